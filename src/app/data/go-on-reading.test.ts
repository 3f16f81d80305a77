import { expect, test } from 'vitest';
import { ApiError, type ErrorCode } from './ApiError.ts';
import { goOnReading, nextTryAt } from './go-on-reading.ts';

const asked = async (
  error: Error | null,
  data: unknown,
  { hasNextPage = true, isRefetchError = false } = {},
): Promise<unknown> =>
  goOnReading({
    data,
    error,
    hasNextPage,
    isRefetchError,
    fetchNextPage: async () => 'the page that failed',
    refetch: async () => 'the first page',
  });
const failed = (code: ErrorCode) => new ApiError(code);

test('what was read stays, and the page that failed is asked for again', async () => {
  expect(await asked(failed('upstream-error'), { pages: [] })).toBe('the page that failed');
});

test('with nothing read there is only the first page', async () => {
  expect(await asked(failed('upstream-error'), undefined)).toBe('the first page');
});

test('a place that is lost means the first page', async () => {
  for (const code of ['cursor-expired', 'cursor-invalid', 'version-superseded'] as const)
    expect(await asked(failed(code), { pages: [] })).toBe('the first page');
});

test('pages that broke off without a link are read from the first one', async () => {
  expect(await asked(null, { pages: [] }, { hasNextPage: false })).toBe('the first page');
});

test('when it was all pages that were to be read anew, that is tried again', async () => {
  expect(await asked(failed('offline'), { pages: [] }, { isRefetchError: true })).toBe('the first page');
});

test('after a pause that Graph asked for, reading tries again when it is over', () => {
  const throttled = (retryAfterSeconds: number) => new ApiError('upstream-throttled', { retryAfterSeconds });
  expect(nextTryAt(throttled(30), 1_000)).toBe(31_000);
  expect(nextTryAt(throttled(301), 1_000)).toBeUndefined();
  expect(nextTryAt(new ApiError('upstream-throttled'), 1_000)).toBeUndefined();
});

test('without a connection somebody looks from time to time, and other failures wait for a person', () => {
  expect(nextTryAt(failed('offline'), 1_000)).toBe(11_000);
  expect(nextTryAt(failed('upstream-error'), 1_000)).toBeUndefined();
  expect(nextTryAt(null, 1_000)).toBeUndefined();
});
