import { epochMs, HOUR_MS, MINUTE_MS, SECOND_MS, type EpochMs } from './units.ts';

/** A stretch of time. `end` is never before `start`. */
export type Range = { readonly start: EpochMs; readonly end: EpochMs };

/** A range from two instants in either order: call records with the end before the start exist. */
export const rangeOf = (one: EpochMs, other: EpochMs): Range =>
  one <= other ? { start: one, end: other } : { start: other, end: one };

/**
 * Places instants in a window: 0 is its left edge, 1 its right, beyond both it goes on.
 *
 *     start ├───────────────┤ end
 *           0              1
 *
 * In a window without length everything before it is −∞ … and the instant itself is 0.
 */
export const scaleTo = (window: Range): ((at: EpochMs) => number) => {
  const length = window.end - window.start;
  return (at) => (at === window.start ? 0 : (at - window.start) / length);
};

/** The instant at a fraction of a window: `scaleTo` backwards. */
export const instantAt = (window: Range, fraction: number): EpochMs =>
  epochMs(window.start + fraction * (window.end - window.start));

/** Whether two ranges share at least an instant. Touching ends do. */
export const overlap = (one: Range, other: Range): boolean =>
  one.start <= other.end && other.start <= one.end;

const STEPS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12, 24].map((hours) => hours * HOUR_MS),
];

export type Ticks = {
  readonly stepMs: number;
  readonly at: readonly EpochMs[];
};

/**
 * Round instants inside a window, as close together as the drawing's width allows.
 * `zoneOffsetMs` is local time minus UTC: half-hour zones have their full hours elsewhere.
 */
export const ticksOf = (
  window: Range,
  drawing: { readonly widthPx: number; readonly minGapPx: number; readonly zoneOffsetMs: number },
): Ticks => {
  const msPerPx = (window.end - window.start) / Math.max(1, drawing.widthPx);
  const stepMs = roundStep(msPerPx * drawing.minGapPx);
  const first = Math.ceil((window.start + drawing.zoneOffsetMs) / stepMs) * stepMs - drawing.zoneOffsetMs;
  const count = Math.max(0, Math.floor((window.end - first) / stepMs) + 1);
  return { stepMs, at: Array.from({ length: count }, (_, index) => epochMs(first + index * stepMs)) };
};

/** The smallest usual step that is long enough; past a day, whole days. */
const roundStep = (atLeastMs: number): number =>
  STEPS_MS.find((step) => step >= atLeastMs) ?? Math.ceil(atLeastMs / (24 * HOUR_MS)) * 24 * HOUR_MS;
