import { expect, test } from 'vitest';
import { ApiError, type ErrorCode } from './ApiError.ts';
import { goOnReading } from './go-on-reading.ts';

const asked = async (code: ErrorCode, data: unknown): Promise<unknown> =>
  goOnReading({
    data,
    error: new ApiError(code),
    fetchNextPage: async () => 'the page that failed',
    refetch: async () => 'the first page',
  });

test('what was read stays, and the page that failed is asked for again', async () => {
  expect(await asked('upstream-error', { pages: [] })).toBe('the page that failed');
});

test('with nothing read there is only the first page', async () => {
  expect(await asked('upstream-error', undefined)).toBe('the first page');
});

test('a place that is lost means the first page', async () => {
  expect(await asked('cursor-expired', { pages: [] })).toBe('the first page');
});
