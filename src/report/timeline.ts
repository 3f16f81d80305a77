import { overlap, rangeOf, scaleTo, type Range } from '#base/range';
import type { EpochMs } from '#base/units';
import type { LaneBar } from './lane-shapes.ts';
import type { MediumPart, SessionPart, SessionRow } from './session-rows.ts';

/**
 * The bars of a row's lane, one a session, in fractions of the window. Parts without a start have no bar; one
 * without an end is a bar without length, which the drawing makes wide enough to be seen.
 *
 *     window   0 ├──────────────────────┤ 1
 *     Miriam        ━━━━━━━━━✕   ━━━━━━━━━━━━   dropped, then back: two bars, one lane
 */
export const rowLane = (parts: readonly SessionPart[], window: Range): readonly LaneBar[] =>
  barsOf(
    parts.map((part) => ({
      ...spanOf(part),
      sent: part.sent,
      heard: part.heard,
      failed: part.failure !== undefined,
    })),
    window,
  );

/** The bars of one medium, one a segment. A failure belongs to the session and is not repeated here. */
export const mediumLane = (medium: MediumPart, window: Range): readonly LaneBar[] =>
  barsOf(
    medium.segments.map((segment) => ({
      ...spanOf(segment),
      sent: segment.sent,
      heard: segment.heard,
      failed: false,
    })),
    window,
  );

type Timed = { readonly start: EpochMs | undefined; readonly end: EpochMs | undefined };
type Span = { readonly span: Range | undefined };

/** Records with the end before the start exist: the span is the same. */
const spanOf = ({ start, end }: Timed): Span => ({
  span: start === undefined ? undefined : rangeOf(start, end ?? start),
});

const barsOf = (
  bars: readonly (Span & Pick<LaneBar, 'sent' | 'heard' | 'failed'>)[],
  window: Range,
): readonly LaneBar[] => {
  const at = scaleTo(window);
  return bars.flatMap(({ span, sent, heard, failed }) =>
    span ? [{ from: at(span.start), to: at(span.end), sent, heard, failed }] : [],
  );
};

/** The time of the whole call: the record's own, widened by any session that lies outside it. */
export const callRange = (record: Timed | undefined, rows: readonly SessionRow[]): Range | undefined => {
  let start = record?.start ?? record?.end;
  let end = record?.end ?? record?.start;
  if (start !== undefined && end !== undefined && end < start) [start, end] = [end, start];
  for (const { parts } of rows) {
    for (const part of parts) {
      const { span } = spanOf(part);
      if (!span) continue;
      if (start === undefined || span.start < start) start = span.start;
      if (end === undefined || span.end > end) end = span.end;
    }
  }
  return start === undefined || end === undefined ? undefined : { start, end };
};

/** How many people were in the call over a window, and how many of them in a session with a poor stream. */
export type Presence = {
  readonly bins: readonly { readonly people: number; readonly poor: number }[];
  /** The most at one instant, which no width of bins changes. */
  readonly mostPeople: number;
  readonly mostPoor: number;
};

/** Presence from joins and leaves. Somebody counts once in every bin that they were there for any part of. */
export const presence = (rows: readonly SessionRow[], window: Range, binCount: number): Presence => {
  const people = rows.map(({ parts }) => unionOf(parts, window));
  const poor = rows.map(({ parts }) => unionOf(parts.filter(isPoor), window));
  const poorBins = binsOf(poor, window, binCount);
  return {
    bins: binsOf(people, window, binCount).map((count, index) => ({
      people: count,
      poor: poorBins[index] ?? 0,
    })),
    mostPeople: mostAtOnce(people.flat()),
    mostPoor: mostAtOnce(poor.flat()),
  };
};

const isPoor = ({ sent, heard }: SessionPart): boolean => sent === 'poor' || heard === 'poor';

/** When one person was there, within the window: overlapping parts are one stay. */
const unionOf = (parts: readonly SessionPart[], window: Range): readonly Range[] => {
  const spans = parts
    .map((part) => spanOf(part).span)
    .filter((span) => span !== undefined)
    .filter((span) => overlap(span, window))
    .sort((one, other) => one.start - other.start);
  const stays: Range[] = [];
  for (const span of spans) {
    const last = stays.at(-1);
    if (last && overlap(last, span))
      stays[stays.length - 1] = { start: last.start, end: laterOf(last.end, span.end) };
    else stays.push(span);
  }
  return stays;
};

const laterOf = (one: EpochMs, other: EpochMs): EpochMs => (one > other ? one : other);

/**
 * Adds one where a person comes and takes it away after they left; the running sum is the number present.
 * `staysOfPeople` has each person's stays in order.
 */
const binsOf = (
  staysOfPeople: readonly (readonly Range[])[],
  window: Range,
  binCount: number,
): readonly number[] => {
  const at = scaleTo(window);
  const within = (bin: number): number => Math.min(binCount - 1, Math.max(0, bin));
  const changes = Array.from({ length: binCount + 1 }, () => 0);
  for (const stays of staysOfPeople) {
    let counted = 0;
    for (const { start, end } of stays) {
      const first = within(Math.floor(at(start) * binCount));
      // A stay that ends exactly where a bin begins was not there for any part of it.
      const after = Math.max(first, within(Math.ceil(at(end) * binCount) - 1)) + 1;
      const from = Math.max(first, counted);
      if (after > from) {
        changes[from] = (changes[from] ?? 0) + 1;
        changes[after] = (changes[after] ?? 0) - 1;
      }
      counted = after;
    }
  }
  let present = 0;
  return changes.slice(0, binCount).map((change) => (present += change));
};

/** Someone who leaves at the instant another joins was not there with them; a stay of no length still counts. */
const mostAtOnce = (stays: readonly Range[]): number => {
  const starts = stays.map(({ start }) => start).sort((one, other) => one - other);
  const ends = stays.map(({ start, end }) => (end > start ? end : end + 1)).sort((one, other) => one - other);
  let most = 0;
  let left = 0;
  starts.forEach((start, index) => {
    while ((ends[left] ?? Infinity) <= start) left++;
    most = Math.max(most, index + 1 - left);
  });
  return most;
};
