import type { CallRecord, Session } from '#calls/model';
import { parseSessionsPage } from '#calls/parse';
import { createCallSummary, type CallSummary } from './call-summary.ts';
import { createRowBuilder } from './list/row-builder.ts';
import type { SessionRow } from './list/session-rows.ts';

/** What tests of the call page draw calls with: Graph's JSON in a few words, through the real parser. */

/** One stream as Graph writes it; loss as a fraction, jitter in milliseconds. */
export const streamOf = (
  streamDirection: 'callerToCallee' | 'calleeToCaller',
  measured: {
    readonly loss?: number;
    readonly jitterMs?: number;
    readonly packets?: number;
    readonly more?: object;
  },
): object => ({
  streamId: '1',
  streamDirection,
  ...(measured.loss === undefined ? {} : { averagePacketLossRate: measured.loss }),
  ...(measured.jitterMs === undefined ? {} : { averageJitter: `PT${measured.jitterMs / 1_000}S` }),
  ...(measured.packets === undefined ? {} : { packetUtilization: measured.packets }),
  ...measured.more,
});

/** A person in the call from one clock time to another, with the media given. */
export const joinedAs = (
  person: string,
  [from, to]: readonly [string, string],
  media: readonly object[] = [],
  more: object = {},
): object => ({
  id: `session-${person}-${from}`,
  startDateTime: `2026-08-19T${from}Z`,
  endDateTime: `2026-08-19T${to}Z`,
  modalities: ['audio'],
  caller: {
    '@odata.type': '#microsoft.graph.callRecords.participantEndpoint',
    associatedIdentity: { id: person, displayName: person },
  },
  callee: { userAgent: { platform: 'unknown' } },
  segments: [
    { id: 'segment', startDateTime: `2026-08-19T${from}Z`, endDateTime: `2026-08-19T${to}Z`, media },
  ],
  ...more,
});

export const audioOf = (...streams: readonly object[]): object => ({ label: 'main-audio', streams });

export const sessionsOf = (...value: readonly object[]): readonly Session[] => {
  const page = parseSessionsPage({ value });
  if (page.kind === 'err') throw new Error(page.reason.message);
  return page.value.sessions;
};

export const rowsOf = (...value: readonly object[]): readonly SessionRow[] =>
  createRowBuilder().add(sessionsOf(...value));

/** For a test that needs this row and no other. */
export const rowOf = (value: object): SessionRow => {
  const [row] = rowsOf(value);
  if (row === undefined) throw new Error('This session makes no row');
  return row;
};

/** What sessions of a call come to, one after the other. */
export const summarizeCall = (record: CallRecord, sessions: readonly Session[]): CallSummary => {
  const call = createCallSummary(record);
  for (const session of sessions) call.take([session]);
  return call.summary();
};
