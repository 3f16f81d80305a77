import { expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

test.each(['/', '/calls?days=30&tz=utc', '/calls/e523d2ed-2966-4b6b-925b-754a88034cc5'])(
  '%s is a way back',
  (path) => {
    expect(returnPath(path)).toBe(path);
  },
);

test.each([
  undefined,
  '',
  'calls',
  '//elsewhere.test/calls',
  '/\\elsewhere.test',
  'https://elsewhere.test',
  'javascript:alert(1)',
])('%s is none', (path) => {
  expect(returnPath(path)).toBeUndefined();
});
