import { expect, test } from 'vitest';
import { settle, type Live } from './continuous.ts';

const typed = (value: string, over: string, isSent = false): Live<string> => ({ value, over, isSent });

test('what was typed is shown until the address has it, and forgotten then', () => {
  const live = typed('anna', '', true);
  expect(settle(live, '')).toBe(live);
  expect(settle(live, 'anna')).toBeUndefined();
});

test('type, commit, clear: old words do not come back', () => {
  const arrived = settle(typed('zzzz', '', true), 'zzzz');
  expect(settle(arrived, '')).toBeUndefined();
});

test('an earlier word that arrives late does not undo what was typed since', () => {
  expect(settle(typed('ann', ''), 'an')).toEqual(typed('ann', 'an'));
});

test('once sent, whatever the address says instead is what holds', () => {
  expect(settle(typed('ann', '', true), 'somebody else')).toBeUndefined();
});

test('a window of time is the same when its ends are', () => {
  const window = { start: 1, end: 2 };
  const live = { value: window, over: undefined, isSent: true };
  expect(settle<typeof window | undefined>(live, { ...window })).toBeUndefined();
  const zooming = { value: { start: 1, end: 9 }, over: window, isSent: false };
  expect(settle(zooming, { ...window })).toBe(zooming);
});
