import type { CallRecord, Failure, Identity, Session } from '#calls/model';
import { classifyStream, mediumKind } from '#quality/classify';
import { endpointOf, failureOf } from '#quality/ends';
import { placeOf } from '#quality/where';
import { summarizeFeedback } from './verdict/feedback-summary.ts';
import { createRowBuilder } from './list/row-builder.ts';
import type { SessionRow } from './list/session-rows.ts';

/** What the list of calls tells of one, from the sessions read so far. */
export type CallSummary = {
  /** Rows of the session list: people, and each phone or application with a session of its own. */
  readonly people: number;
  readonly rated: number;
  /** Ratings 1 and 2. */
  readonly ratedPoor: number;
  /** Audio streams with a verdict, and those with the verdict poor; the others are in neither number. */
  readonly audioJudged: number;
  readonly audioPoor: number;
  /** The first failure met. */
  readonly failure: Failure | undefined;
  /** Both ends of the first session: who called whom, in a call of two. */
  readonly caller: Identity | undefined;
  readonly callee: Identity | undefined;
  /** Where its people were: subnets, and of homes the public address. */
  readonly sites: readonly string[];
};

/** Sums up a call as its sessions come; each of them is looked at once. */
export const createCallSummary = (record: CallRecord) => {
  const builder = createRowBuilder();
  let rows: readonly SessionRow[] = [];
  let first: Session | undefined;
  let failure: Failure | undefined;
  let audioJudged = 0;
  let audioPoor = 0;
  return {
    take: (sessions: readonly Session[]): void => {
      rows = builder.add(sessions);
      first ??= sessions[0];
      for (const session of sessions) failure ??= failureOf(session);
      for (const verdict of audioVerdicts(sessions)) {
        if (verdict !== 'unclassified') audioJudged += 1;
        if (verdict === 'poor') audioPoor += 1;
      }
    },
    /** The record's participants count where more of them are named than have a session here. */
    summary: (): CallSummary => {
      const { ratings, rated } = summarizeFeedback(rows);
      return {
        people: Math.max(rows.length, record.participants.length),
        rated,
        ratedPoor: ratings.filter(({ rating }) => rating <= 2).reduce((sum, { count }) => sum + count, 0),
        audioJudged,
        audioPoor,
        failure,
        ...whoCalledWhom(first),
        sites: [...new Set(rows.map(siteOf).filter((site) => site !== undefined))],
      };
    },
  };
};

const siteOf = ({ network }: SessionRow): string | undefined =>
  network && placeOf({ subnet: network.subnet, reflexiveIpAddress: network.publicAddress });

/** Both ends of a call's first session. */
export const whoCalledWhom = (first: Session | undefined): Pick<CallSummary, 'caller' | 'callee'> => ({
  caller: first && endpointOf(first, 'caller')?.identity,
  callee: first && endpointOf(first, 'callee')?.identity,
});

/** Per stream, not per person: in a call of two both ends see the same two streams. */
const audioVerdicts = (sessions: readonly Session[]) =>
  sessions
    .flatMap(({ segments }) => segments.flatMap(({ media }) => media))
    .filter(({ label }) => mediumKind(label) === 'audio')
    .flatMap(({ streams }) => streams.map((stream) => classifyStream('audio', stream, 'heard').verdict));
