import type { GridItem } from './grid-items.ts';
import type { GridLayout } from './grid-layout.ts';

/** Where lines stand, in pixels from the top of the first: line `i` from `[i]` to `[i + 1]`. */
export type LinePlaces = Float64Array;

const isTall = (item: GridItem): boolean => item.kind === 'session' || item.kind === 'group';

export const placeLines = (items: readonly GridItem[], layout: GridLayout): LinePlaces => {
  const places = new Float64Array(items.length + 1);
  let top = 0;
  items.forEach((item, index) => {
    top += isTall(item) ? layout.rowHeight : layout.subRowHeight;
    places[index + 1] = top;
  });
  return places;
};

export const heightOf = (places: LinePlaces): number => places[places.length - 1] ?? 0;

/** The line at a height: the last one that begins at or above it; −1 in an empty list. */
const lineAt = (places: LinePlaces, y: number): number => {
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle + 1] ?? 0) > y) high = middle;
    else low = middle + 1;
  }
  return Math.min(low, places.length - 2);
};

/** What of the list is seen: from `top` on, as high as `height`. */
export type Sight = { readonly top: number; readonly height: number };

/** The first and last line in sight; undefined in an empty list. A list that has become shorter is seen at its end. */
export const linesInSight = (
  places: LinePlaces,
  { top, height }: Sight,
): { readonly first: number; readonly last: number } | undefined => {
  if (places.length < 2) return undefined;
  const from = Math.max(0, Math.min(top, heightOf(places) - height));
  return { first: lineAt(places, from), last: lineAt(places, from + height) };
};

/** How far to scroll so that a line is in sight, and no further than needed. */
export const scrollFor = (places: LinePlaces, index: number, { top, height }: Sight): number => {
  const start = places[index] ?? 0;
  const end = places[index + 1] ?? start;
  if (start < top) return start;
  return end > top + height ? end - height : top;
};
