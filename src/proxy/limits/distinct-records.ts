/** How many different call records one person opens, or exports, in a while: more than work needs is harvesting. */
export type DistinctRecords = {
  /** Milliseconds until this person may open this record, 0 for now. What is open already stays open. */
  open(person: string, record: string): number;
};

type Options = {
  readonly most: number;
  readonly withinMs: number;
  readonly now: () => number;
};

/** Counts over the time that lies behind, in memory. `now` is epoch milliseconds. */
export const createDistinctRecords = ({ most, withinMs, now }: Options): DistinctRecords => {
  const openedBy = new Map<string, Map<string, number>>();

  const recent = (person: string): Map<string, number> => {
    const opened = openedBy.get(person) ?? new Map<string, number>();
    // Oldest first, because each opening puts its record at the end.
    for (const [record, at] of opened) {
      if (at + withinMs > now()) break;
      opened.delete(record);
    }
    return opened;
  };

  const forgetIdle = (): void => {
    for (const person of openedBy.keys()) if (recent(person).size === 0) openedBy.delete(person);
  };

  return {
    open: (person, record) => {
      if (!openedBy.has(person)) forgetIdle();
      const opened = recent(person);
      const [oldest] = opened.values();
      if (!opened.has(record) && opened.size >= most) return (oldest ?? now()) + withinMs - now();
      opened.delete(record);
      opened.set(record, now());
      openedBy.set(person, opened);
      return 0;
    },
  };
};
