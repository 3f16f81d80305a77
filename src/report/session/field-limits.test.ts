import { expect, test } from 'vitest';
import { CQD_LIMITS, OUR_LIMITS } from '#quality/limit-sets';
import { fieldLimits } from './field-limits.ts';

test('a measure that is judged names every limit and whose it is, mildest first', () => {
  expect(fieldLimits('mediaStream', 'averagePacketLossRate', CQD_LIMITS)).toMatch(
    /^1(\.0)? % network planning target, 5(\.0)? % Real-Time Analytics.*, poor over 10(\.0)? % Call Quality Dashboard/,
  );
  expect(fieldLimits('mediaStream', 'averageVideoFrameRate', CQD_LIMITS)).toMatch(/poor under 7 fps/);
});

test('no published limit for Wi-Fi: both are ours and say so', () => {
  expect(fieldLimits('networkInfo', 'wifiSignalStrength', CQD_LIMITS)).toBe(
    '60 % our own limit, poor under 40 % our own limit',
  );
});

test('what nobody has set a limit for has none', () => {
  expect(fieldLimits('mediaStream', 'averageBandwidthEstimate', OUR_LIMITS)).toBeUndefined();
  expect(fieldLimits('session', 'id', CQD_LIMITS)).toBeUndefined();
  expect(fieldLimits(undefined, 'averageJitter', CQD_LIMITS)).toBeUndefined();
});
