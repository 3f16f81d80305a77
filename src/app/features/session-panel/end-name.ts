import type { Endpoint } from '#calls/model';

/** What to call the other end: a name, the service, or only that it is the other. */
export const endName = (end: Endpoint | undefined): string => {
  if (end === undefined) return 'Other end';
  if (end.kind === 'service') return 'Teams service';
  return end.identity?.displayName ?? end.identity?.userPrincipalName ?? 'Other end';
};
