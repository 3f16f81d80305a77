import { expect, test } from 'vitest';
import { createMemoryStore } from './memory-store.ts';
import { NOTHING_READ, type CollectionKey } from './store.ts';

const keyOf = (recordId: string): CollectionKey => ({
  version: 'v1.0',
  recordId,
  recordVersion: '1',
  collection: 'sessions',
});
const page = (bytes: number, ...ids: readonly string[]) => ({
  items: ids.map((id) => ({ id })),
  bytes,
  next: { kind: 'check' } as const,
});

test('pages are kept in order and read across their borders', async () => {
  const store = createMemoryStore();
  await store.append(keyOf('a'), page(1, '1', '2'));
  expect(await store.append(keyOf('a'), page(1, '3'))).toEqual({
    pages: 2,
    items: 3,
    next: { kind: 'check' },
  });
  expect(await store.read(keyOf('a'), 1, 60)).toEqual([{ id: '2' }, { id: '3' }]);
  expect(await store.read(keyOf('a'), 3, 60)).toEqual([]);
});

test('past its size what was unused for longest goes, whole', async () => {
  const store = createMemoryStore(100);
  await store.append(keyOf('a'), page(40, '1'));
  await store.append(keyOf('b'), page(40, '1'));
  await store.read(keyOf('a'), 0, 1);
  await store.append(keyOf('c'), page(40, '1'));
  expect(await store.progress(keyOf('b'))).toBe(NOTHING_READ);
  expect((await store.progress(keyOf('a'))).items).toBe(1);
});

test('a record larger than the store is kept while it is read', async () => {
  const store = createMemoryStore(100);
  await store.append(keyOf('a'), page(80, '1'));
  await store.append(keyOf('a'), page(80, '2'));
  expect((await store.progress(keyOf('a'))).items).toBe(2);
});

test('versions of a record are kept apart', async () => {
  const store = createMemoryStore();
  await store.append(keyOf('a'), page(1, '1'));
  expect(await store.progress({ ...keyOf('a'), recordVersion: '2' })).toBe(NOTHING_READ);
});
