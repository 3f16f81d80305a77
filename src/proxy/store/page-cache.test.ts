import { expect, test } from 'vitest';
import { createPageCache } from './page-cache.ts';

const pageAt = (first: number, count: number, bytes = 10) => ({
  first,
  count,
  body: new Uint8Array(bytes).fill(first),
});

const createClocked = (maxBytes = 1_000) => {
  const clock = { now: 0 };
  return { clock, cache: createPageCache({ maxBytes, keepMs: 1_000, now: () => clock.now }) };
};

const firsts = (pages: readonly { readonly first: number }[] | undefined) => pages?.map(({ first }) => first);

test('pages that hold all of the items are found in their order, however they came', () => {
  const { cache } = createClocked();
  for (const page of [pageAt(60, 60), pageAt(0, 60), pageAt(120, 10)]) cache.keep('a', page);
  expect(firsts(cache.find('a', 0, 130))).toEqual([0, 60, 120]);
  expect(firsts(cache.find('a', 59, 2))).toEqual([0, 60]);
  expect(firsts(cache.find('a', 60, 60))).toEqual([60]);
});

test('where one of them is missing none are', () => {
  const { cache } = createClocked();
  for (const page of [pageAt(0, 60), pageAt(120, 60)]) cache.keep('a', page);
  expect(cache.find('a', 0, 180)).toBe(undefined);
  expect(cache.find('a', 100, 30)).toBe(undefined);
  expect(cache.find('a', 150, 60)).toBe(undefined);
  expect(cache.find('b', 0, 1)).toBe(undefined);
});

test('a page that comes again takes the place of the first', () => {
  const { cache } = createClocked(100);
  for (let time = 0; time < 20; time += 1) cache.keep('a', pageAt(0, 60, 80));
  expect(firsts(cache.find('a', 0, 60))).toEqual([0]);
});

test('past its size the collection that was begun first goes', () => {
  const { cache } = createClocked(25);
  for (const name of ['a', 'b', 'c']) cache.keep(name, pageAt(0, 60));
  expect(['a', 'b', 'c'].map((name) => cache.find(name, 0, 60) !== undefined)).toEqual([false, true, true]);
});

test('what was kept is forgotten after its time, or at once', () => {
  const { cache, clock } = createClocked();
  cache.keep('a', pageAt(0, 60));
  clock.now = 999;
  expect(firsts(cache.find('a', 0, 60))).toEqual([0]);
  clock.now = 1_000;
  expect(cache.find('a', 0, 60)).toBe(undefined);
  for (const name of ['b', 'c']) cache.keep(name, pageAt(0, 60));
  cache.forget('b');
  expect([cache.find('b', 0, 60), firsts(cache.find('c', 0, 60))]).toEqual([undefined, [0]]);
  cache.forget();
  expect(cache.find('c', 0, 60)).toBe(undefined);
});
