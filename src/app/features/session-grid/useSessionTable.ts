import { useTable, type SortingState } from '@tanstack/react-table';
import { FURTHER_COLUMNS, type FurtherColumn } from '#report/list/further-columns';
import type { RowSort, SortKey } from '#report/list/row-filter';
import type { SessionRow } from '#report/list/session-rows';
import { columns, features, visibleColumns } from './columns.tsx';
import type { GridLayout } from './grid-layout.ts';

const SORTABLE: readonly SortKey[] = [
  'person',
  'sentLoss',
  'sentJitter',
  'heardLoss',
  'heardJitter',
  'roundTrip',
  'network',
  'rated',
  ...FURTHER_COLUMNS,
];

/** No column stands for “worst first”: it is the order without a sorted column. */
const toSortingState = (sort: RowSort): SortingState =>
  SORTABLE.includes(sort.by) ? [{ id: sort.by, desc: sort.descending }] : [];

/**
 * Columns, heads and their state. Rows arrive sorted and filtered, and only those in sight become elements, so the
 * table's own row model is never asked for: at 100,000 rows it costs more than all the rest together.
 */
export const useSessionTable = (
  rows: readonly SessionRow[],
  layout: GridLayout['kind'],
  further: readonly FurtherColumn[],
  sort: RowSort,
  onSort: (sort: RowSort | undefined) => void,
) => {
  const sorting = toSortingState(sort);
  return useTable({
    features,
    columns,
    data: rows,
    manualSorting: true,
    enableMultiSort: false,
    sortDescFirst: true,
    state: { sorting, columnVisibility: visibleColumns(layout, further) },
    onSortingChange: (updater) => {
      const [first] = typeof updater === 'function' ? updater(sorting) : updater;
      const by = SORTABLE.find((key) => key === first?.id);
      onSort(first === undefined || by === undefined ? undefined : { by, descending: first.desc });
    },
  });
};

export type SessionTable = ReturnType<typeof useSessionTable>;
