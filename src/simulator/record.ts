import { DAY_MS } from '#base/units';
import type { Fault } from './faults.ts';
import { withoutLateTelemetry } from './late-telemetry.ts';
import type { GraphCallRecord, GraphParticipant, GraphSession } from './wire.ts';

/** Graph forgets a record 30 days after its call. */
export const KEPT_MS = 30 * DAY_MS;

/**
 * A call record the simulator can serve. Sessions and participants are made when asked for, by their place in
 * Graph's order, and made the same every time: a meeting of 10,000 is never held in memory.
 */
export type SimulatedRecord = {
  readonly id: string;
  /** By what name tests and the demo call it. */
  readonly name: string;
  /** Epoch milliseconds. */
  readonly start: number;
  readonly end: number;
  /** When version 1, 2 … was written; before the first there is no record. */
  readonly publications: readonly number[];
  /** The documented record is served although Graph would have forgotten it long ago. */
  readonly keptForever?: boolean;
  /** An older tenant's record: deprecated members filled, no discriminators. */
  readonly olderForm?: boolean;
  readonly head: Omit<GraphCallRecord, 'version' | 'lastModifiedDateTime'>;
  readonly sessionCount: number;
  readonly session: (index: number) => GraphSession;
  readonly participantCount: number;
  readonly participant: (index: number) => GraphParticipant;
  readonly faults?: readonly Fault[];
  /** Bodies to be answered byte for byte in place of the first page of sessions. */
  readonly printed?: { readonly sessions: string; readonly withSegments: string };
};

/** The version Graph has at this moment; 0 while the record is not written, or no longer kept. */
export const versionAt = ({ publications, start, keptForever }: SimulatedRecord, now: number): number =>
  keptForever !== true && now - start > KEPT_MS ? 0 : publications.filter((at) => at <= now).length;

/** The record's own properties as of a version. */
export const headOf = (record: SimulatedRecord, version: number): GraphCallRecord => ({
  ...record.head,
  version,
  lastModifiedDateTime: new Date(record.publications[version - 1] ?? record.end).toISOString(),
});

/** One session as of a version: some clients' telemetry arrives only for the last version. */
const sessionOf = (record: SimulatedRecord, index: number, version: number): GraphSession => {
  const session = record.session(index);
  return version < record.publications.length && index % 9 === 4 ? withoutLateTelemetry(session) : session;
};

/** Small records are made once for the pages that are read of them one after the other, these many at a time. */
const SMALL = 100;
const MAX_MADE = 32;
const made = new Map<
  SimulatedRecord,
  { readonly version: number; readonly sessions: readonly GraphSession[] }
>();

/** Sessions from a place on, at most so many. */
export const sessionsOf = (
  record: SimulatedRecord,
  version: number,
  from = 0,
  count = record.sessionCount,
): readonly GraphSession[] => {
  if (record.sessionCount > SMALL) return makeSessions(record, version, from, count);
  const known = made.get(record);
  const entry =
    known?.version === version
      ? known
      : { version, sessions: makeSessions(record, version, 0, record.sessionCount) };
  made.delete(record);
  made.set(record, entry);
  const [oldest] = made.keys();
  if (made.size > MAX_MADE && oldest !== undefined) made.delete(oldest);
  return entry.sessions.slice(from, from + count);
};

const makeSessions = (
  record: SimulatedRecord,
  version: number,
  from: number,
  count: number,
): readonly GraphSession[] =>
  Array.from({ length: Math.max(0, Math.min(count, record.sessionCount - from)) }, (_, offset) =>
    sessionOf(record, from + offset, version),
  );

/** Participants from a place on, at most so many. */
export const participantsOf = (
  record: SimulatedRecord,
  from = 0,
  count = record.participantCount,
): readonly GraphParticipant[] =>
  Array.from({ length: Math.max(0, Math.min(count, record.participantCount - from)) }, (_, offset) =>
    record.participant(from + offset),
  );
