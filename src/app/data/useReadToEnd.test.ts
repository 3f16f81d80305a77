import { expect, test } from 'vitest';
import { epochMs } from '#base/units';
import type { Session } from '#calls/model';
import { packSessions } from '#calls/session-pack';
import type { SessionsPage } from './queries.ts';
import { isBehindWalk, pauseBeforeNext } from './useReadToEnd.ts';

const session: Session = {
  id: 's1',
  start: undefined,
  end: undefined,
  modalities: [],
  isTest: undefined,
  caller: undefined,
  callee: undefined,
  failure: undefined,
  segments: [],
};

const page = (of: Partial<SessionsPage>): SessionsPage => ({
  pack: packSessions([session]),
  sessions: [session],
  link: undefined,
  nextLink: '/next',
  complete: false,
  version: '1',
  read: 1,
  pagesRead: 1,
  problem: undefined,
  nextPageAt: undefined,
  ...of,
});

test('after a page with sessions the next one is asked for at once', () => {
  expect(pauseBeforeNext([page({})], 1_000)).toBe(0);
});

test('an empty page is not followed by a hail of questions', () => {
  expect(pauseBeforeNext([page({ sessions: [] })], 1_000)).toBe(1_000);
});

test('a pause that Graph asked for is kept, up to five minutes', () => {
  expect(pauseBeforeNext([page({ nextPageAt: epochMs(31_000) })], 1_000)).toBe(30_000);
  expect(pauseBeforeNext([page({ nextPageAt: epochMs(9e12) })], 1_000)).toBe(300_000);
});

test('a pause that is over is none', () => {
  expect(pauseBeforeNext([page({ nextPageAt: epochMs(500) })], 1_000)).toBe(0);
});

test('a reader catches up with what the proxy has read, whatever the pause of the walk', () => {
  const walked = page({
    read: 3_120,
    pagesRead: 52,
    nextPageAt: epochMs(301_000),
    problem: 'upstream-throttled',
  });
  expect(isBehindWalk([walked])).toBe(true);
  expect(pauseBeforeNext([walked], 1_000)).toBe(0);
  const caughtUp = page({ ...walked, read: 2 });
  expect(isBehindWalk([walked, caughtUp])).toBe(false);
  expect(pauseBeforeNext([walked, caughtUp], 1_000)).toBe(300_000);
});

test('of a large call a few pages are fetched together, but never what the proxy has already', () => {
  const large = { sessions: Array.from({ length: 1_001 }, () => session) };
  expect(pauseBeforeNext([page({ ...large, read: 1_001 })], 1_000)).toBe(300);
  expect(pauseBeforeNext([page({ ...large, read: 1_061 })], 1_000)).toBe(0);
});
