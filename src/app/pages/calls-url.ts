import { isGuid } from '#base/guid';
import { CALL_FLAGS, type CallFlag } from '#report/call-flags';
import { CALL_KINDS, type CallKind } from '#report/call-kind';

/** What a colleague sees when they open the link to a list of calls. */
export type CallsView = {
  /** How far back: Graph keeps call records for 30 days. */
  readonly days: CallsDays;
  /** Only calls with this participant, an Entra object id. */
  readonly participant: string | undefined;
  /** Only calls that have all of these. */
  readonly flags: readonly CallFlag[];
  /** Only calls of these kinds; of any when there are none. */
  readonly kinds: readonly CallKind[];
  /** Only calls with one of these as their first cause: rules by id. */
  readonly causes: readonly string[];
};

export const CALLS_DAYS = [1, 7, 30] as const;
export type CallsDays = (typeof CALLS_DAYS)[number];

export const DEFAULT_CALLS_VIEW: CallsView = {
  days: 7,
  participant: undefined,
  flags: [],
  kinds: [],
  causes: [],
};

/** Nonsense falls back to the default, each parameter by itself. */
export const readCallsView = (search: URLSearchParams): CallsView => {
  const days = CALLS_DAYS.find((choice) => String(choice) === search.get('days'));
  const participant = search.get('participant');
  return {
    days: days ?? DEFAULT_CALLS_VIEW.days,
    participant: participant !== null && isGuid(participant) ? participant.toLowerCase() : undefined,
    flags: among(CALL_FLAGS, search.get('f')),
    kinds: among(CALL_KINDS, search.get('type')),
    causes: (search.get('cause') ?? '').split('.').filter((word) => RULE_ID.test(word)),
  };
};

/** Defaults are left out, so that the plain list has a plain address. */
export const writeCallsView = ({ days, participant, flags, kinds, causes }: CallsView): URLSearchParams => {
  const search = new URLSearchParams();
  if (days !== DEFAULT_CALLS_VIEW.days) search.set('days', String(days));
  if (participant !== undefined) search.set('participant', participant);
  if (flags.length > 0) search.set('f', flags.join('.'));
  if (kinds.length > 0) search.set('type', kinds.join('.'));
  if (causes.length > 0) search.set('cause', causes.join('.'));
  return search;
};

/** Rules come and go with versions; a link with one that is gone finds no call and can be cleared. */
const RULE_ID = /^[a-z]{1,20}(-[a-z]{1,20}){0,4}$/;

const among = <Word extends string>(words: readonly Word[], text: string | null): readonly Word[] => {
  const named = new Set((text ?? '').split('.'));
  return words.filter((word) => named.has(word));
};
