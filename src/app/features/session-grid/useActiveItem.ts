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
  const places = useMemo(() => new Map(items.map((item, index) => [item.id, index])), [items]);
  const place = (key: string | undefined) => (key === undefined ? undefined : places.get(key));
  return { index: place(id) ?? place(selected) ?? Math.min(0, items.length - 1), setId };
};
