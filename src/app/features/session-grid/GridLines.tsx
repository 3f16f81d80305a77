import { defaultRangeExtractor, useVirtualizer, type Range as IndexRange } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, type RefObject } from 'react';
import { scaleTo, type Range } from '#base/range';
import type { EpochMs } from '#base/units';
import type { GridItem } from './grid-items.ts';
import type { GridLayout } from './grid-layout.ts';
import type { ElementSize } from './useElementSize.ts';
import { GridRow, type GridColumn } from './GridRow.tsx';

/** How the rest of the grid reaches the lines: they alone render while one scrolls. */
export type LinesHandle = {
  scrollTo: (index: number) => void;
  /** The line that takes the focus once it is there and active: an effect still due from the line before must not. */
  wantsFocus: string | undefined;
};

type Props = {
  readonly items: readonly GridItem[];
  readonly columns: readonly GridColumn[];
  readonly layout: GridLayout;
  readonly headHeight: number;
  /** Of what scrolls, as it was laid out: lines are in its very first frame. */
  readonly size: ElementSize;
  readonly window: Range;
  readonly zone: string;
  readonly ticketAt: EpochMs | undefined;
  readonly opened: ReadonlySet<string>;
  readonly selected: string | undefined;
  readonly activeIndex: number;
  readonly isFaint: (item: GridItem) => boolean;
  readonly onNearEnd: () => void;
  readonly onTouch: () => void;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly linesRef: RefObject<LinesHandle>;
};

const OVERSCAN = 8;
const NEAR_END = 12;

const isTall = (item: GridItem | undefined): boolean => item?.kind === 'session' || item?.kind === 'group';

/** The lines in sight, and a few on either side. */
export const GridLines = memo((props: Props) => {
  const { items, layout, headHeight, activeIndex, scroller, linesRef, opened } = props;
  // Another function means other lines: all places are then counted anew, and only then.
  const keyOf = useCallback(
    (index: number) => items[index]?.id ?? index,
    // Heights belong to the lines as much as their names do.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [items, layout],
  );
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (isTall(items[index]) ? layout.rowHeight : layout.subRowHeight),
    getItemKey: keyOf,
    overscan: OVERSCAN,
    initialRect: props.size,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    // The row that has the focus stays in the page however far one scrolls: else the focus would be lost.
    rangeExtractor: useCallback(
      (range: IndexRange) => {
        const seen = defaultRangeExtractor(range);
        return activeIndex < 0 || seen.includes(activeIndex)
          ? seen
          : [...seen, activeIndex].toSorted((one, other) => one - other);
      },
      [activeIndex],
    ),
    onChange: ({ range, scrollOffset }) => {
      // A short list has its end in sight without anyone having asked for more of it.
      const isAsked = (scrollOffset ?? 0) > 0;
      if (isAsked) props.onTouch();
      if (isAsked && items.length > 0 && (range?.endIndex ?? 0) >= items.length - NEAR_END) props.onNearEnd();
    },
  });

  useEffect(() => {
    linesRef.current.scrollTo = (index) => virtualizer.scrollToIndex(index);
    const { wantsFocus } = linesRef.current;
    if (wantsFocus === undefined || wantsFocus !== items[activeIndex]?.id) return;
    const line = scroller.current?.querySelector<HTMLElement>(`[data-index="${activeIndex}"]`);
    if (line === null || line === undefined) return;
    linesRef.current.wantsFocus = undefined;
    line.focus({ preventScroll: true });
  });

  return (
    <div role="rowgroup" className="body" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((line) => {
        const item = items[line.index];
        return (
          item && (
            <GridRow
              key={line.key}
              item={item}
              index={line.index}
              top={line.start - headHeight}
              columns={props.columns}
              layout={layout}
              window={props.window}
              zone={props.zone}
              open={opened.has(item.id)}
              selected={item.kind === 'session' && item.row.key === props.selected}
              active={line.index === activeIndex}
              faint={props.isFaint(item)}
            />
          )
        );
      })}
      <TicketLine at={props.ticketAt} window={props.window} />
    </div>
  );
});

/** Through all rows, where the ticket says it happened; nothing while that lies outside the window. */
const TicketLine = ({ at, window }: { readonly at: EpochMs | undefined; readonly window: Range }) => {
  const place = at === undefined ? -1 : scaleTo(window)(at);
  if (place < 0 || place > 1) return null;
  return <span className="ticket-line" aria-hidden="true" style={{ ['--place' as string]: String(place) }} />;
};
