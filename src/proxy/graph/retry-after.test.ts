import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRetryAfter, retryDelay } from './retry-after.ts';

const NOW = Date.parse('2026-11-24T07:00:00Z');

test.each([
  ['7', 7_000],
  ['0', 0],
  [' 7 ', 7_000],
  ['2.128', 2_128],
  ['2.1284', 2_129],
  ['Tue, 24 Nov 2026 07:00:10 GMT', 10_000],
  ['Tue, 24 Nov 2026 06:59:00 GMT', 0],
  ['Tuesday, 24-Nov-26 07:00:05 GMT', 5_000],
  ['-1', undefined],
  ['1e3', undefined],
  ['soon', undefined],
  ['', undefined],
  ['2026', 2_026_000],
  ['2026-11-24', undefined],
  [undefined, undefined],
])('Retry-After %s asks to wait %s ms', (header, milliseconds) => {
  expect(readRetryAfter(header, NOW)).toBe(milliseconds);
});

test('a wait is never shorter than Graph asked, and at most a tenth longer', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.nat(20), unit(), (asked, retry, random) => {
      const wait = retryDelay(asked, retry, () => random);
      expect(wait).toBeGreaterThanOrEqual(asked);
      expect(wait).toBeLessThanOrEqual(asked * 1.1);
    }),
  );
});

test('without a header waits are spread from zero to half a second doubling up to eight', () => {
  fc.assert(
    fc.property(fc.nat(2_000), unit(), (retry, random) => {
      const wait = retryDelay(undefined, retry, () => random);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(Math.min(8_000, 500 * 2 ** retry));
    }),
  );
});

const unit = (): fc.Arbitrary<number> => fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
