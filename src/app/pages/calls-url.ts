import { isGuid } from '#base/guid';

/** What a colleague sees when they open the link to a list of calls. */
export type CallsView = {
  /** How far back: Graph keeps call records for 30 days. */
  readonly days: CallsDays;
  /** Only calls with this participant, an Entra object id. */
  readonly participant: string | undefined;
};

export const CALLS_DAYS = [1, 7, 30] as const;
export type CallsDays = (typeof CALLS_DAYS)[number];

export const DEFAULT_CALLS_VIEW: CallsView = { days: 7, participant: undefined };

/** Nonsense falls back to the default, each parameter by itself. */
export const readCallsView = (search: URLSearchParams): CallsView => {
  const days = CALLS_DAYS.find((choice) => String(choice) === search.get('days'));
  const participant = search.get('participant');
  return {
    days: days ?? DEFAULT_CALLS_VIEW.days,
    participant: participant !== null && isGuid(participant) ? participant.toLowerCase() : undefined,
  };
};

/** Defaults are left out, so that the plain list has a plain address. */
export const writeCallsView = ({ days, participant }: CallsView): URLSearchParams => {
  const search = new URLSearchParams();
  if (days !== DEFAULT_CALLS_VIEW.days) search.set('days', String(days));
  if (participant !== undefined) search.set('participant', participant);
  return search;
};
