import type { ReactNode } from 'react';
import type { RowSort, SortKey } from '#report/list/row-filter';
import { Icon } from '../../ui/Icon.tsx';
import type { GridColumn } from './columns.tsx';
import { nextSort } from './next-sort.ts';

type Props = {
  readonly columns: readonly GridColumn[];
  readonly sort: RowSort;
  /** Undefined asks for the default order. */
  readonly onSort: (sort: RowSort | undefined) => void;
  readonly opensRows: boolean;
  readonly timeline: ReactNode;
};

const DIRECTIONS = { sent: 'Sent', heard: 'Heard' } as const;

const ariaSort = ({ sort: key }: GridColumn, sort: RowSort): 'ascending' | 'descending' | 'none' => {
  if (key === undefined || key !== sort.by) return 'none';
  return sort.descending ? 'descending' : 'ascending';
};

type SortProps = Pick<Props, 'sort' | 'onSort'> & { readonly by: SortKey; readonly text: string };

const SortButton = ({ by, text, sort, onSort }: SortProps) => {
  const isOn = sort.by === by;
  return (
    <button
      type="button"
      className={isOn ? 'sortby on' : 'sortby'}
      tabIndex={-1}
      onClick={() => onSort(nextSort(sort, by))}
    >
      {text}
      {isOn && <Icon name={sort.descending ? 'arrowDown' : 'arrowUp'} small />}
    </button>
  );
};

/** Two lines of heads in one grid: the directions over the columns they hold. */
export const GridHead = ({ columns, sort, onSort, opensRows, timeline }: Props) => (
  <div role="rowgroup" className="sr hd">
    {columns.some(({ under }) => under !== undefined) && <Directions columns={columns} />}
    <div role="row" className="hdrow" aria-rowindex={2}>
      {opensRows && (
        <span role="columnheader" className="ex">
          <span className="vh">Open</span>
        </span>
      )}
      {columns.map((column) => (
        <span
          key={column.id}
          role="columnheader"
          aria-sort={ariaSort(column, sort)}
          className={`leaf ${column.className}`}
        >
          {column.sort === undefined ? (
            column.header
          ) : (
            <SortButton by={column.sort} text={column.header} sort={sort} onSort={onSort} />
          )}
          {column.id === 'person' && (
            <button
              type="button"
              tabIndex={-1}
              className={sort.by === 'worst' ? 'sortby on' : 'sortby'}
              aria-pressed={sort.by === 'worst'}
              onClick={() => onSort(undefined)}
            >
              worst first
            </button>
          )}
        </span>
      ))}
      <span role="columnheader" className="ln">
        <span className="vh">In the call, over time</span>
        {timeline}
      </span>
    </div>
  </div>
);

/** A head over each pair of columns; the columns that have none keep their place for who counts them. */
const Directions = ({ columns }: Pick<Props, 'columns'>) => (
  <div role="row" className="hdrow" aria-rowindex={1}>
    {columns.map(({ id, under }, place) => {
      if (under === undefined)
        return <span key={id} role="columnheader" className="hidden" aria-hidden="true" />;
      if (columns[place - 1]?.under === under) return null;
      return (
        <span key={id} role="columnheader" aria-colspan={2} className={`two ${under}`}>
          <b>{DIRECTIONS[under]}</b>
        </span>
      );
    })}
  </div>
);
