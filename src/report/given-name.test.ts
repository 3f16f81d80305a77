import { expect, test } from 'vitest';
import { givenName } from './given-name.ts';

test.each([
  ['Diego Siciliani', 'Diego'],
  ['Cher', 'Cher'],
  ['Internal 38', 'Internal 38'],
  ['+358 40 123', '+358 40 123'],
  ['Lidman, Anna', 'Lidman, Anna'],
])('of %s the given name is %s', (name, given) => {
  expect(givenName(name)).toBe(given);
});
