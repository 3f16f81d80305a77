import type { SessionRow } from '#report/session-rows';

/** Rows in the order they are shown, and how many of them stand at the end only because they came late. */
export type ShownRows = { readonly rows: readonly SessionRow[]; readonly late: number };

/**
 * Keeps the order under the reader's hand: rows already shown stay where they are, whatever a later page says
 * of them, and rows that came since follow below in the order of the sort.
 */
export const keepOrder = (shownKeys: readonly string[], sorted: readonly SessionRow[]): ShownRows => {
  const byKey = new Map(sorted.map((row) => [row.key, row]));
  const kept = shownKeys.map((key) => byKey.get(key)).filter((row) => row !== undefined);
  const known = new Set(shownKeys);
  const late = sorted.filter((row) => !known.has(row.key));
  const rows = [...kept, ...late];
  const inPlace = rows.every((row, index) => row === sorted[index]);
  return inPlace ? { rows: sorted, late: 0 } : { rows, late: late.length };
};
