import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useEffect, useMemo, type RefObject } from 'react';
import { useMediaQuery } from '../../ui/useMediaQuery.ts';
import type { ListItem } from './list-items.ts';

const DAY_HEIGHT = 27;

/** 29 px as drawn; finger-sized for coarse pointers, two lines when narrow. */
const useRowHeight = (): number => {
  const narrow = useMediaQuery('(max-width: 640px)');
  const coarse = useMediaQuery('(pointer: coarse)');
  if (narrow) return 56;
  return coarse ? 44 : 29;
};

const keyOf = (item: ListItem | undefined): string | undefined =>
  item && (item.kind === 'day' ? `day ${item.key}` : item.record.id);

/** Only the rows in sight, and the head of the day they belong to, which sticks to the top. */
export const useListRows = (
  scroller: RefObject<HTMLDivElement | null>,
  items: readonly ListItem[],
  initialOffset: number | undefined,
) => {
  const rowHeight = useRowHeight();
  const days = useMemo(() => items.flatMap(({ kind }, index) => (kind === 'day' ? [index] : [])), [items]);
  const dayAbove = (index: number) => days.findLast((day) => day <= index);

  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'day' ? DAY_HEIGHT : rowHeight),
    getItemKey: (index) => keyOf(items[index]) ?? index,
    overscan: 12,
    scrollPaddingStart: DAY_HEIGHT,
    rangeExtractor: (range: Range) => {
      const day = dayAbove(range.startIndex);
      const shown = defaultRangeExtractor(range);
      return day === undefined || shown.includes(day) ? shown : [day, ...shown];
    },
    ...(initialOffset === undefined ? {} : { initialOffset }),
  });
  useEffect(() => virtualizer.measure(), [rowHeight, virtualizer]);

  const rows = virtualizer.getVirtualItems();
  const stuck = virtualizer.range ? dayAbove(virtualizer.range.startIndex) : undefined;
  return {
    rowHeight,
    rows,
    /** The item that sticks to the top. */
    stuck,
    height: virtualizer.getTotalSize(),
    scrollTo: (index: number) => virtualizer.scrollToIndex(index),
    /** The first item that is not under the day's head. */
    firstInSight: (): number => {
      const top = (virtualizer.scrollOffset ?? 0) + DAY_HEIGHT;
      return rows.find(({ index, end }) => end > top && index !== stuck)?.index ?? 0;
    },
    /** Rows that fit, less one to keep the place when paging. */
    rowsInSight: (): number => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1),
  };
};
