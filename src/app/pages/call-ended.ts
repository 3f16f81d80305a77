import { epochMs, MINUTE_MS, type EpochMs } from '#base/units';

/**
 * A link to a call says when the call ended, for the day when Graph no longer does, or does not yet: a 404 alone
 * cannot tell a record that is gone from one that is not written. The time is cut to the minute.
 */
const ENDED = 'ended';

export const writeEnded = (search: URLSearchParams, end: EpochMs | undefined): void => {
  if (end !== undefined) search.set(ENDED, `${new Date(end).toISOString().slice(0, 16)}Z`);
};

/** How long ago, or undefined where the address does not say so, says nonsense, or names the future. */
export const readEnded = (search: URLSearchParams, now: number): { minutesAgo: number } | undefined => {
  const ended = epochMs(Date.parse(search.get(ENDED) ?? ''));
  const minutesAgo = (now - ended) / MINUTE_MS;
  return minutesAgo >= 0 ? { minutesAgo } : undefined;
};
