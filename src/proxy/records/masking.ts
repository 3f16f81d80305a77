import { maskJson, type BodyKind } from '#calls/mask';
import { createPseudonyms, type Pseudonyms } from '#calls/pseudonyms';
import type { FieldLevel } from '#calls/fields';
import { isObject, type JsonObject } from '../graph/json.ts';

/** Copies of Graph's objects as a viewer of a level may see them, with the same pseudonyms wherever a record is shown. */
export type Masking = (kind: BodyKind, recordId: string, item: JsonObject, level: FieldLevel) => JsonObject;

const MAX_RECORDS = 2_000;

export const createMasking = (tenantId: string): Masking => {
  const byRecord = new Map<string, Pseudonyms>();

  const pseudonymsOf = (recordId: string): Pseudonyms => {
    const pseudonyms = byRecord.get(recordId) ?? createPseudonyms(tenantId);
    byRecord.delete(recordId);
    byRecord.set(recordId, pseudonyms);
    for (const oldest of byRecord.keys()) {
      if (byRecord.size <= MAX_RECORDS) break;
      byRecord.delete(oldest);
    }
    return pseudonyms;
  };

  return (kind, recordId, item, level) => {
    const masked = maskJson(kind, item, level, pseudonymsOf(recordId));
    if (!isObject(masked)) throw new Error('A masked object is no object');
    return masked;
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
