import type { EpochMs } from '#base/units';

export type CallsFilter = {
  readonly startsFrom: EpochMs;
  /** A participant's Entra object id. */
  readonly participant: string | undefined;
};

/** Graph knows two clauses for call records, joined by `and`: the start, and one participant's id. */
export const writeCallsFilter = ({ startsFrom, participant }: CallsFilter): string =>
  [
    `startDateTime ge ${new Date(startsFrom).toISOString()}`,
    ...(participant === undefined ? [] : [`participants_v2/any(p:p/id eq '${participant}')`]),
  ].join(' and ');
