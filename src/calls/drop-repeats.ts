import { instantWords } from '#base/instant';
import type { Reader } from '#base/read';
import type { Endpoint, Session } from './model.ts';

/** A session and the object it was read from. */
export type ReadSession = { readonly from: Reader; readonly session: Session };

/**
 * Sessions without those that were sent before in the same words. One id with other times or another end is
 * not a repeat: an auto attendant that hands over to a call queue keeps its session id.
 */
export const dropRepeats = (read: readonly ReadSession[]): readonly ReadSession[] => {
  const seen = new Set<string>();
  return read.filter((one) => {
    const mark = sessionMark(one);
    if (seen.has(mark)) return false;
    seen.add(mark);
    return true;
  });
};

/** Tells sessions apart: id, start, end and who is at both ends. Times as text: an EpochMs blurs 100 ns. */
const sessionMark = ({ from, session }: ReadSession): string =>
  [
    session.id,
    timeMark(from, 'startDateTime'),
    timeMark(from, 'endDateTime'),
    endMark(session.caller),
    endMark(session.callee),
  ].join('\n');

const timeMark = (from: Reader, key: string): string => {
  const sent = from.raw(key);
  return typeof sent === 'string' ? instantWords(sent) : '';
};

const endMark = (end: Endpoint | undefined): string => {
  const { identity, userAgent } = end ?? {};
  const who = identity?.id ?? identity?.userPrincipalName ?? identity?.displayName ?? end?.machineName;
  return `${end?.kind ?? ''} ${who ?? ''} ${userAgent?.serviceRole ?? ''}`;
};
