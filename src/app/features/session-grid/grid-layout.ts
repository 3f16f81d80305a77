/** How the grid uses the width it has. All in pixels. */
export type GridLayout = {
  readonly kind: 'wide' | 'middle' | 'narrow';
  readonly laneWidth: number;
  readonly rowHeight: number;
  readonly subRowHeight: number;
  readonly laneHeight: number;
  /** The tracks of the columns on demand, as CSS writes them; empty without any. */
  readonly furtherColumns: string;
  /** Narrower than this the list scrolls sideways rather than squeeze. */
  readonly leastWidth: number;
};

const WIDE_FROM = 900;
const MIDDLE_FROM = 640;

/** What the columns before the lane need at least, names included. */
const WIDE_COLUMNS = 690;
/** Columns on demand share what they need with the lane, down to a lane that still shows who left when. */
const FURTHER_WIDTH = 104;
const GAP = 4;
const LEAST_LANE = 240;
/** Of the room for names, what may go before the list scrolls. */
const LEAST_NAME = 80;
const PADDING = 32;

const NONE_FURTHER = { furtherColumns: '', leastWidth: 0 };

/** Name, worst readings, lane, one under the other. */
const NARROW_LINES = 76;

/**
 * From 900 px all columns stand beside a lane that takes what is left over; from 640 px a few columns and a short
 * lane; below, the lane goes under its row. Fingers get rows of 44 px in any of them.
 */
export const layoutFor = (width: number, coarsePointer: boolean, further = 0): GridLayout => {
  const tall = coarsePointer ? 44 : undefined;
  if (width >= WIDE_FROM) {
    const taken = further * (FURTHER_WIDTH + GAP);
    const least = further === 0 ? 400 : LEAST_LANE;
    const laneWidth = Math.round(Math.min(960, Math.max(least, (width - WIDE_COLUMNS - taken) * 0.86)));
    return {
      kind: 'wide',
      laneWidth,
      rowHeight: tall ?? 28,
      subRowHeight: tall ?? 24,
      laneHeight: tall ?? 28,
      furtherColumns: further === 0 ? '' : `repeat(${further}, ${FURTHER_WIDTH}px)`,
      leastWidth: further === 0 ? 0 : WIDE_COLUMNS - LEAST_NAME + taken + laneWidth,
    };
  }
  if (width >= MIDDLE_FROM) {
    return {
      kind: 'middle',
      laneWidth: Math.round(286 + Math.max(0, width - 800) * 0.5),
      rowHeight: tall ?? 32,
      subRowHeight: tall ?? 32,
      laneHeight: 28,
      ...NONE_FURTHER,
    };
  }
  return {
    kind: 'narrow',
    laneWidth: Math.max(120, width - PADDING),
    rowHeight: NARROW_LINES,
    subRowHeight: NARROW_LINES,
    laneHeight: 28,
    ...NONE_FURTHER,
  };
};
