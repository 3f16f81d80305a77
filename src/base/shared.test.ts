import { expect, test } from 'vitest';
import { createShared } from './shared.ts';

test('what is worded the same is one object, and what is not is itself', () => {
  const { share } = createShared<readonly string[]>();
  const first = share('audio', ['audio']);
  expect(share('audio', ['audio'])).toBe(first);
  expect(share('video', ['video'])).toEqual(['video']);
});

test('it stops to keep what is new when there is too much, and goes on to share what it has', () => {
  const { share } = createShared<{ readonly place: number }>();
  const values = Array.from({ length: 2_000 }, (_, place) => share(String(place), { place }));
  expect(share('0', { place: 0 })).toBe(values[0]);
  expect(share('1999', { place: 1_999 })).not.toBe(values[1_999]);
});

test('it keeps nothing of long words', () => {
  const { share } = createShared<readonly string[]>();
  const long = 'x'.repeat(300);
  const first = share(long, [long]);
  expect(share(long, [long])).not.toBe(first);
});
