import type { Identity } from '#calls/model';
import { isPoorRating } from '#quality/call-facts';
import type { SessionRow } from '../list/session-rows.ts';
import { knownPeople, matchPeople } from './known-people.ts';
import type { AskedPerson } from './ticket.ts';

/**
 * Whose ticket it is, among the rows of a call: the one person of the call whom its words name, or of several of that
 * name the only one who rated the call poor. Undefined while that is not certain; `participants` are all who were in
 * the call, also those whose sessions are not read yet.
 */
export const ticketPerson = (
  asked: readonly AskedPerson[],
  rows: readonly SessionRow[],
  participants: readonly Identity[],
): SessionRow | undefined => {
  const everybody = knownPeople([...participants, ...rows.flatMap(({ person }) => person ?? [])]);
  const named = new Set(asked.flatMap((person) => matchPeople(person, everybody)).map(({ id }) => id));
  const there = rows.filter(({ person }) => person?.id !== undefined && named.has(person.id));
  const complained = there.filter(({ feedback }) => isPoorRating(feedback));
  if (complained.length === 1) return complained[0];
  return named.size === 1 ? there[0] : undefined;
};
