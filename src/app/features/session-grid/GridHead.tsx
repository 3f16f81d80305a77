import type { Header } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { RowSort } from '#report/list/row-filter';
import type { SessionRow } from '#report/list/session-rows';
import { Icon } from '../../ui/Icon.tsx';
import type { features } from './columns.tsx';
import type { SessionTable } from './useSessionTable.ts';

type Props = {
  readonly table: SessionTable;
  readonly sort: RowSort;
  readonly onWorstFirst: () => void;
  readonly opensRows: boolean;
  readonly timeline: ReactNode;
};

type Head = Header<typeof features, SessionRow, unknown>;

const ariaSort = (head: Head): 'ascending' | 'descending' | 'none' => {
  const sorted = head.column.getIsSorted();
  if (sorted === false) return 'none';
  return sorted === 'desc' ? 'descending' : 'ascending';
};

const SortButton = ({ head, text }: { readonly head: Head; readonly text: ReactNode }) => {
  const sorted = head.column.getIsSorted();
  return (
    <button
      type="button"
      className={sorted === false ? 'sortby' : 'sortby on'}
      tabIndex={-1}
      onClick={head.column.getToggleSortingHandler()}
    >
      {text}
      {sorted !== false && <Icon name={sorted === 'desc' ? 'arrowDown' : 'arrowUp'} small />}
    </button>
  );
};

const text = (head: Head): ReactNode => {
  const { header } = head.column.columnDef;
  return typeof header === 'string' ? header : null;
};

/** Two lines of heads in one grid: the groups over the columns they hold. */
export const GridHead = ({ table, sort, onWorstFirst, opensRows, timeline }: Props) => {
  const [groups, leaves] = table.getHeaderGroups();
  const heads = (leaves ?? groups)?.headers ?? [];
  return (
    <div role="rowgroup" className="sr hd">
      {leaves !== undefined && (
        <div role="row" className="hdrow" aria-rowindex={1}>
          {groups?.headers.map((head) =>
            head.isPlaceholder || head.subHeaders.length === 0 ? (
              <span key={head.id} role="columnheader" className="hidden" aria-hidden="true" />
            ) : (
              <span
                key={head.id}
                role="columnheader"
                aria-colspan={head.colSpan}
                className={`two ${head.column.id}`}
              >
                <b>{text(head)}</b>
              </span>
            ),
          )}
        </div>
      )}
      <div role="row" className="hdrow" aria-rowindex={2}>
        {opensRows && (
          <span role="columnheader" className="ex">
            <span className="vh">Open</span>
          </span>
        )}
        {heads.map((head) => (
          <span
            key={head.id}
            role="columnheader"
            aria-sort={ariaSort(head)}
            className={`leaf ${head.column.columnDef.meta?.className ?? ''}`}
          >
            {head.column.getCanSort() ? <SortButton head={head} text={text(head)} /> : text(head)}
            {head.column.id === 'person' && (
              <button
                type="button"
                tabIndex={-1}
                className={sort.by === 'worst' ? 'sortby on' : 'sortby'}
                aria-pressed={sort.by === 'worst'}
                onClick={onWorstFirst}
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
};
