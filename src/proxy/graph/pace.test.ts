import { expect, test } from 'vitest';
import { createPace, type Slot } from './pace.ts';

const RECORD = 'e523d2ed-2966-4b6b-925b-754a88034cc5';
const following: Slot = { recordId: RECORD, page: 'following' };
const first: Slot = { recordId: RECORD, page: 'first' };

/** A pace whose clock stands where the test puts it, asked by somebody who never waits. */
const createClocked = (timeScale = 1) => {
  const clock = { now: 1_000_000 };
  const pace = createPace(() => clock.now, timeScale);
  const ask = (slot: Slot): Promise<string> =>
    pace.run(slot, { signal: new AbortController().signal, longestWaitMs: 0 }, async () => 'asked');
  const askTimes = async (slot: Slot, times: number): Promise<void> => {
    for (let count = 0; count < times; count += 1) await ask(slot);
  };
  const waitOf = (slot: Slot): Promise<unknown> =>
    ask(slot).then(
      () => 0,
      (error: { details: { retryAfterSeconds: number } }) => error.details.retryAfterSeconds,
    );
  return { clock, pace, ask, askTimes, waitOf };
};

test('fifty following pages go out at once, the next when five minutes are over', async () => {
  const { clock, ask, askTimes, waitOf } = createClocked();
  await askTimes(following, 50);
  expect(await waitOf(following)).toBe(300);
  clock.now += 299_999;
  expect(await waitOf(following)).toBe(0.001);
  clock.now += 1;
  expect(await ask(following)).toBe('asked');
});

test('first pages have a budget of their own: ten in twenty seconds', async () => {
  const { askTimes, waitOf } = createClocked();
  await askTimes(following, 50);
  await askTimes(first, 10);
  expect(await waitOf(first)).toBe(20);
});

test('one record does not spend what another may', async () => {
  const { ask, askTimes } = createClocked();
  await askTimes(first, 10);
  expect(await ask({ recordId: 'another', page: 'first' })).toBe('asked');
});

test('all records together use four fifths of what the application is allowed', async () => {
  const { askTimes, waitOf } = createClocked();
  await askTimes({ recordId: undefined, page: 'first' }, 1_200);
  expect(await waitOf({ recordId: undefined, page: 'first' })).toBe(20);
});

test('a scale of time shortens the windows', async () => {
  const { askTimes, waitOf } = createClocked(60);
  await askTimes(following, 50);
  expect(await waitOf(following)).toBe(5);
});

test('a request counts from its answer, though the clock ticks at every look', async () => {
  let time = 1_000_000;
  let firstAnswer: number | undefined;
  const pace = createPace(() => (time += 1), 1);
  const ask = (): Promise<void> =>
    pace.run(following, { signal: new AbortController().signal, longestWaitMs: 0 }, async () => {
      time += 100;
      firstAnswer ??= time;
    });
  for (let count = 0; count < 50; count += 1) await ask();
  const error = await ask().catch((cause: { details: { retryAfterSeconds: number } }) => cause);
  expect(time + (error?.details.retryAfterSeconds ?? 0) * 1_000).toBeGreaterThanOrEqual(
    (firstAnswer ?? 0) + 300_000,
  );
});

test('a request counts from when it was answered: Graph may have counted it as late as that', async () => {
  const { clock, pace, askTimes, waitOf } = createClocked();
  const sentAt = clock.now;
  const patience = { signal: new AbortController().signal, longestWaitMs: 0 };
  await pace.run(first, patience, async () => void (clock.now += 4_000));
  await askTimes(first, 9);
  clock.now = sentAt + 20_000;
  expect(await waitOf(first)).toBe(4);
});

test('nobody passes a gate that Graph closed, whether for the record or for all', async () => {
  const { clock, pace, ask, waitOf } = createClocked();
  pace.close(RECORD, clock.now + 7_000);
  expect(await waitOf(first)).toBe(7);
  expect(await ask({ recordId: 'another', page: 'first' })).toBe('asked');
  pace.close(undefined, clock.now + 9_000);
  expect(await waitOf({ recordId: 'another', page: 'first' })).toBe(9);
});

test('who gives up while waiting leaves without asking', async () => {
  const { clock, pace, askTimes } = createClocked();
  await askTimes(first, 10);
  const leaving = new AbortController();
  const asked = pace.run(first, { signal: leaving.signal, longestWaitMs: 60_000 }, async () => 'asked');
  clock.now += 1;
  leaving.abort(new Error('left'));
  await expect(asked).rejects.toThrow();
});
