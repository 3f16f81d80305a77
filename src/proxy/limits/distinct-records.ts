import { HOUR_MS } from '#base/units';

/** How many different call records one person opens in an hour: more than work needs is harvesting. */
export type DistinctRecords = {
  /** Milliseconds until this person may open this record, 0 for now. What is open already stays open. */
  open(person: string, recordId: string): number;
};

/** Counts over the last hour, in memory. `now` is epoch milliseconds. */
export const createDistinctRecords = (perHour: number, now: () => number): DistinctRecords => {
  const openedBy = new Map<string, Map<string, number>>();

  const recent = (person: string): Map<string, number> => {
    const opened = openedBy.get(person) ?? new Map<string, number>();
    // Oldest first, because each opening puts its record at the end.
    for (const [id, at] of opened) {
      if (at + HOUR_MS > now()) break;
      opened.delete(id);
    }
    return opened;
  };

  const forgetIdle = (): void => {
    for (const person of openedBy.keys()) if (recent(person).size === 0) openedBy.delete(person);
  };

  return {
    open: (person, recordId) => {
      if (!openedBy.has(person)) forgetIdle();
      const opened = recent(person);
      const [oldest] = opened.values();
      if (!opened.has(recordId) && opened.size >= perHour) return (oldest ?? now()) + HOUR_MS - now();
      opened.delete(recordId);
      opened.set(recordId, now());
      openedBy.set(person, opened);
      return 0;
    },
  };
};
