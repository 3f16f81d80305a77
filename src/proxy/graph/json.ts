import { isObject as isAnyObject } from '#base/read';

/** A JSON object nobody vouches for. */
export type JsonObject = { readonly [name: string]: unknown };

export const isObject = (value: unknown): value is JsonObject => isAnyObject(value);

/** Whether objects and lists nest no deeper than the limit. */
export const isWithinDepth = (value: unknown, limit: number): boolean => {
  if (typeof value !== 'object' || value === null) return true;
  if (limit === 0) return false;
  for (const member of Object.values(value)) if (!isWithinDepth(member, limit - 1)) return false;
  return true;
};
