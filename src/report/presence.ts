import type { Range } from '#base/range';
import type { SessionPart, SessionRow } from './session-rows.ts';

/** How many people were in the call over a window, and how many of them in a session with a poor stream. */
export type Presence = {
  readonly bins: readonly { readonly people: number; readonly poor: number }[];
  /** The most at one instant, which no width of bins changes. */
  readonly mostPeople: number;
  readonly mostPoor: number;
};

/**
 * Presence from joins and leaves. Somebody counts once in every bin that they were there for any part of. Counted anew
 * with every page that arrives, so it makes nothing for the usual row, which is one part.
 */
export const presence = (rows: readonly SessionRow[], window: Range, binCount: number): Presence => {
  const people = createTally(window, binCount);
  const poor = createTally(window, binCount);
  for (const { parts } of rows) {
    addStays(people, parts, window);
    if (parts.some(isPoor)) addStays(poor, parts.filter(isPoor), window);
  }
  const poorBins = poor.bins();
  return {
    bins: people.bins().map((count, index) => ({ people: count, poor: poorBins[index] ?? 0 })),
    mostPeople: people.most(),
    mostPoor: poor.most(),
  };
};

const isPoor = ({ sent, heard }: SessionPart): boolean => sent === 'poor' || heard === 'poor';

type Tally = {
  /** Stays of one person come in order and touch nowhere; `isNew` is the first of another. */
  readonly add: (start: number, end: number, isNew: boolean) => void;
  readonly bins: () => readonly number[];
  readonly most: () => number;
};

/** When one person was there, within the window: overlapping parts are one stay. */
const addStays = (tally: Tally, parts: readonly SessionPart[], window: Range): void => {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) {
    const [start, end] = spanOf(only);
    if (start <= window.end && window.start <= end) tally.add(start, end, true);
    return;
  }
  const spans = parts
    .map(spanOf)
    .filter(([start, end]) => start <= window.end && window.start <= end)
    .sort(([one], [other]) => one - other);
  let stay: readonly [number, number] | undefined;
  let isNew = true;
  for (const span of spans) {
    if (stay !== undefined && span[0] <= stay[1]) stay = [stay[0], Math.max(stay[1], span[1])];
    else {
      if (stay !== undefined) tally.add(stay[0], stay[1], isNew);
      if (stay !== undefined) isNew = false;
      stay = span;
    }
  }
  if (stay !== undefined) tally.add(stay[0], stay[1], isNew);
};

/** Outside of every window where there is no start; records with the end before the start exist. */
const spanOf = ({ start, end }: SessionPart): readonly [number, number] => {
  if (start === undefined) return [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const other = end ?? start;
  return start <= other ? [start, other] : [other, start];
};

/** Adds one where a person comes and takes it away after they left; the running sum is the number present. */
const createTally = (window: Range, binCount: number): Tally => {
  const changes = new Int32Array(binCount + 1);
  const starts: number[] = [];
  const ends: number[] = [];
  const length = window.end - window.start;
  const within = (bin: number): number => Math.min(binCount - 1, Math.max(0, bin));
  const at = (instant: number): number =>
    instant === window.start ? 0 : ((instant - window.start) / length) * binCount;
  let counted = 0;
  return {
    add: (start, end, isNew) => {
      if (isNew) counted = 0;
      const first = within(Math.floor(at(start)));
      // A stay that ends exactly where a bin begins was not there for any part of it.
      const after = Math.max(first, within(Math.ceil(at(end)) - 1)) + 1;
      const from = Math.max(first, counted);
      if (after > from) {
        changes[from] = (changes[from] ?? 0) + 1;
        changes[after] = (changes[after] ?? 0) - 1;
      }
      counted = after;
      starts.push(start);
      // Someone who leaves at the instant another joins was not there with them; no length still counts.
      ends.push(end > start ? end : end + 1);
    },
    bins: () => {
      let present = 0;
      return Array.from(changes.subarray(0, binCount), (change) => (present += change));
    },
    most: () => mostAtOnce(Float64Array.from(starts).sort(), Float64Array.from(ends).sort()),
  };
};

const mostAtOnce = (starts: Float64Array, ends: Float64Array): number => {
  let most = 0;
  let left = 0;
  for (const [index, start] of starts.entries()) {
    while ((ends[left] ?? Number.POSITIVE_INFINITY) <= start) left += 1;
    most = Math.max(most, index + 1 - left);
  }
  return most;
};
