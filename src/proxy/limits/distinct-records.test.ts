import { expect, test } from 'vitest';
import { createTestStore } from '../testing.ts';
import { createDistinctRecords } from './distinct-records.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 24);

const setUp = async () => {
  const clock = { now: START };
  const now = (): number => clock.now;
  const store = await createTestStore({ now });
  const records = (what = 'opened') =>
    createDistinctRecords({ what, most: 2, withinMs: 60 * MINUTE, store, now });
  return { clock, records };
};

test('the same record counts once, and what is open stays open', async () => {
  const records = (await setUp()).records();
  for (let count = 0; count < 10; count += 1) expect(await records.open('megan', 'a')).toBe(0);
  expect(await records.open('megan', 'b')).toBe(0);
  expect(await records.open('megan', 'c')).toBe(60 * MINUTE);
  expect(await records.open('megan', 'a')).toBe(0);
  expect(await records.open('patti', 'c')).toBe(0);
});

test('an hour after it was last read a record makes room', async () => {
  const { clock, records: begin } = await setUp();
  const records = begin();
  await records.open('megan', 'a');
  clock.now += 10 * MINUTE;
  await records.open('megan', 'b');
  clock.now += 10 * MINUTE;
  await records.open('megan', 'a');
  // b was read longest ago now.
  expect(await records.open('megan', 'c')).toBe(50 * MINUTE);
  clock.now += 50 * MINUTE;
  expect(await records.open('megan', 'c')).toBe(0);
});

test('proxies that share a store count together, each limit by itself', async () => {
  const { records } = await setUp();
  const [one, other] = [records(), records()];
  await one.open('megan', 'a');
  await other.open('megan', 'b');
  expect(await one.open('megan', 'c')).toBe(60 * MINUTE);
  expect(await other.open('megan', 'a')).toBe(0);
  expect(await records('exports').open('megan', 'c')).toBe(0);
});

test('of many that come at once no more get in than may', async () => {
  const { records } = await setUp();
  const [one, other] = [records(), records()];
  const waits = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      (index % 2 === 0 ? one : other).open('megan', `record ${index}`),
    ),
  );
  expect(waits.filter((wait) => wait === 0)).toHaveLength(2);
});
