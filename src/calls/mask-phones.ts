import { isObject } from '#base/read';
import { cutPhonesInside, isPhoneNumber } from './cut-phone.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** Members of an identity that can hold a phone number and nothing else. */
const PERSON_KEYS: readonly string[] = ['id', 'displayName', 'userPrincipalName', 'email'];

/** Call records are eleven levels deep; what nests further is none. */
const MAX_DEPTH = 40;

/** Links of Graph's own carry its tokens, and whoever may see names still gets only ours. */
const GRAPH_LINK = /@odata\.(nextLink|deltaLink)$/;

/**
 * A deep copy of JSON in fresh objects, with the last three digits of every phone number made unreadable, and
 * without Graph's links to further pages.
 */
export const copyWithoutPhones = (json: unknown, pseudonyms: Pseudonyms): unknown =>
  copyOf(json, '', pseudonyms, 0);

const copyOf = (json: unknown, key: string, pseudonyms: Pseudonyms, depth: number): unknown => {
  if (typeof json === 'string') return copyText(json, key, pseudonyms);
  if (depth > MAX_DEPTH) return null;
  if (Array.isArray(json)) return json.map((entry) => copyOf(entry, key, pseudonyms, depth + 1));
  if (!isObject(json)) return json;
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of Object.entries(json)) {
    if (!GRAPH_LINK.test(name)) copy[name] = copyOf(value, name, pseudonyms, depth + 1);
  }
  return copy;
};

const copyText = (text: string, key: string, pseudonyms: Pseudonyms): string => {
  if (key === 'joinWebUrl' || key.includes('@')) return text;
  return PERSON_KEYS.includes(key) && isPhoneNumber(text) ? pseudonyms.ofPhone(text) : cutPhonesInside(text);
};
