import { expect, test } from 'vitest';
import { epochMs } from '#base/units';
import { ApiError } from '../data/ApiError.ts';
import type { SessionsPage } from '../data/queries.ts';
import { readingOf, type SessionsReading } from './reading-state.ts';

const page = (more: Partial<SessionsPage> = {}): SessionsPage => ({
  sessions: [],
  link: undefined,
  nextLink: undefined,
  complete: false,
  version: '2',
  read: 60,
  pagesRead: 3,
  problem: undefined,
  nextPageAt: undefined,
  ...more,
});
const query = (more: Partial<SessionsReading> = {}): SessionsReading => ({
  data: { pages: [page()] },
  error: null,
  errorUpdatedAt: 0,
  dataUpdatedAt: 500,
  hasNextPage: true,
  isFetching: false,
  isPaused: false,
  ...more,
});
const stateOf = (more: Partial<SessionsReading>, toTheEnd = false) =>
  readingOf(query(more), toTheEnd, 7).state;

test('a record with a next page rests until someone scrolls or asks', () => {
  expect(stateOf({})).toEqual({ kind: 'resting' });
  expect(stateOf({}, true)).toEqual({ kind: 'reading', toTheEnd: true, nextPageAt: undefined });
  expect(stateOf({ isFetching: true })).toMatchObject({ kind: 'reading', toTheEnd: false });
});

test('only a record without a next page is complete, and an empty query is not', () => {
  expect(stateOf({ hasNextPage: false })).toEqual({ kind: 'complete' });
  expect(stateOf({ hasNextPage: false, data: undefined, isFetching: true }).kind).toBe('reading');
});

test('a page that failed leaves the record partial, with the code for whoever asks', () => {
  const error = new ApiError('upstream-error', { requestId: '3f1c' });
  expect(stateOf({ error })).toEqual({
    kind: 'failed',
    why: 'Graph failed to answer, after several tries.',
    detail: 'Code upstream-error, request 3f1c',
  });
});

test('trying the failed page again is reading', () => {
  expect(stateOf({ error: new ApiError('upstream-error'), isFetching: true }).kind).toBe('reading');
});

test('throttled is no failure: it says when reading goes on', () => {
  expect(
    stateOf({ error: new ApiError('upstream-throttled', { retryAfterSeconds: 30 }), errorUpdatedAt: 1_000 }),
  ).toEqual({ kind: 'throttled', until: 31_000 });
  expect(
    stateOf({ data: { pages: [page({ problem: 'upstream-throttled', nextPageAt: epochMs(9) })] } }),
  ).toEqual({ kind: 'throttled', until: 9 });
});

test('without a connection the strip says since when', () => {
  expect(stateOf({ error: new ApiError('offline'), errorUpdatedAt: 700 })).toEqual({
    kind: 'offline',
    since: 700,
  });
  expect(stateOf({ isPaused: true })).toEqual({ kind: 'offline', since: 500 });
});
