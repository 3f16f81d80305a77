import type { CallRecord, Identity } from '#calls/model';

/** What kind of call it was. `call`: Graph did not say. */
export const CALL_KINDS = ['meeting', 'groupCall', 'telephone', 'twoPeople', 'call'] as const;
export type CallKind = (typeof CALL_KINDS)[number];

/**
 * The kind of a call. Phones are known from the people in it, so often only once sessions are read. Two parties are
 * never a meeting, though Graph gives some of their records a join link. Without the link a meeting is a group
 * call: readers of metrics never see the link.
 */
export const kindOfCall = (
  { type, organizer, joinWebUrl }: CallRecord,
  people: readonly (Identity | undefined)[],
): CallKind => {
  const hasPhone = [organizer, ...people].some((person) => person?.kind === 'phone');
  if (type === 'peerToPeer') return hasPhone ? 'telephone' : 'twoPeople';
  if (joinWebUrl !== undefined) return 'meeting';
  if (type === 'groupCall') return 'groupCall';
  return hasPhone ? 'telephone' : 'call';
};
