import { expect, test } from 'vitest';
import { moveByKey } from './list-keys.ts';

const at = (key: string, from: number) => moveByKey(key, { from, length: 10, page: 4 });

test.each([
  ['ArrowDown', 3, 4],
  ['j', 3, 4],
  ['ArrowUp', 3, 2],
  ['k', 3, 2],
  ['PageDown', 3, 7],
  ['PageUp', 8, 4],
  ['Home', 5, 0],
  ['End', 5, 9],
])('%s from row %i goes to row %i', (key, from, to) => {
  expect(at(key, from)).toBe(to);
});

test('the ends hold', () => {
  expect(at('ArrowDown', 9)).toBe(9);
  expect(at('PageUp', 2)).toBe(0);
});

test('other keys and empty lists move nothing', () => {
  expect(at('x', 3)).toBeUndefined();
  expect(moveByKey('End', { from: 0, length: 0, page: 4 })).toBeUndefined();
});
