import type { RecordStore } from '../store/store.ts';

/** How many different call records one person opens, or exports, in a while: more than work needs is harvesting. */
export type DistinctRecords = {
  /** Milliseconds until this person may open this record, 0 for now. What is open already stays open. */
  open(person: string, record: string): Promise<number>;
};

type Options = {
  /** Names the limit in the store: whoever shares it counts together. */
  readonly what: string;
  readonly most: number;
  readonly withinMs: number;
  readonly store: Pick<RecordStore, 'open'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** Of the time that counts, this part is not written down again for a record that is open: its pages come often. */
const UNTOLD = 1 / 12;
const MAX_PEOPLE = 10_000;

/** Counts over the time that lies behind. */
export const createDistinctRecords = ({ what, most, withinMs, store, now }: Options): DistinctRecords => {
  /** When each record was last written down, by person. */
  const told = new Map<string, Map<string, number>>();

  const toldOf = (person: string): Map<string, number> => {
    const records = told.get(person) ?? new Map<string, number>();
    for (const [record, at] of records) if (at + withinMs * UNTOLD <= now()) records.delete(record);
    told.delete(person);
    told.set(person, records);
    const [idle] = told.keys();
    if (told.size > MAX_PEOPLE && idle !== undefined) told.delete(idle);
    return records;
  };

  return {
    open: async (person, record) => {
      const records = toldOf(person);
      if (records.has(record)) return 0;
      const at = now();
      const oldest = await store.open({ what, person, record, at }, { most, since: at - withinMs });
      if (oldest !== undefined) return Math.max(1, oldest + withinMs - at);
      records.set(record, at);
      return 0;
    },
  };
};
