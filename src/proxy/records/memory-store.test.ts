import { expect, test } from 'vitest';
import { createMemoryStore } from './memory-store.ts';
import { NOTHING_READ, type CollectionKey } from './store.ts';

const keyOf = (recordId: string): CollectionKey => ({
  version: 'v1.0',
  recordId,
  recordVersion: '1',
  collection: 'sessions',
});
const pageAfter = (after: number, bytes: number, ...ids: readonly string[]) => ({
  after,
  items: ids.map((id) => ({ id })),
  bytes,
  next: { kind: 'nothing' } as const,
});

test('pages are kept in order and read across their borders', async () => {
  const store = createMemoryStore();
  await store.append(keyOf('a'), pageAfter(0, 1, '1', '2'));
  expect(await store.append(keyOf('a'), pageAfter(2, 1, '3'))).toEqual({
    pages: 2,
    items: 3,
    next: { kind: 'nothing' },
  });
  expect(await store.read(keyOf('a'), 1, 60)).toEqual([{ id: '2' }, { id: '3' }]);
  expect(await store.read(keyOf('a'), 3, 60)).toEqual([]);
});

test('past its size what was unused for longest goes, whole', async () => {
  const store = createMemoryStore(100);
  await store.append(keyOf('a'), pageAfter(0, 40, '1'));
  await store.append(keyOf('b'), pageAfter(0, 40, '1'));
  await store.read(keyOf('a'), 0, 1);
  await store.append(keyOf('c'), pageAfter(0, 40, '1'));
  expect(await store.progress(keyOf('b'))).toBe(NOTHING_READ);
  expect((await store.progress(keyOf('a'))).items).toBe(1);
});

test('a record larger than the store is kept while it is read', async () => {
  const store = createMemoryStore(100);
  await store.append(keyOf('a'), pageAfter(0, 80, '1'));
  await store.append(keyOf('a'), pageAfter(1, 80, '2'));
  expect((await store.progress(keyOf('a'))).items).toBe(2);
});

test('versions of a record are kept apart', async () => {
  const store = createMemoryStore();
  await store.append(keyOf('a'), pageAfter(0, 1, '1'));
  expect(await store.progress({ ...keyOf('a'), recordVersion: '2' })).toBe(NOTHING_READ);
});

test('a page that does not follow what is there is not taken: its collection had to go meanwhile', async () => {
  const store = createMemoryStore(100);
  await store.append(keyOf('a'), pageAfter(0, 80, '1'));
  await store.append(keyOf('b'), pageAfter(0, 80, '1'));
  expect(await store.append(keyOf('a'), pageAfter(1, 10, '2'))).toBe(NOTHING_READ);
  expect(await store.setNext(keyOf('a'), 1, { kind: 'nothing' })).toBe(NOTHING_READ);
  expect(await store.read(keyOf('a'), 0, 60)).toEqual([]);
});

test('a collection that is still being read outlives finished ones, and goes only when the store is twice its size', async () => {
  const store = createMemoryStore(100);
  const unfinished = { ...pageAfter(0, 60, '1'), next: { kind: 'check' } as const };
  await store.append(keyOf('a'), unfinished);
  await store.append(keyOf('b'), pageAfter(0, 60, '1'));
  await store.append(keyOf('c'), unfinished);
  expect((await store.progress(keyOf('a'))).items).toBe(1);
  expect(await store.progress(keyOf('b'))).toBe(NOTHING_READ);
  await store.append(keyOf('d'), { ...unfinished, bytes: 100 });
  const left = await Promise.all(['a', 'c', 'd'].map(async (id) => (await store.progress(keyOf(id))).items));
  expect(left).toEqual([1, 0, 1]);
});
