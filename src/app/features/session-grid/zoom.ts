import { instantAt, type Range } from '#base/range';
import { epochMs, SECOND_MS, type EpochMs } from '#base/units';

/** Less than this says nothing: records hold no series, and bars have no inside. */
export const SMALLEST_WINDOW_MS = 10 * SECOND_MS;

const STEP = 1.6;
const PAN_FRACTION = 0.2;

/** The window one step nearer (or farther) with the instant at `fraction` of it staying where it is. */
export const zoomIn = (window: Range, whole: Range, fraction = 0.5): Range =>
  resize(window, whole, 1 / STEP, fraction);

export const zoomOut = (window: Range, whole: Range, fraction = 0.5): Range =>
  resize(window, whole, STEP, fraction);

/** The window moved by a fifth of itself, or by `fraction` of it, without leaving the call. */
export const pan = (window: Range, whole: Range, direction: -1 | 1, fraction = PAN_FRACTION): Range =>
  shiftInto(
    whole,
    window.start + direction * fraction * (window.end - window.start),
    window.end - window.start,
  );

/** The window between two instants that the hand drew in either order. */
export const windowBetween = (one: EpochMs, other: EpochMs, whole: Range): Range => {
  const start = Math.max(whole.start, Math.min(one, other));
  const end = Math.min(whole.end, Math.max(one, other));
  const missing = Math.max(0, smallest(whole) - (end - start));
  return shiftInto(whole, start - missing / 2, end - start + missing);
};

/** Undefined when the window is the whole call: that is the plain state and needs no place in a link. */
export const orWhole = (window: Range, whole: Range): Range | undefined =>
  window.start <= whole.start && window.end >= whole.end ? undefined : window;

const resize = (window: Range, whole: Range, factor: number, fraction: number): Range => {
  const length = window.end - window.start;
  const next = Math.min(whole.end - whole.start, Math.max(smallest(whole), length * factor));
  return shiftInto(whole, instantAt(window, fraction) - fraction * next, next);
};

/** A call shorter than the smallest window is its own smallest window. */
const smallest = (whole: Range): number => Math.min(SMALLEST_WINDOW_MS, whole.end - whole.start);

const shiftInto = (whole: Range, start: number, length: number): Range => {
  const first = Math.max(whole.start, Math.min(start, whole.end - length));
  return { start: epochMs(Math.round(first)), end: epochMs(Math.round(first + length)) };
};
