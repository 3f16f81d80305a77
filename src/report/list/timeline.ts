import { rangeOf, scaleTo, type Range } from '#base/range';
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
      if (part.start === undefined) continue;
      // Either end may be the earlier one.
      const other = part.end ?? part.start;
      const [first, last] = part.start <= other ? [part.start, other] : [other, part.start];
      if (start === undefined || first < start) start = first;
      if (end === undefined || last > end) end = last;
    }
  }
  return start === undefined || end === undefined ? undefined : { start, end };
};
