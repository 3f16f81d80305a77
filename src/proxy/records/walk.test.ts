import { expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { ProxyError } from '../errors.ts';
import type { CollectionKey } from '../store/store.ts';
import { createTestStore } from '../testing.ts';
import { createWalk, type WalkStep } from './walk.ts';

const store = await createTestStore({ now: Date.now });

type Staging = {
  readonly pages?: number;
  readonly longestWaitMs?: number;
  /** The page that a page says comes next, before it is there. */
  readonly guess?: (page: number) => number;
};

/** A walk over pages of two items each, whose steps the test lets through one by one. */
const createStaged = ({ pages = 3, longestWaitMs = 10_000, guess }: Staging = {}) => {
  const key: CollectionKey = {
    version: 'v1.0',
    recordId: randomUUID(),
    recordVersion: '1',
    collection: 'sessions',
  };
  const clock = { now: 0 };
  const refused: { with: ProxyError | undefined } = { with: undefined };
  const asked: number[] = [];
  const gates: { open: () => void; fail: (error: unknown) => void; aborted: boolean }[] = [];
  const arrivals: (() => void)[] = [];
  const step: WalkStep = {
    ask: async ({ next }, report, signal) => {
      const page = next.kind === 'page' ? Number(next.url) : 0;
      asked.push(page);
      await new Promise<void>((resolve, reject) => {
        const gate = { open: resolve, fail: reject, aborted: false };
        signal.addEventListener('abort', () => {
          gate.aborted = true;
          reject(signal.reason as Error);
        });
        gates.push(gate);
        arrivals.shift()?.();
      });
      if (guess !== undefined) {
        report.linked?.({ kind: 'page', url: String(guess(page)) });
        await new Promise((resolve) => setImmediate(resolve));
      }
      const items = [0, 1].map((place) => ({ id: `${page}-${place}` }));
      return {
        items,
        next: page + 1 === pages ? { kind: 'nothing' } : { kind: 'page', url: String(page + 1) },
      };
    },
    keep: ({ items: after }, { items = [], next }) => store.append(key, { after, items, next }),
  };
  const options = { key, step, now: () => clock.now, longestWaitMs, refusal: () => refused.with };
  const walk = createWalk({ ...options, store });
  /** The gate of the n-th step, once the walk stands before it. */
  const gate = async (place: number) => {
    while (gates[place] === undefined) await new Promise<void>((resolve) => arrivals.push(resolve));
    return gates[place];
  };
  return { walk, clock, gate, gates, asked, key, options, refused };
};

/** Until the walk has come so far in the store. */
const readSoFar = async ({ key }: { readonly key: CollectionKey }, items: number): Promise<void> => {
  while ((await store.progress(key)).items < items) await new Promise((resolve) => setImmediate(resolve));
};

const somebody = (): AbortSignal => new AbortController().signal;
const idsOf = ({ items }: { readonly items: readonly object[] }): readonly unknown[] =>
  items.map((item) => ('id' in item ? item.id : undefined));

test('a page is given as soon as it is there, while the walk reads ahead', async () => {
  const staged = createStaged();
  const { walk, gate } = staged;
  const reading = walk.read(0, 60, somebody());
  (await gate(0)).open();
  expect(idsOf(await reading)).toEqual(['0-0', '0-1']);
  (await gate(1)).open();
  await readSoFar(staged, 4);
  const next = await walk.read(2, 60, somebody());
  expect(idsOf(next)).toEqual(['1-0', '1-1']);
  expect(next).toMatchObject({ read: 4, pages: 2, isEnd: false });
});

test('the next page is asked for once its link is seen, and by no page further ahead', async () => {
  const { walk, gate, gates, asked } = createStaged({ pages: 4, guess: (page) => page + 1 });
  const reading = walk.read(0, 60, somebody());
  (await gate(0)).open();
  // The second is there before the first is put away.
  (await gate(1)).open();
  expect(idsOf(await reading).slice(0, 2)).toEqual(['0-0', '0-1']);
  for (let page = 2; page < 4; page += 1) (await gate(page)).open();
  const rest = await walk.read(6, 60, somebody());
  expect(idsOf(rest)).toEqual(['3-0', '3-1']);
  expect([asked, gates.length]).toEqual([[0, 1, 2, 3], 4]);
});

test('a link that the page itself takes back is not followed', async () => {
  const { walk, gate, asked } = createStaged({ guess: (page) => (page === 0 ? 7 : page + 1) });
  const reading = walk.read(2, 60, somebody());
  (await gate(0)).open();
  await gate(1);
  (await gate(2)).open();
  expect(idsOf(await reading)).toEqual(['1-0', '1-1']);
  expect(asked.slice(0, 3)).toEqual([0, 7, 1]);
  expect((await gate(1)).aborted).toBe(true);
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

test('a walk that is asked to finish goes on when everybody has left', async () => {
  const staged = createStaged();
  const { walk, clock, gate } = staged;
  walk.finish();
  const leaving = new AbortController();
  const reading = walk.read(0, 60, leaving.signal);
  const first = await gate(0);
  leaving.abort(new Error('left'));
  await expect(reading).rejects.toThrow('left');
  expect(first.aborted).toBe(false);
  clock.now = 3_600_000;
  first.open();
  (await gate(1)).open();
  (await gate(2)).open();
  await readSoFar(staged, 6);
});

test('while Graph is left alone nobody waits for it, and what is there is given all the same', async () => {
  const { walk, gate, refused } = createStaged();
  const reading = walk.read(0, 60, somebody());
  (await gate(0)).open();
  await reading;
  refused.with = new ProxyError('upstream-unavailable', { retryAfterSeconds: 5 });
  expect(idsOf(await walk.read(0, 60, somebody()))).toEqual(['0-0', '0-1']);
  await expect(walk.read(2, 60, somebody())).rejects.toMatchObject({ code: 'upstream-unavailable' });
});

test('a second walk of the same collection in this process goes on from what the first one kept', async () => {
  const staged = createStaged();
  const { walk, gate, options } = staged;
  const reading = walk.read(0, 60, somebody());
  (await gate(0)).open();
  await reading;
  walk.end();
  await gate(1);
  const next = createWalk({ ...options, store }).read(2, 60, somebody());
  (await gate(2)).open();
  expect(idsOf(await next)).toEqual(['1-0', '1-1']);
});
