import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantAt, type Range } from '#base/range';
import { epochMs } from '#base/units';
import { orWhole, pan, windowBetween, zoomIn, zoomOut } from './zoom.ts';

const whole: Range = { start: epochMs(0), end: epochMs(1_600_000) };
const range = (start: number, end: number): Range => ({ start: epochMs(start), end: epochMs(end) });

test('zooming in keeps the instant under the pointer where it is', () => {
  expect(zoomIn(whole, whole, 0.25)).toEqual(range(150_000, 1_150_000));
  expect(instantAt(zoomIn(whole, whole, 0.25), 0.25)).toBe(instantAt(whole, 0.25));
});

test('zooming out ends at the whole call, which is no window at all', () => {
  const out = zoomOut(range(100_000, 1_200_000), whole);
  expect(out).toEqual(whole);
  expect(orWhole(out, whole)).toBeUndefined();
  expect(orWhole(range(1, 20_000), whole)).toEqual(range(1, 20_000));
});

test('panning stops at the ends of the call', () => {
  expect(pan(range(100_000, 200_000), whole, 1)).toEqual(range(120_000, 220_000));
  expect(pan(range(10_000, 110_000), whole, -1)).toEqual(range(0, 100_000));
});

test('a window drawn backwards or too short still shows ten seconds', () => {
  expect(windowBetween(epochMs(50_000), epochMs(30_000), whole)).toEqual(range(30_000, 50_000));
  expect(windowBetween(epochMs(40_000), epochMs(40_000), whole)).toEqual(range(35_000, 45_000));
  expect(windowBetween(epochMs(0), epochMs(100), whole)).toEqual(range(0, 10_000));
});

test('however one zooms and pans, the window stays inside the call and at least ten seconds long', () => {
  const step = fc.constantFrom<(window: Range) => Range>(
    (window) => zoomIn(window, whole),
    (window) => zoomIn(window, whole, 1),
    (window) => zoomOut(window, whole, 0),
    (window) => pan(window, whole, 1),
    (window) => pan(window, whole, -1),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const window = steps.reduce((current, next) => next(current), whole);
      expect(window.start).toBeGreaterThanOrEqual(whole.start);
      expect(window.end).toBeLessThanOrEqual(whole.end);
      expect(window.end - window.start).toBeGreaterThanOrEqual(9_999);
    }),
  );
});

test('a call shorter than ten seconds can be neither zoomed nor lost', () => {
  const short = range(0, 4_000);
  expect(zoomIn(short, short)).toEqual(short);
});
