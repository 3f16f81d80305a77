import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, type ReactNode } from 'react';
import type { CallRecord } from '#calls/model';
import { useMediaQuery } from '../../ui/useMediaQuery.ts';
import './call-list.css';
import type { ListItem } from './list-items.ts';
import { useCallKeys } from './useCallKeys.ts';

type Props = {
  readonly items: readonly ListItem[];
  /** Rows there are in all, or undefined while pages are to come. */
  readonly total: number | undefined;
  /** Where the list stood when it was left. */
  readonly initialOffset: number | undefined;
  readonly cells: (record: CallRecord) => ReactNode;
  readonly foot: ReactNode;
  readonly onOpen: (record: CallRecord) => void;
  readonly onRead: (record: CallRecord) => void;
  /** The end of what is here comes into sight. */
  readonly onNearEnd: () => void;
};

const HEADS = [
  ['time', 'Time'],
  ['type', 'Type'],
  ['who', 'Organiser, or who called whom'],
  ['people', 'People'],
  ['length', 'Length'],
  ['media', 'Media'],
  ['rated', 'Rated poor'],
  ['audio', 'Poor audio %'],
  ['state', 'Record'],
] as const;

const NUMBERS: ReadonlySet<string> = new Set(['people', 'length']);
const DAY_HEIGHT = 27;
/** Ask for the next page when this many rows are left below. */
const AHEAD = 20;

/** 29 px as drawn; finger-sized for coarse pointers, two lines when narrow. */
const useRowHeight = (): number => {
  const narrow = useMediaQuery('(max-width: 640px)');
  const coarse = useMediaQuery('(pointer: coarse)');
  if (narrow) return 56;
  return coarse ? 44 : 29;
};

export const CallList = ({ items, total, initialOffset, cells, foot, onOpen, onRead, onNearEnd }: Props) => {
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const listId = useId();
  const days = useMemo(() => items.flatMap(({ kind }, index) => (kind === 'day' ? [index] : [])), [items]);
  const places = useMemo(() => items.flatMap(({ kind }, index) => (kind === 'call' ? [index] : [])), [items]);
  const calls = useMemo(() => items.flatMap((item) => (item.kind === 'call' ? [item.record] : [])), [items]);
  const stuckDay = (start: number) => days.findLast((day) => day <= start);

  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'day' ? DAY_HEIGHT : rowHeight),
    getItemKey: (index) => keyOf(items[index]) ?? index,
    overscan: 12,
    scrollPaddingStart: DAY_HEIGHT,
    rangeExtractor: (range: Range) => {
      const day = stuckDay(range.startIndex);
      const shown = defaultRangeExtractor(range);
      return day === undefined || shown.includes(day) ? shown : [day, ...shown];
    },
    ...(initialOffset === undefined ? {} : { initialOffset }),
  });
  useEffect(() => virtualizer.measure(), [rowHeight, virtualizer]);

  const rows = virtualizer.getVirtualItems();
  const stuck = virtualizer.range && stuckDay(virtualizer.range.startIndex);
  const lastShown = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastShown >= items.length - AHEAD) onNearEnd();
  }, [items.length, lastShown, onNearEnd]);

  const { active, onKeyDown, activate } = useCallKeys({
    calls,
    page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1),
    onOpen,
    onRead,
    onMove: (place) => virtualizer.scrollToIndex(places[place] ?? 0),
  });
  const rowId = (record: CallRecord) => `${listId}-${record.id}`;

  return (
    <div
      className="calls"
      role="grid"
      tabIndex={0}
      aria-label="Calls, newest first"
      aria-rowcount={total === undefined ? -1 : total + 1}
      {...(active ? { 'aria-activedescendant': rowId(active) } : {})}
      onKeyDown={onKeyDown}
    >
      <div className="calls-headbox" role="rowgroup">
        <div className="calls-row calls-head" role="row" aria-rowindex={1}>
          {HEADS.map(([name, head]) => (
            <span
              key={name}
              role="columnheader"
              className={`calls-${name}${NUMBERS.has(name) ? ' num' : ''}`}
            >
              {head}
            </span>
          ))}
        </div>
      </div>
      <div className="calls-body" ref={scroller} role="rowgroup" data-scroll-restoration-id="calls">
        <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }} role="presentation">
          {rows.map(({ index, key, start }) => {
            const item = items[index];
            if (!item) return null;
            const isStuck = index === stuck;
            return (
              <div
                key={key}
                role="presentation"
                className={isStuck ? 'calls-item stuck' : 'calls-item'}
                style={isStuck ? {} : { transform: `translateY(${start}px)` }}
              >
                {item.kind === 'day' ? (
                  <DayRow item={item} />
                ) : (
                  <div
                    role="row"
                    id={rowId(item.record)}
                    aria-rowindex={places.indexOf(index) + 2}
                    className={
                      item.record === active ? 'calls-row calls-call active' : 'calls-row calls-call'
                    }
                    style={{ height: rowHeight }}
                    onPointerDown={() => activate(item.record.id)}
                  >
                    {cells(item.record)}
                  </div>
                )}
              </div>
            );
          })}
        </div>
        {foot}
      </div>
    </div>
  );
};

const keyOf = (item: ListItem | undefined): string | undefined =>
  item && (item.kind === 'day' ? `day ${item.key}` : item.record.id);

const DayRow = ({ item }: { readonly item: Extract<ListItem, { kind: 'day' }> }) => (
  <div className="calls-day" role="row">
    <span role="rowheader" aria-colspan={HEADS.length}>
      {item.title}{' '}
      <span className="muted">
        {item.more && '≥ '}
        {item.count.toLocaleString('en')} {item.count === 1 ? 'call' : 'calls'}
      </span>
    </span>
  </div>
);
