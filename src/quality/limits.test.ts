import { expect, test } from 'vitest';
import { AUDIO_LIMITS, isPast, MILDER_LIMITS, SIGNAL_LIMITS, timesLimit, VIDEO_LIMITS } from './limits.ts';

test('milder limits come before the poor one, mildest first, on the same side and in the same unit', () => {
  const ladders = [
    [...MILDER_LIMITS.lossRatio, AUDIO_LIMITS.lossRatio],
    [...MILDER_LIMITS.jitterMs, AUDIO_LIMITS.jitterMs],
    [...MILDER_LIMITS.roundTripMs, AUDIO_LIMITS.roundTripMs],
    [...MILDER_LIMITS.frameRateFps, VIDEO_LIMITS.frameRateFps],
    [SIGNAL_LIMITS.weak, SIGNAL_LIMITS.poor],
  ];
  for (const rungs of ladders) {
    rungs.slice(1).forEach((rung, index) => {
      const milder = rungs[index];
      expect(milder && isPast(rung.value, milder)).toBe(true);
      expect([rung.unit, rung.poor]).toEqual([milder?.unit, milder?.poor]);
    });
  }
});

test('a limit of ours never passes for a published one', () => {
  expect(Object.values(SIGNAL_LIMITS).map(({ published }) => published)).toEqual([false, false]);
});

test('a reading past its limit is more than once the limit, whichever side is poor', () => {
  expect(timesLimit(0.15, AUDIO_LIMITS.lossRatio)).toBeCloseTo(1.5);
  expect(timesLimit(3.5, VIDEO_LIMITS.frameRateFps)).toBe(2);
  expect(timesLimit(0, VIDEO_LIMITS.frameRateFps)).toBe(100);
});
