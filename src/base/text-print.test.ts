import { expect, test } from 'vitest';
import { textPrint } from './text-print.ts';

test('texts that differ in one character, or in order, have other prints', () => {
  const texts = Array.from({ length: 50_000 }, (_, place) => `session ${place}`);
  const prints = new Set([...texts, 'ab', 'ba', ''].map(textPrint));
  expect(prints.size).toBe(50_003);
});

test('a print is a whole number that a double holds, and the same each time', () => {
  const print = textPrint('Zoë ✓ 35c3');
  expect(Number.isSafeInteger(print) && print >= 0).toBe(true);
  expect(textPrint('Zoë ✓ 35c3')).toBe(print);
});
