import { memo, type ReactNode } from 'react';
import type { Range } from '#base/range';
import { mediumLane, rowLane } from '#report/list/timeline';
import { Icon } from '../../ui/Icon.tsx';
import { canOpen, levelOf, type GridItem } from './grid-items.ts';
import type { GridLayout } from './grid-layout.ts';
import { Lane } from './Lane.tsx';
import { laneSentence, mediumSentence } from './row-words.ts';
import type { SessionTable } from './useSessionTable.ts';

export type GridColumn = ReturnType<SessionTable['getVisibleLeafColumns']>[number];

type Props = {
  readonly item: GridItem;
  /** Where it stands in the whole list, from 0. */
  readonly index: number;
  readonly top: number;
  readonly columns: readonly GridColumn[];
  readonly layout: GridLayout;
  readonly window: Range;
  readonly zone: string;
  readonly open: boolean;
  readonly selected: boolean;
  /** The one row that the Tab key reaches. */
  readonly active: boolean;
  /** Does not fit the filter, or lies outside the zoom window. */
  readonly faint: boolean;
};

/** Head rows count too: two of them stand before the first line. */
export const HEAD_ROWS = 2;

const cellOf = (column: GridColumn, item: GridItem, zone: string): ReactNode => {
  const meta = column.columnDef.meta;
  switch (item.kind) {
    case 'group':
      return meta?.group?.(item.group);
    case 'session':
      return meta?.session(item.row, zone);
    case 'part':
      return meta?.part?.(item.part, item.row);
    case 'medium':
      return meta?.medium?.(item.medium);
  }
};

const barsOf = (item: GridItem, window: Range) => {
  switch (item.kind) {
    case 'group':
      return rowLane(item.group.worst.parts, window);
    case 'session':
      return rowLane(item.row.parts, window);
    case 'part':
      return rowLane([item.part], window);
    case 'medium':
      return mediumLane(item.medium, window);
  }
};

const sentenceOf = (item: GridItem, zone: string): string => {
  switch (item.kind) {
    case 'group':
      return `the worst of them: ${item.group.worst.parts.map((part) => laneSentence(part, zone)).join('; then ')}`;
    case 'session':
      return item.row.parts.map((part) => laneSentence(part, zone)).join('; then ');
    case 'part':
      return laneSentence(item.part, zone);
    case 'medium':
      return mediumSentence(item.medium);
  }
};

const classOf = ({ item, selected, faint }: Pick<Props, 'item' | 'selected' | 'faint'>): string =>
  [
    'sr',
    item.kind === 'session' || item.kind === 'group' ? item.kind : `sub level-${levelOf(item)}`,
    item.kind !== 'group' && item.depth > 0 ? 'in-group' : '',
    selected ? 'sel' : '',
    faint ? 'faint' : '',
  ]
    .filter(Boolean)
    .join(' ');

/** Plain cells and one small drawing, remade only when something of this very row changes. */
export const GridRow = memo((props: Props) => {
  const { item, index, top, columns, layout, window, zone, open, selected, active } = props;
  const isSession = item.kind === 'session' || item.kind === 'group';
  const opens = canOpen(item);
  const box = isSession
    ? { width: layout.laneWidth, height: layout.laneHeight, thin: 3, heavy: 8 }
    : { width: layout.laneWidth, height: 24, thin: 3, heavy: 7 };
  return (
    <div
      role="row"
      className={classOf(props)}
      style={{
        transform: `translateY(${top}px)`,
        height: isSession ? layout.rowHeight : layout.subRowHeight,
      }}
      data-index={index}
      tabIndex={active ? 0 : -1}
      aria-rowindex={index + 1 + HEAD_ROWS}
      aria-level={levelOf(item)}
      aria-selected={selected}
      {...(opens ? { 'aria-expanded': open } : {})}
    >
      {layout.kind === 'wide' && (
        <span role="gridcell" className="ex" data-expander={opens || undefined}>
          {opens && <Icon name={open ? 'chevronDown' : 'chevronRight'} small />}
        </span>
      )}
      {columns.map((column, place) => (
        <span
          key={column.id}
          role={place === 0 ? 'rowheader' : 'gridcell'}
          className={column.columnDef.meta?.className}
        >
          {cellOf(column, item, zone)}
        </span>
      ))}
      <span role="gridcell" className="ln">
        <Lane bars={barsOf(item, window)} box={box} />
        <span className="vh">{sentenceOf(item, zone)}</span>
      </span>
    </div>
  );
});
