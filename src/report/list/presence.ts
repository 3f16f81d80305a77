import type { Range } from '#base/range';
import type { SessionPart, SessionRow } from './session-rows.ts';

/** How many people were in the call over a window, and how many of them in a session with a poor stream. */
export type Presence = {
  readonly bins: readonly { readonly people: number; readonly poor: number }[];
  /** The most at one instant, which no width of bins changes. */
  readonly mostPeople: number;
  readonly mostPoor: number;
};

/** Counts presence over one window. Asked again with a page more, it does the work of that page. */
export type PresenceFeed = {
  /** `rows` are those of before, some of them made anew in their place, and further ones behind them. */
  readonly of: (rows: readonly SessionRow[]) => Presence;
};

/** Presence from joins and leaves. Somebody counts once in every bin that they were there for any part of. */
export const createPresence = (window: Range, binCount: number): PresenceFeed => {
  const people = createTally(window, binCount);
  const poor = createTally(window, binCount);
  const count = ({ parts }: SessionRow, by: 1 | -1) => {
    addStays(people, parts, window, by);
    if (parts.some(isPoor)) addStays(poor, parts.filter(isPoor), window, by);
  };
  let counted: readonly SessionRow[] = [];
  return {
    of: (rows) => {
      for (const [index, row] of rows.entries()) {
        const before = counted[index];
        if (row === before) continue;
        if (before) count(before, -1);
        count(row, 1);
      }
      for (const row of counted.slice(rows.length)) count(row, -1);
      counted = rows;
      const poorBins = poor.bins();
      return {
        bins: people.bins().map((present, index) => ({ people: present, poor: poorBins[index] ?? 0 })),
        mostPeople: people.most(),
        mostPoor: poor.most(),
      };
    },
  };
};

const isPoor = ({ sent, heard }: SessionPart): boolean => sent === 'poor' || heard === 'poor';

type Tally = {
  /** Stays of one person come in order and touch nowhere; `isNew` is the first of another. By −1 takes one back. */
  readonly add: (start: number, end: number, isNew: boolean, by: 1 | -1) => void;
  readonly bins: () => readonly number[];
  readonly most: () => number;
};

/** When one person was there, within the window: overlapping parts are one stay. */
const addStays = (tally: Tally, parts: readonly SessionPart[], window: Range, by: 1 | -1): void => {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) {
    const [start, end] = spanOf(only);
    if (start <= window.end && window.start <= end) tally.add(start, end, true, by);
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
      if (stay !== undefined) tally.add(stay[0], stay[1], isNew, by);
      if (stay !== undefined) isNew = false;
      stay = span;
    }
  }
  if (stay !== undefined) tally.add(stay[0], stay[1], isNew, by);
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
  const starts = createSorted();
  const ends = createSorted();
  const length = window.end - window.start;
  const within = (bin: number): number => Math.min(binCount - 1, Math.max(0, bin));
  const at = (instant: number): number =>
    instant === window.start ? 0 : ((instant - window.start) / length) * binCount;
  let counted = 0;
  return {
    add: (start, end, isNew, by) => {
      if (isNew) counted = 0;
      const first = within(Math.floor(at(start)));
      // A stay that ends exactly where a bin begins was not there for any part of it.
      const after = Math.max(first, within(Math.ceil(at(end)) - 1)) + 1;
      const from = Math.max(first, counted);
      if (after > from) {
        changes[from] = (changes[from] ?? 0) + by;
        changes[after] = (changes[after] ?? 0) - by;
      }
      counted = after;
      starts.put(start, by);
      // Someone who leaves at the instant another joins was not there with them; no length still counts.
      ends.put(end > start ? end : end + 1, by);
    },
    bins: () => {
      let present = 0;
      return Array.from(changes.subarray(0, binCount), (change) => (present += change));
    },
    most: () => mostAtOnce(starts.all(), ends.all()),
  };
};

/** Numbers in order. What came and went since they were last asked for is worked in by one pass over them. */
const createSorted = () => {
  let sorted = new Float64Array();
  const added: number[] = [];
  const removed: number[] = [];
  return {
    put: (value: number, by: 1 | -1): void => void (by === 1 ? added : removed).push(value),
    all: (): Float64Array => {
      if (added.length + removed.length > 0) sorted = changedBy(sorted, added, removed);
      added.length = 0;
      removed.length = 0;
      return sorted;
    },
  };
};

const changedBy = (
  sorted: Float64Array,
  added: readonly number[],
  removed: readonly number[],
): Float64Array<ArrayBuffer> => {
  const coming = Float64Array.from(added).sort();
  const going = Float64Array.from(removed).sort();
  const next = new Float64Array(sorted.length + coming.length - going.length);
  let [old, fresh, gone, place] = [0, 0, 0, 0];
  while (old + fresh < sorted.length + coming.length) {
    const isOld = (sorted[old] ?? Number.POSITIVE_INFINITY) <= (coming[fresh] ?? Number.POSITIVE_INFINITY);
    const value = (isOld ? sorted[old++] : coming[fresh++]) ?? Number.NaN;
    if (value === going[gone]) gone += 1;
    else next[place++] = value;
  }
  return next;
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
