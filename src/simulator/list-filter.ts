import { badRequest } from './graph-error.ts';
import { participantsOf } from './record.ts';
import type { SimulatedRecord } from './record.ts';

type Operator = 'lt' | 'le' | 'gt' | 'ge';

/** A record is listed when all parts hold. Instants in epoch milliseconds. */
export type ListFilter = {
  readonly starts: readonly { readonly operator: Operator; readonly at: number }[];
  /** Ids in lower case. */
  readonly participants: readonly string[];
};

const START =
  /^startDateTime\s+(lt|le|gt|ge)\s+(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?(?:Z|[+-]\d\d:\d\d))$/i;
const PARTICIPANT = /^participants_v2\/any\((\w+):\s*\1\/id\s+eq\s+'([0-9a-f-]{36}|\+?\d+)'\)$/i;

/** Reads `$filter`: start times and participants joined with `and`. There is no filter by end time. Throws 400. */
export const parseListFilter = (text: string | null): ListFilter => {
  const starts: { operator: Operator; at: number }[] = [];
  const participants: string[] = [];
  for (const clause of text === null ? [] : text.trim().split(/\s+and\s+/i)) {
    const [, operator, time] = START.exec(clause) ?? [];
    const person = PARTICIPANT.exec(clause)?.[2];
    if (operator !== undefined && time !== undefined) {
      starts.push({ operator: asOperator(operator.toLowerCase()), at: Date.parse(time) });
    } else if (person !== undefined) participants.push(person.toLowerCase());
    else throw badRequest(`Invalid filter clause: ${clause}`);
  }
  return { starts, participants };
};

/** Whether a record passes. */
export const passes = (record: SimulatedRecord, { starts, participants }: ListFilter): boolean =>
  starts.every(({ operator, at }) => comparisons[operator](record.start, at)) &&
  participants.every((id) => idsOf(record).has(id));

const asOperator = (word: string): Operator =>
  word === 'lt' || word === 'le' || word === 'gt' ? word : 'ge';

const comparisons = {
  lt: (start: number, at: number): boolean => start < at,
  le: (start: number, at: number): boolean => start <= at,
  gt: (start: number, at: number): boolean => start > at,
  ge: (start: number, at: number): boolean => start >= at,
} as const;

const participantIds = new WeakMap<SimulatedRecord, ReadonlySet<string>>();

/** Made once for each record, when a list is first narrowed to a person. */
const idsOf = (record: SimulatedRecord): ReadonlySet<string> => {
  const known = participantIds.get(record);
  if (known !== undefined) return known;
  const ids = new Set(participantsOf(record).map(({ id }) => id.toLowerCase()));
  participantIds.set(record, ids);
  return ids;
};
