import type { ComplaintPoint } from '#report/verdict/complaints';

/** A person who rated, placed: rating across, own worst reading upwards. */
export type PlotPoint = {
  readonly point: ComplaintPoint;
  readonly x: number;
  readonly y: number;
  /** Reads more than the plot shows: it stands at the upper edge. */
  readonly isBeyond: boolean;
};

export type Plot = {
  readonly points: readonly PlotPoint[];
  /** Multiples of the limit that the axis names, from 0 up. */
  readonly ticks: readonly { readonly times: number; readonly y: number }[];
};

export const PLOT = { width: 190, height: 150, left: 30, right: 188, top: 4, bottom: 132 } as const;
/** Between a complaint and none, on the scale of ratings. */
export const COMPLAINT_UP_TO = 2.5;

const LEAST_TOP = 3;
const MOST_TOP = 6;
/** Points of one rating stand side by side rather than on each other. */
const ASIDE = [0, 7, -7, 12, -12];
const NEAR_PX = 7;

export const ratingX = (rating: number): number =>
  PLOT.left + ((rating - 0.5) / 5) * (PLOT.right - PLOT.left);

/** Places every person who rated and of whom something was judged. */
export const plotOf = (points: readonly ComplaintPoint[]): Plot => {
  const measured = points.filter(({ timesLimit }) => timesLimit !== undefined);
  const highest = Math.max(0, ...measured.map(({ timesLimit }) => timesLimit ?? 0));
  const top = Math.min(MOST_TOP, Math.max(LEAST_TOP, Math.ceil(highest)));
  const at = (times: number): number => PLOT.bottom - (Math.min(times, top) / top) * (PLOT.bottom - PLOT.top);
  const placed: PlotPoint[] = [];
  for (const point of measured) {
    const times = point.timesLimit ?? 0;
    // Whole on the paper: a point on an edge keeps its shape.
    const y = Math.min(PLOT.bottom - 5, Math.max(PLOT.top + 5, at(times)));
    placed.push({ point, x: freePlace(ratingX(point.rating), y, placed), y, isBeyond: times > top });
  }
  return {
    points: placed,
    ticks: Array.from({ length: top + 1 }, (_, times) => ({ times, y: at(times) })),
  };
};

const freePlace = (x: number, y: number, placed: readonly PlotPoint[]): number => {
  const near = placed.filter((other) => Math.abs(other.y - y) < NEAR_PX);
  const aside = ASIDE.find((offset) =>
    near.every((other) => Math.abs(other.x - (x + offset)) >= NEAR_PX - 1),
  );
  return x + (aside ?? 0);
};

export const limitY = ({ ticks }: Plot): number => ticks[1]?.y ?? PLOT.top;
