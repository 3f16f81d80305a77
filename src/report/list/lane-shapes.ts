import type { Grade } from '#quality/grade';

/** One bar of a lane: fractions of the lane's width, past 0 or 1 where it leaves the window. */
export type LaneBar = {
  readonly from: number;
  readonly to: number;
  readonly sent: Grade;
  readonly heard: Grade;
  readonly failed: boolean;
};

/** The box a lane is drawn in, and how high a thin and a heavy half are, all in pixels. */
export type LaneBox = {
  readonly width: number;
  readonly height: number;
  readonly thin: number;
  readonly heavy: number;
};

/** What to draw, in pixels from the box's top left; colours are named by their role, not by their value. */
export type LaneShape =
  | {
      readonly kind: 'bar';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: 'poor' | 'good';
    }
  | {
      readonly kind: 'outline';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly stroke: 'poor' | 'none';
      readonly thickness: number;
    }
  | { readonly kind: 'dashes'; readonly x: number; readonly y: number; readonly width: number }
  | { readonly kind: 'cross'; readonly x: number; readonly y: number };

const MIN_WIDTH = 2;
const GAP = 2;
const HOLLOW = 4;

/**
 * The shapes of one lane, in drawing order. Above the centre line is what the person sent, below it what they
 * heard; each half starts half a pixel from the line.
 *
 *   ▔▔▔▔▔▔▔▔ sent, poor: heavy, filled      ┌──────┐ not judged: hollow, 1 px line
 *   ──────── centre                         ╌╌╌╌╌╌╌╌ no data: dashes
 *   ━━━━━━━━ heard, good: thin, filled      burst: thin, with an outline as high as poor
 */
export const laneShapes = (bars: readonly LaneBar[], box: LaneBox): readonly LaneShape[] =>
  spans(bars, box.width).flatMap(({ bar, x, width }) => [
    ...half(bar.sent, 'above', x, width, box),
    ...half(bar.heard, 'below', x, width, box),
    ...(bar.failed && bar.to <= 1 && bar.to >= 0
      ? [{ kind: 'cross' as const, x: x + width, y: box.height / 2 }]
      : []),
  ]);

type Span = { readonly bar: LaneBar; readonly x: number; readonly width: number };

/** Bars cut to the box, with a gap between neighbours and a least width, so that none vanishes. */
const spans = (bars: readonly LaneBar[], boxWidth: number): readonly Span[] => {
  const seen = bars.filter((bar) => bar.to >= 0 && bar.from <= 1);
  return seen.map((bar, index) => {
    const next = seen[index + 1];
    const left = Math.max(0, bar.from) * boxWidth;
    const end = Math.min(1, bar.to) * boxWidth;
    const right = next === undefined ? end : Math.min(end, next.from * boxWidth - GAP);
    const width = Math.max(MIN_WIDTH, right - left);
    return { bar, x: Math.max(0, Math.min(left, boxWidth - width)), width };
  });
};

const half = (
  grade: Grade,
  side: 'above' | 'below',
  x: number,
  width: number,
  box: LaneBox,
): readonly LaneShape[] => {
  const top = (height: number) => (side === 'above' ? box.height / 2 - 0.5 - height : box.height / 2 + 0.5);
  const bar = (height: number, fill: 'poor' | 'good'): LaneShape => ({
    kind: 'bar',
    x,
    y: top(height),
    width,
    height,
    fill,
  });
  const outline = (height: number, thickness: number, stroke: 'poor' | 'none'): LaneShape => ({
    kind: 'outline',
    x: x + thickness / 2,
    y: top(height) + thickness / 2,
    width: Math.max(0, width - thickness),
    height: height - thickness,
    stroke,
    thickness,
  });
  switch (grade) {
    case 'poor':
      return [bar(box.heavy, 'poor')];
    case 'burst':
      return [bar(box.thin, 'good'), outline(box.heavy, 1.2, 'poor')];
    case 'good':
      return [bar(box.thin, 'good')];
    case 'notJudged':
      return [outline(HOLLOW, 1, 'none')];
    case 'noData':
      return [{ kind: 'dashes', x, y: top(box.thin) + box.thin / 2, width }];
  }
};
