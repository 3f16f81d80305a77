import { expect, test } from 'vitest';
import { createKept } from './kept.ts';

const { signal } = new AbortController();

/** An answer that comes when told to. */
const pending = () => {
  const answers: ((answer: { readonly value: string; readonly bytes: number }) => void)[] = [];
  const promise = new Promise<{ readonly value: string; readonly bytes: number }>((done) =>
    answers.push(done),
  );
  return { load: () => promise, answer: (value: string): void => answers[0]?.({ value, bytes: 1 }) };
};

test('a slow answer does not take the place of one that was asked for later', async () => {
  const clock = { now: 0 };
  const kept = createKept<string>({ now: () => clock.now, keepMs: 1_000, maxBytes: 100 });
  const [slow, quick] = [pending(), pending()];
  const first = kept.get('call', { signal }, slow.load);
  clock.now = 5;
  const second = kept.get('call', { signal, notBefore: 5 }, quick.load);
  quick.answer('version 2');
  expect(await second).toBe('version 2');
  slow.answer('version 1');
  expect(await first).toBe('version 1');
  expect(kept.peek('call')).toMatchObject({ value: 'version 2', askedAt: 5 });
});

test('an answer is kept for its time, and a later one takes its place', async () => {
  const clock = { now: 0 };
  const kept = createKept<string>({ now: () => clock.now, keepMs: 1_000, maxBytes: 100 });
  const answer = (value: string) => async () => ({ value, bytes: 1 });
  expect(await kept.get('call', { signal }, answer('one'))).toBe('one');
  clock.now = 999;
  expect(await kept.get('call', { signal }, answer('two'))).toBe('one');
  clock.now = 1_000;
  expect(kept.peek('call')).toBeUndefined();
  expect(await kept.get('call', { signal }, answer('three'))).toBe('three');
  expect(kept.peek('call')?.value).toBe('three');
});
