import { ApiError } from './ApiError.ts';

/** What may pass by itself (security.md §11 for the browser): too much at once, too slow, no connection. */
const RETRYABLE_STATUS: ReadonlySet<number> = new Set([429, 503, 504]);
const RETRIES = 3;
/** One wait is never longer; beyond it a person decides. */
export const LONGEST_WAIT_SECONDS = 300;

export const isRetryable = (error: unknown): boolean =>
  error instanceof ApiError &&
  (error.code === 'offline' || (error.status !== undefined && RETRYABLE_STATUS.has(error.status))) &&
  (error.retryAfterSeconds ?? 0) <= LONGEST_WAIT_SECONDS;

export const shouldRetry = (failures: number, error: unknown): boolean =>
  failures < RETRIES && isRetryable(error);

/** Milliseconds before the next try: at least what was asked for, else 0.5 s doubling to 8 s. */
export const retryDelayMs = (failures: number, error: unknown): number => {
  const asked = error instanceof ApiError ? error.retryAfterSeconds : undefined;
  return asked === undefined ? Math.min(8_000, 500 * 2 ** failures) : asked * 1_000;
};
