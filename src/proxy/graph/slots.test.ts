import { expect, test } from 'vitest';
import { createSlots, type Slots } from './slots.ts';

const somebody = new AbortController().signal;

/** Runs a task that ends when the test says so. */
const occupy = (slots: Slots, isRetry = false, signal = somebody) => {
  const state = { hasBegun: false, end: (): void => undefined };
  const ended = slots.run({ isRetry, signal }, () => {
    state.hasBegun = true;
    return new Promise<void>((resolve) => (state.end = resolve));
  });
  ended.catch(() => undefined);
  return { state, ended };
};

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('no more than its number run at a time, the others in the order in which they came', async () => {
  const slots = createSlots({ inFlight: 2, queue: 100 });
  const tasks = [1, 2, 3, 4].map(() => occupy(slots));
  await settle();
  expect(tasks.map(({ state }) => state.hasBegun)).toEqual([true, true, false, false]);
  tasks[0]?.state.end();
  await settle();
  expect(tasks.map(({ state }) => state.hasBegun)).toEqual([true, true, true, false]);
});

test('who finds the queue full is told to come back', async () => {
  const slots = createSlots({ inFlight: 1, queue: 1 });
  occupy(slots);
  occupy(slots);
  await expect(occupy(slots).ended).rejects.toMatchObject({
    code: 'overloaded',
    status: 503,
    details: { retryAfterSeconds: 2 },
  });
});

test('retries take a fifth of the room at most, and the rest of them wait while first attempts pass', async () => {
  const slots = createSlots({ inFlight: 20, queue: 100 });
  const retries = [1, 2, 3, 4, 5].map(() => occupy(slots, true));
  const first = occupy(slots);
  await settle();
  expect(retries.map(({ state }) => state.hasBegun)).toEqual([true, true, true, true, false]);
  expect(first.state.hasBegun).toBe(true);
  retries[0]?.state.end();
  await settle();
  expect(retries[4]?.state.hasBegun).toBe(true);
});

test('three retries may always run', async () => {
  const slots = createSlots({ inFlight: 5, queue: 100 });
  const retries = [1, 2, 3, 4].map(() => occupy(slots, true));
  await settle();
  expect(retries.map(({ state }) => state.hasBegun)).toEqual([true, true, true, false]);
});

test('who leaves gives up the place in the queue', async () => {
  const slots = createSlots({ inFlight: 1, queue: 1 });
  const running = occupy(slots);
  const leaving = new AbortController();
  const queued = occupy(slots, false, leaving.signal);
  leaving.abort(new Error('left'));
  await expect(queued.ended).rejects.toThrow('left');
  const next = occupy(slots);
  running.state.end();
  await settle();
  expect([queued.state.hasBegun, next.state.hasBegun]).toEqual([false, true]);
});

test('a task that fails makes room too', async () => {
  const slots = createSlots({ inFlight: 1, queue: 100 });
  await expect(
    slots.run({ isRetry: false, signal: somebody }, () => Promise.reject(new Error('no'))),
  ).rejects.toThrow('no');
  const next = occupy(slots);
  await settle();
  expect(next.state.hasBegun).toBe(true);
});
