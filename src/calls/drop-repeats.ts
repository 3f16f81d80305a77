import { instantWords } from '#base/instant';
import type { Reader } from '#base/read';
import type { EpochMs } from '#base/units';
import type { Endpoint, Session } from './model.ts';

/** A session and the object it was read from. */
export type ReadSession = { readonly from: Reader; readonly session: Session };

/**
 * The sessions of one body without those that were sent before in the same words. One id with other times or another
 * end is not a repeat: an auto attendant that hands over to a call queue keeps its session id.
 */
export const dropRepeats = (read: readonly ReadSession[]): readonly ReadSession[] =>
  firstOfEach(read, ({ from, session }) =>
    sessionMark(session, timeMark(from, 'startDateTime'), timeMark(from, 'endDateTime')),
  );

/** The same over bodies that were read apart and may overlap. Their times are compared as instants, which blur 100 ns. */
export const dropRepeatsAcross = (sessions: readonly Session[]): readonly Session[] =>
  firstOfEach(sessions, (session) => sessionMark(session, session.start, session.end));

const firstOfEach = <Item>(items: readonly Item[], markOf: (item: Item) => string): readonly Item[] => {
  const seen = new Set<string>();
  return items.filter((item) => {
    const mark = markOf(item);
    if (seen.has(mark)) return false;
    seen.add(mark);
    return true;
  });
};

/** Tells sessions apart: id, start, end and who is at both ends. */
const sessionMark = (
  session: Session,
  start: EpochMs | string | undefined,
  end: EpochMs | string | undefined,
) => [session.id, start, end, endMark(session.caller), endMark(session.callee)].join('\n');

const timeMark = (from: Reader, key: string): string => {
  const sent = from.raw(key);
  return typeof sent === 'string' ? instantWords(sent) : '';
};

const endMark = (end: Endpoint | undefined): string => {
  const { identity, userAgent } = end ?? {};
  const who = identity?.id ?? identity?.userPrincipalName ?? identity?.displayName ?? end?.machineName;
  return `${end?.kind ?? ''} ${who ?? ''} ${userAgent?.serviceRole ?? ''}`;
};
