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
  copyOf(json, { key: '', isPhone: false, depth: 0 }, pseudonyms);

/** Where a value stands: under which name, and whether in what a telephone is called. */
type Place = { readonly key: string; readonly isPhone: boolean; readonly depth: number };

const copyOf = (json: unknown, place: Place, pseudonyms: Pseudonyms): unknown => {
  if (typeof json === 'string') return copyText(json, place, pseudonyms);
  if (typeof json === 'number') return copyNumber(json, place, pseudonyms);
  if (place.depth > MAX_DEPTH) return null;
  const depth = place.depth + 1;
  if (Array.isArray(json)) return json.map((entry) => copyOf(entry, { ...place, depth }, pseudonyms));
  if (!isObject(json)) return json;
  const members = Object.entries(json);
  const isPhone = place.isPhone || isPhoneIdentity(members, place.key);
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of members) {
    if (!GRAPH_LINK.test(key)) copy[key] = copyOf(value, { key, isPhone, depth }, pseudonyms);
  }
  return copy;
};

/** Told by its name in the set, its type or its id, or by an identity in it that is one: an endpoint, a participant. */
const isPhoneIdentity = (members: readonly (readonly [string, unknown])[], key: string): boolean =>
  key === 'phone' ||
  members.some(([name, value]) => {
    if (name === 'id') return typeof value === 'string' && isPhoneNumber(value);
    if (name === '@odata.type') return typeof value === 'string' && /phoneIdentity$/i.test(value);
    return name === 'identity' && isObject(value) && 'phone' in value && isNamed(value.phone);
  });

const isNamed = (identity: unknown): boolean =>
  isObject(identity) &&
  Object.entries(identity).some(([key, value]) => PERSON_KEYS.includes(key) && value !== null);

const copyText = (text: string, { key, isPhone }: Place, pseudonyms: Pseudonyms): string => {
  if (key === 'joinWebUrl' || key.includes('@')) return text;
  return PERSON_KEYS.includes(key) && (isPhone || isPhoneNumber(text))
    ? pseudonyms.ofPhone(text)
    : cutPhonesInside(text);
};

const copyNumber = (number: number, { key, isPhone }: Place, pseudonyms: Pseudonyms): number | string => {
  const isCut = PERSON_KEYS.includes(key) && (isPhone || isPhoneNumber(String(number)));
  return isCut ? pseudonyms.ofPhone(String(number)) : number;
};
