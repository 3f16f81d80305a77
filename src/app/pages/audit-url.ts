import { isGuid } from '#base/guid';
import { AUDIT_EVENTS, type AuditEventName } from '#contract/audit';

/** Which lines of the audit trail are shown. */
export type AuditView = {
  readonly days: AuditDays;
  readonly event: AuditEventName | undefined;
  /** An Entra object id. */
  readonly person: string | undefined;
  readonly record: string | undefined;
};

/** 0 is all there is. */
export const AUDIT_DAYS = [1, 7, 30, 0] as const;
export type AuditDays = (typeof AUDIT_DAYS)[number];

export const DEFAULT_AUDIT_VIEW: AuditView = {
  days: 7,
  event: undefined,
  person: undefined,
  record: undefined,
};

const guidOf = (text: string | null): string | undefined =>
  text !== null && isGuid(text) ? text.toLowerCase() : undefined;

/** Nonsense falls back to the default, each parameter by itself. */
export const readAuditView = (search: URLSearchParams): AuditView => ({
  days: AUDIT_DAYS.find((days) => String(days) === search.get('days')) ?? DEFAULT_AUDIT_VIEW.days,
  event: AUDIT_EVENTS.find((event) => event === search.get('event')),
  person: guidOf(search.get('person')),
  record: guidOf(search.get('record')),
});

/** Defaults are left out. */
export const writeAuditView = ({ days, event, person, record }: AuditView): URLSearchParams => {
  const search = new URLSearchParams();
  if (days !== DEFAULT_AUDIT_VIEW.days) search.set('days', String(days));
  if (event !== undefined) search.set('event', event);
  if (person !== undefined) search.set('person', person);
  if (record !== undefined) search.set('record', record);
  return search;
};
