import { expect, test } from 'vitest';
import { epochMs } from '#base/units';
import { readEnded, writeEnded } from './call-ended.ts';

const NOON = Date.UTC(2026, 10, 24, 12);

const linkOf = (end: number | undefined): URLSearchParams => {
  const search = new URLSearchParams();
  writeEnded(search, end === undefined ? undefined : epochMs(end));
  return search;
};

test('a link tells to the minute when the call ended', () => {
  expect(linkOf(NOON - 90_500).toString()).toBe('ended=2026-11-24T11%3A58Z');
  expect(readEnded(linkOf(NOON - 600_000), NOON)).toEqual({ minutesAgo: 10 });
});

test('no end, nonsense and the future say nothing', () => {
  expect(linkOf(undefined).toString()).toBe('');
  expect(readEnded(new URLSearchParams('ended=yesterday'), NOON)).toBeUndefined();
  expect(readEnded(linkOf(NOON + 3_600_000), NOON)).toBeUndefined();
});
