import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ComponentProps,
  type ReactNode,
  type RefObject,
} from 'react';
import { overlap, type Range } from '#base/range';
import type { EpochMs } from '#base/units';
import type { FurtherColumn } from '#report/list/further-columns';
import type { RowSort } from '#report/list/row-filter';
import type { RowEntry, RowGroup } from '#report/list/row-groups';
import type { SessionPart, SessionRow } from '#report/list/session-rows';
import type { Presence } from '#report/list/presence';
import { createPart } from '../../ui/create-part.ts';
import { useMediaQuery } from '../../ui/useMediaQuery.ts';
import { toGridItems, type GridItem } from './grid-items.ts';
import { layoutFor } from './grid-layout.ts';
import { AxisStrip } from './Axis.tsx';
import { GridHead } from './GridHead.tsx';
import { GridLines, type LinesHandle } from './GridLines.tsx';
import { HEAD_ROWS } from './GridRow.tsx';
import type { GridTooltip } from './GridTooltip.tsx';
import { Minimap } from './Minimap.tsx';
import './session-grid.css';
import { useActiveItem } from './useActiveItem.ts';
import { useElementSize } from './useElementSize.ts';
import { useGridEvents } from './useGridEvents.ts';
import { useSessionTable } from './useSessionTable.ts';
import { orWhole } from './zoom.ts';

export type SessionGridProps = {
  /** People and groups of them, in the order to show. */
  readonly entries: readonly RowEntry[];
  /** The people among them, for the table. */
  readonly rows: readonly SessionRow[];
  /** Keys of rows that are shown only for company: they do not fit the filter. */
  readonly unfit: ReadonlySet<string>;
  readonly presence: Presence;
  readonly whole: Range;
  /** Undefined is the whole call. */
  readonly window: Range | undefined;
  readonly onWindow: (window: Range | undefined) => void;
  readonly zone: string;
  /** Columns beyond the usual ones. */
  readonly further: readonly FurtherColumn[];
  /** When the ticket says it happened. */
  readonly ticketAt: EpochMs | undefined;
  readonly sort: RowSort;
  /** Undefined asks for the default order. */
  readonly onSort: (sort: RowSort | undefined) => void;
  readonly opened: ReadonlySet<string>;
  readonly onOpen: (row: SessionRow, open: boolean) => void;
  readonly onOpenGroup: (group: RowGroup, open: boolean) => void;
  readonly selected: string | undefined;
  readonly onSelect: (row: SessionRow) => void;
  /** Enter, or two clicks: to the page of the session. */
  readonly onVisit: (part: SessionPart | undefined) => void;
  /** The reader has scrolled close to the last row. */
  readonly onNearEnd: () => void;
  /** Anything the reader does that makes an order worth keeping. */
  readonly onTouch: () => void;
  /** What stands under the last row: more to read, or nothing fits. */
  readonly foot?: ReactNode;
  /** Floats over the list and moves nothing in it. */
  readonly notice?: ReactNode;
};

const HEAD_HEIGHT = { wide: 46, middle: 26, narrow: 44 };

/** Where lines would stand before the grid is laid out; none is drawn by it. */
const USUAL_WIDTH = 1_052;
const NONE: readonly GridItem[] = [];

const isOutside = (row: SessionRow, window: Range | undefined): boolean =>
  window !== undefined &&
  row.parts.every(
    ({ start, end }) => start !== undefined && end !== undefined && !overlap({ start, end }, window),
  );

/** A row chosen elsewhere, by a link or by the panel's arrows, comes into sight; late pages scroll nothing. */
const useSelectedInSight = (
  items: readonly GridItem[],
  selected: string | undefined,
  linesRef: RefObject<LinesHandle>,
): void => {
  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (selected === shown.current) return;
    const index = selected === undefined ? -1 : items.findIndex((item) => item.id === selected);
    if (index < 0 && selected !== undefined) return;
    shown.current = selected;
    if (index >= 0) linesRef.current.scrollTo(index);
  }, [items, selected, linesRef]);
};

const tooltip = createPart(() => import('./GridTooltip.tsx'));

/** Its code comes when the pointer or the focus first enters the list. */
const Tooltip = (props: ComponentProps<typeof GridTooltip>) => {
  const part = tooltip.use();
  return part && <part.GridTooltip {...props} />;
};

/** Table and timeline are one list: columns left, lane right, one sort, one filter, one selection. */
export const SessionGrid = (props: SessionGridProps) => {
  const { entries, rows, opened, sort, whole, zone, further, onWindow } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const onSort = (next: RowSort | undefined) => {
    // A new order is read from its beginning.
    scroller.current?.scrollTo({ top: 0 });
    props.onSort(next);
  };
  const coarse = useMediaQuery('(pointer: coarse)');
  const size = useElementSize(scroller);
  const [isEntered, setEntered] = useState(false);
  const enter = () => setEntered(true);
  const width = size?.width ?? USUAL_WIDTH;
  const layout = useMemo(() => layoutFor(width, coarse, further.length), [width, coarse, further.length]);
  const items = useMemo(() => toGridItems(entries, (id) => opened.has(id)), [entries, opened]);
  const table = useSessionTable(rows, layout.kind, further, sort, onSort);
  const columns = useMemo(
    () => table.getVisibleLeafColumns(),
    // The list depends on the layout and what was chosen alone.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [table, layout.kind, further],
  );
  const headHeight = HEAD_HEIGHT[layout.kind];
  const active = useActiveItem(items, props.selected);

  const linesRef = useRef<LinesHandle>({ scrollTo: () => {}, wantsFocus: undefined });
  useSelectedInSight(size === undefined ? NONE : items, props.selected, linesRef);
  const events = useGridEvents({ ...props, items, active, layout, scroller, linesRef });
  const window = props.window ?? whole;
  const { unfit } = props;
  const isFaint = useCallback(
    (item: GridItem) => {
      const people = item.kind === 'group' ? item.group.rows : [item.row];
      return people.every((row) => unfit.has(row.key) || isOutside(row, props.window));
    },
    [unfit, props.window],
  );

  return (
    <div className={`session-grid ${layout.kind}`}>
      <div
        ref={scroller}
        className="rows"
        style={{
          ['--lane' as string]: `${layout.laneWidth}px`,
          ['--further' as string]: layout.furtherColumns,
          ['--least' as string]: `${layout.leastWidth}px`,
        }}
        onPointerEnter={enter}
        onFocusCapture={enter}
        {...events.handlers}
      >
        <div role="treegrid" aria-label="Sessions" aria-rowcount={items.length + HEAD_ROWS}>
          <GridHead
            table={table}
            sort={sort}
            onWorstFirst={() => onSort(undefined)}
            opensRows={layout.kind === 'wide'}
            timeline={
              layout.kind === 'wide' ? (
                <Minimap
                  presence={props.presence}
                  whole={whole}
                  window={window}
                  zone={zone}
                  ticketAt={props.ticketAt}
                  width={layout.laneWidth}
                  onWindow={(next) => onWindow(orWhole(next, whole))}
                />
              ) : (
                <AxisStrip window={window} zone={zone} ticketAt={props.ticketAt} width={layout.laneWidth} />
              )
            }
          />
          {size && (
            <GridLines
              items={items}
              columns={columns}
              layout={layout}
              headHeight={headHeight}
              size={size}
              window={window}
              zone={zone}
              ticketAt={props.ticketAt}
              opened={opened}
              selected={props.selected}
              activeIndex={active.index}
              isFaint={isFaint}
              onNearEnd={props.onNearEnd}
              onTouch={props.onTouch}
              scroller={scroller}
              linesRef={linesRef}
            />
          )}
        </div>
        {props.foot}
      </div>
      {props.notice}
      {isEntered && (
        <Tooltip scroller={scroller} items={items} laneWidth={layout.laneWidth} window={window} zone={zone} />
      )}
    </div>
  );
};
