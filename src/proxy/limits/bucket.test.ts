import { expect, test } from 'vitest';
import { createBuckets } from './bucket.ts';

const clock = { now: 0 };
const buckets = () => createBuckets({ perMinute: 60, burst: 3, now: () => clock.now });

test('a burst passes, then one a second, and each key has its own', () => {
  clock.now = 0;
  const { take } = buckets();
  expect([take('a'), take('a'), take('a')]).toEqual([0, 0, 0]);
  expect(take('a')).toBe(1_000);
  expect(take('b')).toBe(0);
  clock.now = 400;
  expect(take('a')).toBe(600);
  clock.now = 1_000;
  expect(take('a')).toBe(0);
  expect(take('a')).toBe(1_000);
});

test('a long rest fills no more than the burst, and a clock set back takes nothing away', () => {
  clock.now = 1_000_000;
  const { take } = buckets();
  take('a');
  clock.now = 10_000_000;
  expect([take('a'), take('a'), take('a')]).toEqual([0, 0, 0]);
  clock.now = 0;
  expect(take('a')).toBe(1_000);
});
