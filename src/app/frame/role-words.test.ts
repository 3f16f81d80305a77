import { expect, test } from 'vitest';
import { initials } from './role-words.ts';

test.each([
  ['Emily Braun', 'EB'],
  ['Ana María de la Cruz', 'AC'],
  ['megan@contoso.com', 'M'],
  ['  ', ''],
  ['𝒜da Lovelace', '𝒜L'],
])('%s is %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
