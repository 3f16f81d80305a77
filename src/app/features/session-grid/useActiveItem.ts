import { useMemo, useState } from 'react';
import type { GridItem } from './grid-items.ts';

export type ActiveItem = {
  /** The line the Tab key reaches; −1 in an empty list. */
  readonly index: number;
  readonly setId: (id: string) => void;
};

/** Roving focus by line. It holds on to the line itself: sorting and late pages move it, and the focus with it. */
export const useActiveItem = (items: readonly GridItem[], selected: string | undefined): ActiveItem => {
  const [id, setId] = useState<string>();
  const index = useMemo(() => {
    // Looked for rather than kept in a map: it is one line of perhaps a hundred thousand.
    const placeOf = (wanted: string | undefined) =>
      wanted === undefined ? -1 : items.findIndex((item) => item.id === wanted);
    const own = placeOf(id);
    const chosen = own < 0 ? placeOf(selected) : own;
    return chosen < 0 ? Math.min(0, items.length - 1) : chosen;
  }, [items, id, selected]);
  return { index, setId };
};
