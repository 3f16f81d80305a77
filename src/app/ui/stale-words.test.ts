import { expect, test } from 'vitest';
import { epochMs } from '#base/units';
import { staleWords } from './stale-words.ts';

const now = epochMs(Date.UTC(2026, 10, 24, 12, 30));
const readAt = epochMs(Date.UTC(2026, 10, 24, 12, 2));

test.each([
  ['upstream-unavailable', 'Graph cannot be reached, so this is what was read at 14:02.'],
  ['upstream-timeout', 'Graph cannot be reached, so this is what was read at 14:02.'],
  ['upstream-throttled', 'Graph asks to wait, so this is what was read at 14:02.'],
  ['call-record-not-found', 'Graph no longer has this call, so this is what was read at 14:02.'],
] as const)('%s is told with the time of reading, in the zone of the page', (code, words) => {
  expect(staleWords({ code, readAt }, 'Europe/Helsinki', now)).toBe(words);
});

test('another day is named', () => {
  const yesterday = epochMs(Date.UTC(2026, 10, 23, 22, 30));
  expect(staleWords({ code: 'overloaded', readAt: yesterday }, 'Europe/London', now)).toBe(
    'Graph cannot be reached, so this is what was read on Mon 23 Nov at 22:30.',
  );
  expect(staleWords({ code: 'overloaded', readAt: yesterday }, 'Europe/Helsinki', now)).toContain(
    'read at 00:30',
  );
});

test('a time that is not told is not made up', () => {
  expect(staleWords({ code: 'overloaded', readAt: undefined }, 'UTC', now)).toBe(
    'Graph cannot be reached, so this is what was read before.',
  );
});
