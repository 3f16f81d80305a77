import { expect, test } from 'vitest';
import { scrub } from './log.ts';

test('what looks like a token does not get into the log', () => {
  const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtZWdhbiJ9.c2lnbmF0dXJl';
  expect(scrub(`{"a":"Bearer abc.def-ghi","b":"${token}","c":"kept"}`)).toBe(
    '{"a":"[removed]","b":"[removed]","c":"kept"}',
  );
});
