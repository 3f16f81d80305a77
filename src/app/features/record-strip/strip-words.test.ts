import { expect, test } from 'vitest';
import { epochMs } from '#base/units';
import { expectedSessions, pageBoxes, type Reading, type ReadingState } from './reading.ts';
import { stripWords } from './strip-words.ts';

const now = epochMs(1_000_000);
const clock = { time: () => '10:33:05', zone: 'UTC', now };
const reading = (state: ReadingState, more: Partial<Reading> = {}): Reading => ({
  shown: 180,
  expected: 240,
  pagesRead: 3,
  version: '2',
  mayGrow: true,
  state,
  ...more,
});
const words = (state: ReadingState, more: Partial<Reading> = {}) => {
  const { strong, rest } = stripWords(reading(state, more), clock);
  return `${strong} ${rest}`.trim();
};

test.each<[string, ReadingState, Partial<Reading>?]>([
  ['180 of ≈ 240 sessions read. The next page comes as you scroll.', { kind: 'resting' }],
  [
    '180 of ≈ 240 sessions read. Next page in about 6 s.',
    { kind: 'reading', toTheEnd: true, nextPageAt: epochMs(1_006_000) },
  ],
  [
    '3,060 of ≈ 10,000 sessions read. Next page in about 6 s. Graph allows 50 pages per 5 min.',
    { kind: 'reading', toTheEnd: true, nextPageAt: epochMs(1_006_000) },
    { shown: 3_060, expected: 10_000 },
  ],
  [
    'Reading page 1. The next page is on its way.',
    { kind: 'reading', toTheEnd: false, nextPageAt: undefined },
    { shown: 0 },
  ],
  [
    '180 of ≈ 240 sessions read. Graph asked for a pause. Reading goes on by itself at 10:33:05.',
    { kind: 'throttled', until: now, toTheEnd: true },
  ],
  [
    'Partial: 180 of ≈ 240 sessions. Page 4 failed. Graph took too long to answer.',
    {
      kind: 'failed',
      page: 4,
      why: 'Graph took too long to answer.',
      detail: 'Code upstream-timeout',
      needs: 'retry',
    },
  ],
  [
    'Partial: 180 of ≈ 240 sessions. Your sign-in has ended.',
    {
      kind: 'failed',
      page: undefined,
      why: 'Your sign-in has ended.',
      detail: 'Code invalid-token',
      needs: 'sign-in',
    },
  ],
  [
    '180 of ≈ 240 sessions read. The place in the list was lost: reading starts again from the first page.',
    { kind: 'reading', toTheEnd: false, nextPageAt: undefined, startsAgain: true },
  ],
  ['Offline since 10:33:05. Reading goes on when the connection is back.', { kind: 'offline', since: now }],
  ['Offline. Reading goes on when the connection is back.', { kind: 'offline', since: undefined }],
  ['All 240 sessions read.', { kind: 'complete' }, { shown: 240 }],
  ['1 session read.', { kind: 'complete' }, { shown: 1 }],
  ['The record holds no sessions.', { kind: 'complete' }, { shown: 0 }],
])('%s', (said, state, more) => {
  expect(words(state, more)).toBe(said);
});

test('a later version is promised only while one can come', () => {
  const version = (mayGrow: boolean) => {
    const { strong, rest } = stripWords(reading({ kind: 'resting' }, { mayGrow }), clock).version;
    return strong + rest;
  };
  expect(version(true)).toBe('Version 2. A later version can still add data.');
  expect(version(false)).toBe('Version 2.');
});

test('what is old or has lost its names says so, and promises no later version', () => {
  const stale = { code: 'upstream-unavailable', readAt: epochMs(0) } as const;
  const { notes, version } = stripWords(reading({ kind: 'complete' }, { stale, erasedAfterDays: 28 }), clock);
  expect(notes).toEqual([
    'Graph cannot be reached, so this is what was read at 00:00.',
    'Names and addresses were erased 28 days after the call.',
  ]);
  expect(version.rest).toBe('.');
  expect(stripWords(reading({ kind: 'complete' }), clock).notes).toEqual([]);
});

test('only an incomplete record says that shares count what is read', () => {
  expect(stripWords(reading({ kind: 'resting' }), clock).shares).toBeDefined();
  expect(stripWords(reading({ kind: 'complete' }), clock).shares).toBeUndefined();
});

test('the expected number is rounded for many people and never below what is there', () => {
  expect(expectedSessions(238, 60)).toBe(240);
  expect(expectedSessions(7, 2)).toBe(7);
  expect(expectedSessions(238, 251)).toBe(251);
});

const draw = (state: ReadingState, more: Partial<Reading> = {}) =>
  pageBoxes(reading(state, more))
    .map((box) => ({ read: '■', underWay: '▨', toCome: '□' })[box.state])
    .join('');

test('there is a box for each page: filled, hatched while under way, open', () => {
  expect(draw({ kind: 'reading', toTheEnd: true, nextPageAt: undefined })).toBe('■■■▨');
  expect(draw({ kind: 'resting' })).toBe('■■■□');
  expect(draw({ kind: 'complete' }, { pagesRead: 4 })).toBe('■■■■');
  expect(
    draw({ kind: 'reading', toTheEnd: false, nextPageAt: undefined }, { pagesRead: 0, expected: undefined }),
  ).toBe('▨');
});

test('of many pages each box stands for several', () => {
  const boxes = pageBoxes(
    reading({ kind: 'reading', toTheEnd: true, nextPageAt: undefined }, { pagesRead: 60, expected: 10_000 }),
  );
  expect(boxes.length).toBeLessThanOrEqual(12);
  expect(boxes.filter((box) => box.state === 'read')).toHaveLength(4);
  expect(boxes.filter((box) => box.state === 'underWay')).toHaveLength(1);
});
