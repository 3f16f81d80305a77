import type { RowSort, SortKey } from '#report/list/row-filter';

/** What a press on a column's head asks for: the worst on top, then the best, then the usual order (undefined). */
export const nextSort = (sort: RowSort, by: SortKey): RowSort | undefined => {
  if (sort.by !== by) return { by, descending: true };
  return sort.descending ? { by, descending: false } : undefined;
};
