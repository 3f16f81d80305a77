import { useEffect, useId, useMemo, useRef, type ReactNode } from 'react';
import type { CallRecord } from '#calls/model';
import './call-list.css';
import type { ListItem } from './list-items.ts';
import { useCallKeys } from './useCallKeys.ts';
import { useListRows } from './useListRows.ts';

type Props = {
  readonly items: readonly ListItem[];
  /** Whether all pages are here, so that the number of rows is known. */
  readonly whole: boolean;
  /** Where the list stood when it was left. */
  readonly initialOffset: number | undefined;
  readonly cells: (record: CallRecord) => ReactNode;
  readonly foot: ReactNode;
  readonly onOpen: (record: CallRecord) => void;
  readonly onRead: (record: CallRecord) => void;
  /** The end of what is here comes into sight. */
  readonly onNearEnd: () => void;
};

/** Ask for the next page when this many rows are left below. */
const AHEAD = 20;

export const CallList = ({ items, whole, initialOffset, cells, foot, onOpen, onRead, onNearEnd }: Props) => {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useListRows(scroller, items, initialOffset);
  const listId = useId();
  const places = useMemo(() => items.flatMap(({ kind }, index) => (kind === 'call' ? [index] : [])), [items]);
  const calls = useMemo(() => items.flatMap((item) => (item.kind === 'call' ? [item.record] : [])), [items]);

  const lastDrawn = list.rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastDrawn >= items.length - AHEAD) onNearEnd();
  }, [items.length, lastDrawn, onNearEnd]);

  const { active, onKeyDown, activate } = useCallKeys({
    calls,
    firstInSight: () =>
      Math.max(
        0,
        places.findIndex((index) => index >= list.firstInSight()),
      ),
    page: list.rowsInSight,
    onOpen,
    onRead,
    onMove: (place) => list.scrollTo(places[place] ?? 0),
  });
  const rowId = (record: CallRecord) => `${listId}-${record.id}`;
  const isActiveDrawn = list.rows.some(({ index }) => recordOf(items[index]) === active);

  return (
    <div
      ref={useFocusOnArrival()}
      className="calls"
      role="grid"
      tabIndex={0}
      aria-label="Calls, newest first"
      aria-rowcount={whole ? items.length + 1 : -1}
      {...(active && isActiveDrawn ? { 'aria-activedescendant': rowId(active) } : {})}
      onKeyDown={onKeyDown}
    >
      <Heads />
      <div className="calls-body" ref={scroller} role="rowgroup" data-scroll-restoration-id="calls">
        <div className="calls-height" style={{ height: list.height }} role="presentation">
          {list.rows.map(({ index, key, start }) => {
            const item = items[index];
            const isStuck = index === list.stuck;
            return (
              item && (
                <div
                  key={key}
                  role="row"
                  aria-rowindex={index + 2}
                  className={rowClass(item, isStuck, recordOf(item) === active)}
                  style={rowPlace(item, isStuck ? undefined : start, list.rowHeight)}
                  {...(item.kind === 'call'
                    ? { id: rowId(item.record), onPointerDown: () => activate(item.record.id) }
                    : {})}
                >
                  {item.kind === 'day' ? <Day item={item} /> : cells(item.record)}
                </div>
              )
            );
          })}
        </div>
        {foot}
      </div>
    </div>
  );
};

const recordOf = (item: ListItem | undefined): CallRecord | undefined =>
  item?.kind === 'call' ? item.record : undefined;

const rowClass = (item: ListItem, isStuck: boolean, isActive: boolean): string =>
  [
    'calls-item',
    item.kind === 'day' ? 'calls-day' : 'calls-row calls-call',
    isStuck ? 'stuck' : '',
    isActive ? 'active' : '',
  ]
    .filter(Boolean)
    .join(' ');

const rowPlace = (item: ListItem, top: number | undefined, rowHeight: number) => ({
  ...(item.kind === 'call' ? { height: rowHeight } : {}),
  ...(top === undefined ? {} : { transform: `translateY(${top}px)` }),
});

/** Keys work at once, unless the person is already somewhere else on the page. */
const useFocusOnArrival = () => {
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) grid.current?.focus({ preventScroll: true });
  }, []);
  return grid;
};

const HEADS = [
  ['time', 'Time'],
  ['type', 'Type'],
  ['who', 'Organiser, or who called whom'],
  ['people num', 'People'],
  ['length num', 'Length'],
  ['media', 'Media'],
  ['rated', 'Rated poor'],
  ['audio', 'Poor audio %'],
  ['cause', 'Top cause'],
  ['state', 'Record'],
] as const;

const Heads = () => (
  <div className="calls-headbox" role="rowgroup">
    <div className="calls-row calls-head" role="row" aria-rowindex={1}>
      {HEADS.map(([name, head]) => (
        <span key={name} role="columnheader" className={`calls-${name}`}>
          {head}
        </span>
      ))}
    </div>
  </div>
);

const Day = ({ item }: { readonly item: Extract<ListItem, { kind: 'day' }> }) => (
  <span role="rowheader" aria-colspan={HEADS.length}>
    {item.title}{' '}
    <span className="muted">
      {item.more && '≥ '}
      {item.count.toLocaleString('en')} {item.count === 1 ? 'call' : 'calls'}
    </span>
  </span>
);
