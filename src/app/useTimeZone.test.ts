import { expect, test } from 'vitest';
import { zoneNamed } from './useTimeZone.ts';

test('an address names any zone this browser knows', () => {
  expect(zoneNamed('utc')).toBe('UTC');
  expect(zoneNamed('Europe/Helsinki')).toBe('Europe/Helsinki');
});

test.each([null, '', 'Mars/Olympus', '../etc', '<b>', 'x'.repeat(100)])('nonsense names none: %s', (word) => {
  expect(zoneNamed(word)).toBeUndefined();
});
