import { expect, test } from 'vitest';
import { epochMs } from '#base/units';
import { callAddress } from './call-address.ts';

const end = epochMs(Date.UTC(2026, 10, 24, 12));

test('a call is opened with when it ended, so that a missing record can be told from one that is gone', () => {
  expect(callAddress({ id: 'r1', end }, '?tz=utc')).toBe('/calls/r1?tz=utc&ended=2026-11-24T12%3A00Z');
  expect(callAddress({ id: 'r1', end: undefined }, '')).toBe('/calls/r1');
});
