import { expect, test } from 'vitest';
import { epochMs } from '#base/units';
import { packSessions } from '#calls/session-pack';
import { ApiError, type ErrorCode } from '../data/ApiError.ts';
import type { SessionsPage } from '../data/queries.ts';
import { joinedAs, sessionsOf } from '#report/testing';
import { readingOf, untilRowsAreMade, type SessionsReading } from './reading-state.ts';

const page = (more: Partial<SessionsPage> = {}): SessionsPage => ({
  pack: packSessions([]),
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
  hasNextPage: true,
  isFetching: false,
  isPaused: false,
  ...more,
});
const at = {
  toTheEnd: false,
  participants: 7,
  offlineSince: undefined,
  startsAgain: false,
  latestVersion: undefined,
  mayGrow: true,
};
const stateOf = (more: Partial<SessionsReading>, toTheEnd = false) =>
  readingOf(query(more), { ...at, toTheEnd }).state;
const pagesOf = (...pages: readonly Partial<SessionsPage>[]) => ({ data: { pages: pages.map(page) } });
const sixty = sessionsOf(
  ...Array.from({ length: 60 }, (_, index) => joinedAs(`p${index}`, ['11:00:00', '11:10:00'])),
);

test('a record with a next page rests until someone scrolls or asks', () => {
  expect(stateOf({})).toEqual({ kind: 'resting' });
  expect(stateOf({}, true)).toEqual({ kind: 'reading', toTheEnd: true, nextPageAt: undefined });
  expect(stateOf({ isFetching: true })).toMatchObject({ kind: 'reading', toTheEnd: false });
});

test('only a record whose last page says so is complete, and an empty query is not', () => {
  expect(stateOf({ ...pagesOf({ complete: true }), hasNextPage: false })).toEqual({ kind: 'complete' });
  expect(stateOf({ hasNextPage: false, data: undefined, isFetching: true }).kind).toBe('reading');
});

test('pages that end without a next one and without saying that they are whole have broken off', () => {
  expect(stateOf({ hasNextPage: false })).toMatchObject({ kind: 'failed', needs: 'retry', page: undefined });
  expect(stateOf({ hasNextPage: false, isFetching: true }).kind).toBe('reading');
});

test('a page that failed leaves the record partial, with the code for whoever asks', () => {
  const error = new ApiError('upstream-error', { requestId: '3f1c' });
  expect(stateOf({ ...pagesOf({ sessions: sixty, read: 60, pagesRead: 3 }), error })).toEqual({
    kind: 'failed',
    page: 4,
    why: 'Graph failed to answer, after several tries.',
    detail: 'Code upstream-error, request 3f1c',
    needs: 'retry',
  });
});

test('the page that failed has a number only when it is Graph’s next one', () => {
  const failing = (more: Partial<SessionsPage>, code: ErrorCode = 'upstream-error') =>
    stateOf({ ...pagesOf({ sessions: sixty, read: 60, ...more }), error: new ApiError(code) });
  expect(failing({ read: 300 })).toMatchObject({ kind: 'failed', page: undefined });
  expect(failing({}, 'overloaded')).toMatchObject({ kind: 'failed', page: undefined });
});

test('a sign-in that ended in mid-reading asks to sign in', () => {
  expect(stateOf({ error: new ApiError('sign-in-needed') })).toMatchObject({
    kind: 'failed',
    page: undefined,
    needs: 'sign-in',
  });
});

test('trying the failed page again is reading', () => {
  expect(stateOf({ error: new ApiError('upstream-error'), isFetching: true }).kind).toBe('reading');
});

test('throttled is no failure: it says when reading goes on', () => {
  expect(
    stateOf({ error: new ApiError('upstream-throttled', { retryAfterSeconds: 30 }), errorUpdatedAt: 1_000 }),
  ).toEqual({ kind: 'throttled', until: 31_000, toTheEnd: false });
});

const pausing = { sessions: sixty, problem: 'upstream-throttled', nextPageAt: epochMs(9) } as const;

test('a pause of Graph’s is told only to who reads to the end and has all that was read', () => {
  const caughtUp = pagesOf({ ...pausing, read: 60 });
  expect(stateOf(caughtUp, true)).toEqual({ kind: 'throttled', until: 9, toTheEnd: true });
  expect(stateOf(caughtUp)).toEqual({ kind: 'resting' });
});

test('whoever is behind what the proxy has read goes on at once', () => {
  const behind = pagesOf({ ...pausing, read: 3_120, pagesRead: 52 });
  expect(stateOf(behind, true)).toEqual({ kind: 'reading', toTheEnd: true, nextPageAt: undefined });
  expect(stateOf(behind)).toEqual({ kind: 'resting' });
  expect(readingOf(query(behind), at).pagesRead).toBe(1);
});

test('a place that was lost is told as reading that starts again', () => {
  const error = new ApiError('cursor-expired');
  expect(readingOf(query({ error }), { ...at, startsAgain: true }).state).toMatchObject({
    kind: 'reading',
    startsAgain: true,
  });
  expect(stateOf({ error })).toMatchObject({ kind: 'failed', needs: 'retry' });
});

test('without a connection the strip says since when', () => {
  expect(stateOf({ error: new ApiError('offline'), errorUpdatedAt: 700 })).toEqual({
    kind: 'offline',
    since: 700,
  });
  expect(readingOf(query({ isPaused: true }), { ...at, offlineSince: epochMs(600) }).state).toEqual({
    kind: 'offline',
    since: 600,
  });
  expect(stateOf({ isPaused: true })).toEqual({ kind: 'offline', since: undefined });
});

test('a version written since is told once the record says so, and never an older one', () => {
  const versionOf = (read: string, latestVersion: string) =>
    readingOf(query(pagesOf({ version: read, complete: true })), { ...at, latestVersion }).newerVersion;
  expect(versionOf('2', '3')).toBe('3');
  expect(versionOf('9', '10')).toBe('10');
  expect(versionOf('3', '3')).toBeUndefined();
  expect(versionOf('3', '2')).toBeUndefined();
});

test('a record is complete only when the rows of its last page are there', () => {
  const pages = [page({ complete: true })];
  const whole = readingOf(query({ data: { pages }, hasNextPage: false }), at);
  expect(whole.state.kind).toBe('complete');
  expect(untilRowsAreMade(whole, false).state).toMatchObject({ kind: 'reading' });
  expect(untilRowsAreMade(whole, true)).toBe(whole);
});
