import { sentMember } from './enum-members.ts';

/** What a client asked for in its headers. */
export type Preferences = {
  readonly maxPageSize: number | undefined;
  readonly includeUnknownEnumMembers: boolean;
  readonly omitNulls: boolean;
  /** False for Accept: application/json;odata.metadata=none, which drops types and contexts. */
  readonly metadata: boolean;
};

/** Reads Prefer (one header with commas or several) and Accept. */
export const readPreferences = (prefer: string | undefined, accept: string | undefined): Preferences => {
  const words = (prefer ?? '').split(/[,;]/).map((word) => word.trim().toLowerCase());
  const size = words.find((word) => word.startsWith('odata.maxpagesize='))?.split('=')[1];
  return {
    maxPageSize: size === undefined ? undefined : Number(size),
    includeUnknownEnumMembers: words.includes('include-unknown-enum-members'),
    omitNulls: words.includes('omit-values=nulls'),
    metadata: !/odata\.metadata=none/i.test(accept ?? ''),
  };
};

/** The selected properties of an entity, with its id and whatever was expanded. */
export const selected = (
  entity: object,
  select: readonly string[] | undefined,
  expanded: readonly string[],
): Readonly<Record<string, unknown>> => {
  const entries = Object.entries(entity);
  if (select === undefined) return Object.fromEntries(entries);
  const wanted = new Set(['id', ...select, ...expanded]);
  return Object.fromEntries(entries.filter(([name]) => wanted.has(name) || name.includes('@odata.')));
};

/**
 * JSON text as the client prefers it: without nulls and empty collections, without members of enumerations that
 * lie behind the sentinel, without types. The page's own `value` stays even when it is empty.
 */
export const toJson = (body: object, preferences: Preferences): string =>
  JSON.stringify(body, (name: string, value: unknown) => {
    if (!preferences.metadata && /@odata\.(type|context)$/.test(name)) return undefined;
    if (preferences.omitNulls) {
      if (value === null) return undefined;
      if (Array.isArray(value) && value.length === 0 && name !== 'value') return undefined;
    }
    if (preferences.includeUnknownEnumMembers) return value;
    if (typeof value === 'string') return sentMember(name, value);
    if (name === 'modalities' && Array.isArray(value)) {
      return value.map((member: unknown) => (typeof member === 'string' ? sentMember(name, member) : member));
    }
    return value;
  });
