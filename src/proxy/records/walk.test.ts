import { expect, test } from 'vitest';
import { ProxyError } from '../errors.ts';
import { createMemoryStore } from './memory-store.ts';
import type { CollectionKey } from './store.ts';
import { createWalk, type WalkStep } from './walk.ts';

const key: CollectionKey = {
  version: 'v1.0',
  recordId: 'e523d2ed-2966-4b6b-925b-754a88034cc5',
  recordVersion: '1',
  collection: 'sessions',
};

/** A walk over pages of two items each, whose steps the test lets through one by one. */
const createStaged = ({ pages = 3, longestWaitMs = 10_000 } = {}) => {
  const store = createMemoryStore();
  const clock = { now: 0 };
  const gates: { open: () => void; fail: (error: unknown) => void; aborted: boolean }[] = [];
  const arrivals: (() => void)[] = [];
  const step: WalkStep = async (progress, _report, signal) => {
    await new Promise<void>((resolve, reject) => {
      const gate = { open: resolve, fail: reject, aborted: false };
      signal.addEventListener('abort', () => {
        gate.aborted = true;
        reject(signal.reason as Error);
      });
      gates.push(gate);
      arrivals.shift()?.();
    });
    const isLast = progress.pages + 1 === pages;
    const items = [0, 1].map((place) => ({ id: `${progress.pages}-${place}` }));
    return store.append(key, {
      after: progress.items,
      items,
      bytes: 10,
      next: isLast ? { kind: 'nothing' } : { kind: 'page', url: 'next' },
    });
  };
  const walk = createWalk({ key, store, step, now: () => clock.now, longestWaitMs });
  /** The gate of the n-th step, once the walk stands before it. */
  const gate = async (place: number) => {
    while (gates[place] === undefined) await new Promise<void>((resolve) => arrivals.push(resolve));
    return gates[place];
  };
  return { walk, clock, gate, gates };
};

const somebody = (): AbortSignal => new AbortController().signal;
const idsOf = ({ items }: { readonly items: readonly object[] }): readonly unknown[] =>
  items.map((item) => ('id' in item ? item.id : undefined));

test('a page is given as soon as it is there, while the walk reads ahead', async () => {
  const { walk, gate } = createStaged();
  const reading = walk.read(0, 60, somebody());
  (await gate(0)).open();
  expect(idsOf(await reading)).toEqual(['0-0', '0-1']);
  (await gate(1)).open();
  await gate(2);
  const next = await walk.read(2, 60, somebody());
  expect(idsOf(next)).toEqual(['1-0', '1-1']);
  expect(next).toMatchObject({ read: 4, pages: 2, isEnd: false });
});

test('readers ahead of the walk wait for the same page', async () => {
  const { walk, gate, gates } = createStaged();
  const readings = [walk.read(0, 60, somebody()), walk.read(0, 1, somebody())];
  (await gate(0)).open();
  expect((await Promise.all(readings)).map(idsOf)).toEqual([['0-0', '0-1'], ['0-0']]);
  await gate(1);
  expect(gates.length).toBe(2);
});

test('the last page is the end only for a reader who has it all', async () => {
  const { walk, gate } = createStaged({ pages: 1 });
  const reading = walk.read(0, 1, somebody());
  (await gate(0)).open();
  expect(await reading).toMatchObject({ isEnd: false, isComplete: true });
  expect(await walk.read(1, 60, somebody())).toMatchObject({ isEnd: true });
  expect(await walk.read(2, 60, somebody())).toMatchObject({ items: [], isEnd: true });
});

test('who waits too long gets an empty page', async () => {
  const { walk } = createStaged({ longestWaitMs: 1 });
  expect(await walk.read(0, 60, somebody())).toMatchObject({ items: [], isEnd: false, read: 0 });
});

test('when the last reader who waits leaves, the request to Graph is cancelled, and the next one starts it anew', async () => {
  const { walk, gate } = createStaged();
  const leaving = new AbortController();
  const staying = new AbortController();
  const readings = [walk.read(0, 60, leaving.signal), walk.read(0, 60, staying.signal)];
  const first = await gate(0);
  leaving.abort(new Error('left'));
  await expect(readings[0]).rejects.toThrow('left');
  expect(first.aborted).toBe(false);
  staying.abort(new Error('left too'));
  await expect(readings[1]).rejects.toThrow('left too');
  expect(first.aborted).toBe(true);

  const again = walk.read(0, 60, somebody());
  (await gate(1)).open();
  expect(idsOf(await again)).toEqual(['0-0', '0-1']);
});

test('a walk pauses a minute after it was last asked, and goes on where it stopped', async () => {
  const { walk, clock, gate, gates } = createStaged();
  const reading = walk.read(0, 60, somebody());
  (await gate(0)).open();
  await reading;
  clock.now = 61_000;
  (await gate(1)).open();
  expect(idsOf(await walk.read(2, 60, somebody()))).toEqual(['1-0', '1-1']);
  (await gate(2)).open();
  expect(idsOf(await walk.read(4, 60, somebody()))).toEqual(['2-0', '2-1']);
  expect(gates.length).toBe(3);
});

test('when the process ends, whoever waits gets a page with what there is, and Graph is left alone', async () => {
  const { walk, gate } = createStaged();
  const waiting = walk.read(0, 60, somebody());
  const first = await gate(0);
  walk.end();
  expect(await waiting).toMatchObject({ items: [], isEnd: false });
  expect(first.aborted).toBe(true);
  expect(await walk.read(0, 60, somebody())).toMatchObject({ items: [], isEnd: false });
});

test('a failure reaches who waits for what is missing, and leaves what was read', async () => {
  const { walk, gate } = createStaged();
  const reading = walk.read(0, 60, somebody());
  (await gate(0)).open();
  await reading;
  const waiting = walk.read(2, 60, somebody());
  (await gate(1)).fail(new ProxyError('upstream-error'));
  await expect(waiting).rejects.toMatchObject({ code: 'upstream-error' });
  expect(await walk.read(0, 60, somebody())).toMatchObject({
    problem: 'upstream-error',
    isEnd: false,
    read: 2,
  });
});

test('a failed page is not asked for again by everyone at once, but is a little later', async () => {
  const { walk, clock, gate, gates } = createStaged();
  const failing = walk.read(0, 60, somebody());
  (await gate(0)).fail(new ProxyError('upstream-error'));
  await expect(failing).rejects.toThrow();
  await expect(walk.read(0, 60, somebody())).rejects.toMatchObject({ code: 'upstream-error' });
  expect(gates.length).toBe(1);
  clock.now = 5_001;
  const again = walk.read(0, 60, somebody());
  (await gate(1)).open();
  expect(idsOf(await again)).toEqual(['0-0', '0-1']);
});
