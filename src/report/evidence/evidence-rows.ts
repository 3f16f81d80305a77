import type { SessionRow } from '../list/session-rows.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { formatCount } from '../format.ts';

/** The few people whose lines go into the evidence, and which they are of how many. */
export type Excerpt = {
  readonly rows: readonly { readonly row: SessionRow; readonly name: string; readonly isCause: boolean }[];
  /** “5 of 238 people: the cause, the ticket’s person, 3 of the 4 other poor ratings”. */
  readonly words: string;
};

type Subject = {
  readonly rows: readonly SessionRow[];
  readonly nameOf: (key: string) => string;
  readonly verdict: Verdict;
  readonly ticket: { readonly person: string | undefined };
};

/** A ticket needs the cause and its witnesses, not the list. */
const MOST_ROWS = 5;
const MOST_CAUSES = 3;

/** The cause, the ticket's person, and as many poor ratings as have room, the lowest first. */
export const excerptOf = ({ rows, nameOf, verdict, ticket }: Subject): Excerpt => {
  const { people } = verdict.main;
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const known = people.map((key) => byKey.get(key)).filter((row) => row !== undefined);
  const causes = known.slice(0, MOST_CAUSES);
  const asker = ticket.person === undefined ? undefined : byKey.get(ticket.person);
  const others = asker === undefined || causes.includes(asker) ? [] : [asker];
  const shown = new Set([...causes, ...others]);
  const rated = rows.filter((row) => !shown.has(row) && ratingOf(row) <= 2).toSorted(lowestFirst);
  const voters = rated.slice(0, MOST_ROWS - shown.size);
  const which = [
    causes.length === 0
      ? undefined
      : causeWords(causes.length, known.length, verdict.main.confidence === 'noCause'),
    others.length === 0 ? undefined : 'the ticket’s person',
    rated.length === 0 ? undefined : voterWords(voters.length, rated.length, shown.size > 0),
  ].filter((part) => part !== undefined);
  const isSmall = rows.length <= MOST_ROWS;
  const all = isSmall ? [...new Set([...shown, ...voters, ...rows])] : [...shown, ...voters];
  const count = `${all.length} of ${formatCount(rows.length)} people`;
  return {
    rows: all.map((row) => ({ row, name: nameOf(row.key), isCause: causes.includes(row) })),
    words: isSmall
      ? `all ${rows.length} people`
      : which.length === 0
        ? count
        : `${count}: ${which.join(', ')}`,
  };
};

const ratingOf = ({ feedback }: SessionRow): number =>
  typeof feedback?.rating === 'number' ? feedback.rating : Number.POSITIVE_INFINITY;

const lowestFirst = (one: SessionRow, other: SessionRow): number =>
  ratingOf(one) - ratingOf(other) || one.severity - other.severity;

const causeWords = (shown: number, of: number, isNoCause: boolean): string => {
  if (of === 1) return isNoCause ? 'whom it concerns' : 'the cause';
  return shown === of ? `the ${of} it concerns` : `${shown} of the ${formatCount(of)} it concerns`;
};

const voterWords = (shown: number, of: number, hasOthers: boolean): string => {
  const other = hasOthers ? 'other ' : '';
  if (shown === of)
    return of === 1 ? `the ${other}poor rating` : `all ${formatCount(of)} ${other}poor ratings`;
  return `${shown} of the ${formatCount(of)} ${other}poor ratings`;
};
