import { SECOND_MS } from '#base/units';

/**
 * Milliseconds a Retry-After header asks to wait: whole or decimal seconds (Graph's documentation shows `2.128`)
 * or an HTTP date. Undefined for none, for nonsense and for a negative number. `nowMs` is epoch milliseconds.
 */
export const readRetryAfter = (header: string | undefined, nowMs: number): number | undefined => {
  const text = header?.trim() ?? '';
  if (/^\d{1,12}(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * SECOND_MS);
  if (!/^[A-Z][a-z]{2,8},? /.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
};

const MAX_BACKOFF_MS = 8 * SECOND_MS;
const FIRST_BACKOFF_MS = 0.5 * SECOND_MS;
const JITTER = 0.1;

/**
 * How long to wait before retry number `retry` (0 is the first): what Graph asked and up to a tenth more, or
 * full-jitter backoff when it asked nothing. `random` gives 0 to below 1.
 */
export const retryDelay = (askedMs: number | undefined, retry: number, random: () => number): number =>
  askedMs === undefined
    ? random() * Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** retry)
    : askedMs * (1 + random() * JITTER);
