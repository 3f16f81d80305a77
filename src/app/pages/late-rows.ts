import type { SessionRow } from '#report/list/session-rows';

/** Rows in the order they are shown; the last `late` of them came since the order was settled. */
type ShownRows = { readonly rows: readonly SessionRow[]; readonly late: number };

export type OrderKeeper = {
  /**
   * `question` names what was asked for: filter and sort. While it stays the same and `isHeld`, rows stay where
   * they are, whatever a later page says of them, and new ones follow below in the order of the sort.
   */
  readonly show: (sorted: readonly SessionRow[], question: string, isHeld: boolean) => ShownRows;
};

/** Nothing moves under the hand: keeps the order a reader works in while pages arrive. */
export const createOrderKeeper = (): OrderKeeper => {
  let asked: string | undefined;
  let order: readonly string[] = [];
  let settled = 0;

  return {
    show: (sorted, question, isHeld) => {
      if (!isHeld || question !== asked || settled === 0) {
        asked = question;
        order = sorted.map((row) => row.key);
        settled = order.length;
        return { rows: sorted, late: 0 };
      }
      const byKey = new Map(sorted.map((row) => [row.key, row]));
      const known = new Set(order);
      const kept = order.map((key) => byKey.get(key)).filter((row) => row !== undefined);
      const rows = [...kept, ...sorted.filter((row) => !known.has(row.key))];
      order = rows.map((row) => row.key);
      settled = Math.min(settled, order.length);
      return rows.every((row, index) => row === sorted[index])
        ? { rows: sorted, late: 0 }
        : { rows, late: rows.length - settled };
    },
  };
};
