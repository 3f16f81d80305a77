import { MINUTE_MS } from '#base/units';
import { maskJson, type BodyKind } from '#calls/mask';
import { createPseudonyms, type Pseudonyms } from '#calls/pseudonyms';
import type { FieldLevel } from '#calls/fields';
import { isObject, type JsonObject } from '../graph/json.ts';

/**
 * Copies of Graph's objects as a viewer of a level may see them, with the same pseudonyms wherever a record is shown.
 * Without `recordId` the object stands by itself, as in a list, and its pseudonyms are forgotten at once.
 */
export type Masking = (
  kind: BodyKind,
  recordId: string | undefined,
  item: JsonObject,
  level: FieldLevel,
) => JsonObject;

/**
 * Pages already sent must agree with those to come: a page kept as bytes is good for half an hour, and its link for
 * an hour more. Never fewer for want of room, or two people would become one.
 */
const KEEP_MS = 120 * MINUTE_MS;

/** `now` is epoch milliseconds. */
export const createMasking = (tenantId: string, now: () => number): Masking => {
  const byRecord = new Map<string, { readonly pseudonyms: Pseudonyms; readonly usedAt: number }>();

  const forgetUnused = (): void => {
    for (const [recordId, { usedAt }] of byRecord) {
      if (usedAt + KEEP_MS > now()) break;
      byRecord.delete(recordId);
    }
  };

  /** In the order in which they were last used, the oldest first. */
  const pseudonymsOf = (recordId: string): Pseudonyms => {
    forgetUnused();
    const pseudonyms = byRecord.get(recordId)?.pseudonyms ?? createPseudonyms(tenantId);
    byRecord.delete(recordId);
    byRecord.set(recordId, { pseudonyms, usedAt: now() });
    return pseudonyms;
  };

  return (kind, recordId, item, level) => {
    const pseudonyms = recordId === undefined ? createPseudonyms(tenantId) : pseudonymsOf(recordId);
    const masked = maskJson(kind, item, level, pseudonyms);
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
