import { expect, test } from 'vitest';
import { createDistinctRecords } from './distinct-records.ts';

const MINUTE = 60_000;

test('the same record counts once, and what is open stays open', () => {
  const clock = { now: 0 };
  const records = createDistinctRecords({ most: 2, withinMs: 60 * MINUTE, now: () => clock.now });
  for (let count = 0; count < 10; count += 1) expect(records.open('megan', 'a')).toBe(0);
  expect(records.open('megan', 'b')).toBe(0);
  expect(records.open('megan', 'c')).toBe(60 * MINUTE);
  expect(records.open('megan', 'a')).toBe(0);
  expect(records.open('patti', 'c')).toBe(0);
});

test('an hour after it was last read a record makes room', () => {
  const clock = { now: 0 };
  const records = createDistinctRecords({ most: 2, withinMs: 60 * MINUTE, now: () => clock.now });
  records.open('megan', 'a');
  clock.now = 10 * MINUTE;
  records.open('megan', 'b');
  clock.now = 20 * MINUTE;
  records.open('megan', 'a');
  // b was read longest ago now.
  expect(records.open('megan', 'c')).toBe(50 * MINUTE);
  clock.now = 70 * MINUTE;
  expect(records.open('megan', 'c')).toBe(0);
});
