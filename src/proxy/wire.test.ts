import { expect, test } from 'vitest';
import { refuseOddTarget } from './wire.ts';

test.each([
  '/graph/v1.0/communications/callRecords%2fx',
  '/graph/v1.0/communications/callRecords%5Cx',
  '/graph//v1.0',
  '/graph/../api/me',
  '/graph/%2e%2E/api/me',
  '/graph/./api/me',
  '/graph\\v1.0',
  '/graph/%00',
  '/graph/%ff',
  '/graph?x=%ff',
  '/graph?x=%00',
  '/graph/%zz',
  '/graph#fragment',
  'http://elsewhere.example/graph',
  '*',
  'elsewhere.example:443',
])('%s could be read in two ways and is refused', (target) => {
  expect(() => refuseOddTarget(target, 4_096)).toThrow('invalid-input');
});

test.each([
  '/',
  '/graph/v1.0/communications/callRecords',
  "/graph/v1.0/communications/callRecords('e523d2ed-2966-4b6b-925b-754a88034cc5')/sessions?$expand=segments",
  "/graph/v1.0/communications/callRecords?$filter=participants_v2%2Fany(p%3Ap%2Fid%20eq%20'x')",
  '/calls/e523d2ed-2966-4b6b-925b-754a88034cc5?q=b%C3%BCro',
])('%s is one path for everybody', (target) => {
  expect(() => refuseOddTarget(target, 4_096)).not.toThrow();
});

test('a target over 4 KiB is too long', () => {
  expect(() => refuseOddTarget(`/${'a'.repeat(4_096)}`, 4_096)).toThrow(
    expect.objectContaining({ status: 414 }),
  );
});
