import { expect, test } from 'vitest';
import { instantAt, overlap, rangeOf, scaleTo, ticksOf } from './range.ts';
import { epochMs, HOUR_MS, MINUTE_MS } from './units.ts';

const clock = (text: string) => epochMs(Date.parse(`2026-08-19T${text}Z`));
const wide = { widthPx: 560, minGapPx: 56, zoneOffsetMs: 0 };

test('the window runs from 0 to 1, and instants outside it lie outside', () => {
  const at = scaleTo({ start: clock('14:00'), end: clock('15:00') });
  expect([clock('14:00'), clock('14:30'), clock('15:00'), clock('16:00')].map(at)).toEqual([0, 0.5, 1, 2]);
});

test('a fraction leads back to its instant', () => {
  const window = { start: clock('14:00'), end: clock('14:47') };
  expect(scaleTo(window)(instantAt(window, 0.25))).toBeCloseTo(0.25);
});

test('a call without length still has its start', () => {
  expect(scaleTo({ start: clock('14:00'), end: clock('14:00') })(clock('14:00'))).toBe(0);
});

test('an end before its start is turned round', () => {
  expect(rangeOf(clock('15:00'), clock('14:00'))).toEqual({ start: clock('14:00'), end: clock('15:00') });
});

test('ranges overlap when they touch', () => {
  const first = { start: clock('14:00'), end: clock('14:10') };
  expect(overlap(first, { start: clock('14:10'), end: clock('14:20') })).toBe(true);
  expect(overlap(first, { start: clock('14:11'), end: clock('14:20') })).toBe(false);
});

test('ticks of a meeting stand at round minutes', () => {
  const ticks = ticksOf({ start: clock('14:00:20'), end: clock('14:47:48') }, wide);
  expect(ticks.stepMs).toBe(5 * MINUTE_MS);
  expect(ticks.at[0]).toBe(clock('14:05'));
  expect(ticks.at.at(-1)).toBe(clock('14:45'));
});

test.each([1, 20, 300, 3_000, 86_400, 5_000_000])('ticks over %d s keep their distance', (seconds) => {
  const start = clock('00:00:00.123');
  const { stepMs, at } = ticksOf({ start, end: epochMs(start + seconds * 1_000) }, wide);
  expect((stepMs / (seconds * 1_000)) * wide.widthPx).toBeGreaterThanOrEqual(wide.minGapPx);
  expect(at.length).toBeLessThanOrEqual(11);
});

test('hours begin where the zone has them', () => {
  const kathmandu = { ...wide, zoneOffsetMs: 5.75 * HOUR_MS };
  const ticks = ticksOf({ start: clock('04:00'), end: clock('12:00') }, kathmandu);
  expect(ticks.at[0]).toBe(clock('04:15'));
});
