import type { Endpoint, Session } from './model.ts';

/**
 * Sessions without those that were sent before in the same words. One id with other times or another end is
 * not a repeat: an auto attendant that hands over to a call queue keeps its session id.
 */
export const dropRepeats = (sessions: readonly Session[]): readonly Session[] => {
  const seen = new Set<string>();
  return sessions.filter((session) => {
    const mark = sessionMark(session);
    if (seen.has(mark)) return false;
    seen.add(mark);
    return true;
  });
};

/** Tells sessions apart across pages: id, start, end and who is at both ends. */
const sessionMark = (session: Session): string =>
  [session.id, session.start, session.end, endMark(session.caller), endMark(session.callee)].join('\n');

const endMark = (end: Endpoint | undefined): string => {
  const { identity, userAgent } = end ?? {};
  const who = identity?.id ?? identity?.userPrincipalName ?? identity?.displayName ?? end?.machineName;
  return `${end?.kind ?? ''} ${who ?? ''} ${userAgent?.serviceRole ?? ''}`;
};
