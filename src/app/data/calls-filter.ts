import type { EpochMs } from '#base/units';

export type CallsFilter = {
  readonly startsFrom: EpochMs;
  /** Not this instant any more. */
  readonly startsBefore?: EpochMs;
  /** A participant's Entra object id. */
  readonly participant: string | undefined;
};

/** Graph knows two clauses for call records, joined by `and`: bounds of the start, and one participant's id. */
export const writeCallsFilter = ({ startsFrom, startsBefore, participant }: CallsFilter): string =>
  [
    `startDateTime ge ${new Date(startsFrom).toISOString()}`,
    ...(startsBefore === undefined ? [] : [`startDateTime lt ${new Date(startsBefore).toISOString()}`]),
    ...(participant === undefined ? [] : [`participants_v2/any(p:p/id eq '${participant}')`]),
  ].join(' and ');
