/** How the grid uses the width it has. All in pixels. */
export type GridLayout = {
  readonly kind: 'wide' | 'middle' | 'narrow';
  readonly laneWidth: number;
  readonly rowHeight: number;
  readonly subRowHeight: number;
  readonly laneHeight: number;
};

const WIDE_FROM = 900;
const MIDDLE_FROM = 640;

/** What the columns before the lane need at least, names included. */
const WIDE_COLUMNS = 690;
const PADDING = 32;

/** Name, worst readings, lane, one under the other. */
const NARROW_LINES = 76;

/**
 * From 900 px all columns stand beside a lane that takes what is left over; from 640 px a few columns and a short
 * lane; below, the lane goes under its row. Fingers get rows of 44 px in any of them.
 */
export const layoutFor = (width: number, coarsePointer: boolean): GridLayout => {
  const tall = coarsePointer ? 44 : undefined;
  if (width >= WIDE_FROM) {
    const laneWidth = Math.round(Math.min(960, Math.max(400, (width - WIDE_COLUMNS) * 0.86)));
    return {
      kind: 'wide',
      laneWidth,
      rowHeight: tall ?? 28,
      subRowHeight: tall ?? 24,
      laneHeight: tall ?? 28,
    };
  }
  if (width >= MIDDLE_FROM) {
    return {
      kind: 'middle',
      laneWidth: Math.round(286 + Math.max(0, width - 800) * 0.5),
      rowHeight: tall ?? 32,
      subRowHeight: tall ?? 32,
      laneHeight: 28,
    };
  }
  return {
    kind: 'narrow',
    laneWidth: Math.max(120, width - PADDING),
    rowHeight: NARROW_LINES,
    subRowHeight: NARROW_LINES,
    laneHeight: 28,
  };
};
