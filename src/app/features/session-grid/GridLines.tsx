import { memo, useEffect, useEffectEvent, useMemo, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { scaleTo, type Range } from '#base/range';
import type { EpochMs } from '#base/units';
import type { GridColumn } from './columns.tsx';
import type { GridItem } from './grid-items.ts';
import type { GridLayout } from './grid-layout.ts';
import { GridRow } from './GridRow.tsx';
import { heightOf, linesInSight, placeLines, scrollFor, type LinePlaces, type Sight } from './line-places.ts';

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
  /** Of what scrolls, its head included; 0 before it is laid out. */
  readonly height: number;
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

/** Lines are drawn anew when another one comes into sight, not at each pixel. */
const STEP = 24;

/** Which lines to draw. The one that has the focus stays in the page however far one scrolls: else the focus would be lost. */
const linesToDraw = (places: LinePlaces, sight: Sight, activeIndex: number): readonly number[] => {
  const seen = sight.height <= 0 ? undefined : linesInSight(places, sight);
  if (seen === undefined) return [];
  const first = Math.max(0, seen.first - OVERSCAN);
  const last = Math.min(places.length - 2, seen.last + OVERSCAN);
  const lines = Array.from({ length: last - first + 1 }, (_, place) => first + place);
  if (activeIndex < 0 || (activeIndex >= first && activeIndex <= last)) return lines;
  return activeIndex < first ? [activeIndex, ...lines] : [...lines, activeIndex];
};

/** The lines in sight, and a few on either side. */
export const GridLines = memo((props: Props) => {
  const { items, layout, headHeight, height, activeIndex, scroller, linesRef, opened } = props;
  const places = useMemo(() => placeLines(items, layout), [items, layout]);
  const [top, setTop] = useState(0);
  const room = height - headHeight;

  const follow = (node: HTMLElement): void => setTop(Math.floor(node.scrollTop / STEP) * STEP);
  const onScroll = useEffectEvent((node: HTMLElement) => {
    // In this very frame: a line that came later would have been missing in it.
    flushSync(() => follow(node));
    // A short list has its end in sight without anyone having asked for more of it.
    if (node.scrollTop <= 0) return;
    props.onTouch();
    const last = linesInSight(places, { top: node.scrollTop, height: room })?.last;
    if (last !== undefined && last >= items.length - NEAR_END) props.onNearEnd();
  });
  useEffect(() => {
    const node = scroller.current;
    if (node === null) return;
    const listener = () => onScroll(node);
    node.addEventListener('scroll', listener, { passive: true });
    return () => node.removeEventListener('scroll', listener);
  }, [scroller]);

  useEffect(() => {
    linesRef.current.scrollTo = (index) => {
      const node = scroller.current;
      if (node === null) return;
      const to = scrollFor(places, index, { top: node.scrollTop, height: node.clientHeight - headHeight });
      node.scrollTo({ top: to });
      follow(node);
    };
    const { wantsFocus } = linesRef.current;
    if (wantsFocus === undefined || wantsFocus !== items[activeIndex]?.id) return;
    const line = scroller.current?.querySelector<HTMLElement>(`[data-index="${activeIndex}"]`);
    if (line === null || line === undefined) return;
    linesRef.current.wantsFocus = undefined;
    line.focus({ preventScroll: true });
  });

  return (
    <div role="rowgroup" className="body" style={{ height: heightOf(places) }}>
      {linesToDraw(places, { top, height: room + STEP }, activeIndex).map((index) => {
        const item = items[index];
        return (
          item && (
            <GridRow
              key={item.id}
              item={item}
              index={index}
              top={places[index] ?? 0}
              columns={props.columns}
              layout={layout}
              window={props.window}
              zone={props.zone}
              open={opened.has(item.id)}
              selected={item.kind === 'session' && item.row.key === props.selected}
              active={index === activeIndex}
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
