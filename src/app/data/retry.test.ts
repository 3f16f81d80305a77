import { expect, test } from 'vitest';
import { ApiError } from './ApiError.ts';
import { isRetryable, retryDelayMs, shouldRetry } from './retry.ts';

test.each([429, 503, 504])('status %i may pass by itself', (status) => {
  expect(isRetryable(new ApiError('upstream-throttled', { status }))).toBe(true);
});

test.each([400, 401, 403, 404, 410, 500, 502])('status %i does not', (status) => {
  expect(isRetryable(new ApiError('upstream-error', { status }))).toBe(false);
});

test('a lost connection may pass, a bug does not', () => {
  expect(isRetryable(new ApiError('offline'))).toBe(true);
  expect(isRetryable(new TypeError('x is undefined'))).toBe(false);
});

test('after three retries the person decides', () => {
  const error = new ApiError('offline');
  expect([0, 1, 2, 3].map((failures) => shouldRetry(failures, error))).toEqual([true, true, true, false]);
});

test('a wait of more than five minutes is left to the person', () => {
  const error = (retryAfterSeconds: number) =>
    new ApiError('rate-limited', { status: 429, retryAfterSeconds });
  expect(shouldRetry(0, error(300))).toBe(true);
  expect(shouldRetry(0, error(301))).toBe(false);
});

test('the wait is what was asked for, else half a second doubling to eight', () => {
  expect(retryDelayMs(5, new ApiError('overloaded', { retryAfterSeconds: 7 }))).toBe(7_000);
  expect([0, 1, 2, 9].map((failures) => retryDelayMs(failures, new ApiError('offline')))).toEqual([
    500, 1_000, 2_000, 8_000,
  ]);
});
