import { MINUTE_MS } from '#base/units';
import type { FieldLevel } from '#calls/fields';
import { maskJson, type BodyKind } from '#calls/mask';
import type { NumberedWord, Numbering, Wanted } from '#calls/numbering';
import { createPseudonyms } from '#calls/pseudonyms';
import { isObject, type JsonObject } from '../graph/json.ts';
import type { Erase, RecordKey, RecordStore } from '../store/store.ts';

/** Graph's objects as a viewer of a level may see them; none of them is to be changed. */
export type Masking = {
  /** Parts of a record, with the same pseudonyms wherever, whenever and by whichever proxy it is shown. */
  ofRecord(
    record: RecordName,
    kind: BodyKind,
    items: readonly JsonObject[],
    level: FieldLevel,
  ): Promise<readonly JsonObject[]>;
  /** An entry of a list, which stands by itself: its people are numbered as those of the record's own head are. */
  ofEntry(record: JsonObject, level: FieldLevel): JsonObject;
};

type RecordName = Pick<RecordKey, 'version' | 'recordId'>;

type Options = {
  readonly tenantId: string;
  readonly store: Pick<RecordStore, 'number' | 'newestRecord'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** The numbers are the store's; here they are only at hand, for those who page through a record just now. */
const KEEP_MS = 10 * MINUTE_MS;
const MAX_RECORDS = 500;

export const createMasking = ({ tenantId, store, now }: Options): Masking => {
  const atHand = createNumbersAtHand(now);
  const mask = (kind: BodyKind, item: JsonObject, level: FieldLevel, numbering?: Numbering): JsonObject =>
    maskOne(tenantId, kind, item, level, numbering);

  /** Whoever is met in a record for the first time gets a number from the store, after the people of its head. */
  const meet = async (
    { version, recordId }: RecordName,
    level: FieldLevel,
    numbers: Map<string, NumberedWord>,
    strangers: readonly Wanted[],
  ): Promise<void> => {
    const head = numbers.size === 0 ? await store.newestRecord(version, recordId) : undefined;
    const census = createCensus(numbers);
    if (head !== undefined && !head.isErased) mask('callRecord', head.json, level, census);
    const numbered = await store.number(recordId, [...census.strangers, ...strangers]);
    for (const { clue, word, number } of numbered) numbers.set(clue, { word, number });
  };

  return {
    ofRecord: async (record, kind, items, level) => {
      const numbers = atHand.of(record.recordId);
      const census = createCensus(numbers);
      const masked = items.map((item) => mask(kind, item, level, census));
      if (census.strangers.length === 0) return masked;
      await meet(record, level, numbers, census.strangers);
      return items.map((item) => mask(kind, item, level, createCensus(numbers)));
    },
    ofEntry: (record, level) => mask('callRecord', record, level),
  };
};

/** What is left of a record's parts when names and addresses have been erased, numbered as it was shown before. */
export const createErase =
  (tenantId: string): Erase =>
  (kind, item, numbering) =>
    maskOne(tenantId, kind, item, 'metrics', numbering);

const maskOne = (
  tenantId: string,
  kind: BodyKind,
  item: JsonObject,
  level: FieldLevel,
  numbering?: Numbering,
): JsonObject => {
  const masked = maskJson(kind, item, level, createPseudonyms(tenantId, numbering));
  if (!isObject(masked)) throw new Error('A masked object is no object');
  return masked;
};

type Census = Numbering & { readonly strangers: readonly Wanted[] };

/** Numbers those who are known, and lists those of whom something is not, in the order in which they were met. */
const createCensus = (numbers: ReadonlyMap<string, NumberedWord>): Census => {
  const strangers: Wanted[] = [];
  const met = new Set<string>();
  return {
    strangers,
    of: (wanted) => {
      const known = wanted.clues.map((clue) => numbers.get(clue));
      const name = wanted.clues.join('\n');
      if (known.includes(undefined) && !met.has(name)) {
        met.add(name);
        strangers.push(wanted);
      }
      return known.find((found) => found !== undefined) ?? { word: wanted.word, number: 0 };
    },
  };
};

type NumbersAtHand = { of(recordId: string): Map<string, NumberedWord> };

const createNumbersAtHand = (now: () => number): NumbersAtHand => {
  type Entry = { readonly numbers: Map<string, NumberedWord>; readonly usedAt: number };
  // In the order in which they were last used, the oldest first.
  const byRecord = new Map<string, Entry>();

  const forgetUnused = (): void => {
    for (const [recordId, { usedAt }] of byRecord) {
      if (usedAt + KEEP_MS > now() && byRecord.size <= MAX_RECORDS) break;
      byRecord.delete(recordId);
    }
  };

  return {
    of: (recordId) => {
      forgetUnused();
      const numbers = byRecord.get(recordId)?.numbers ?? new Map<string, NumberedWord>();
      byRecord.delete(recordId);
      byRecord.set(recordId, { numbers, usedAt: now() });
      return numbers;
    },
  };
};

/**
 * The selected properties, and those that were expanded; all without a selection. Graph's own annotations that
 * hold addresses (`…@odata.context`, `…@odata.nextLink`) stay behind.
 */
export const pick = (
  item: JsonObject,
  select: readonly string[] | undefined,
  expanded: readonly string[],
): JsonObject => {
  const isWanted = (name: string): boolean =>
    name.includes('@odata.')
      ? name === '@odata.type'
      : select === undefined || select.includes(name) || expanded.includes(name);
  return Object.fromEntries(Object.entries(item).filter(([name]) => isWanted(name)));
};
