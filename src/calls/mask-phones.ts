import { isObject } from '#base/read';
import { cutPhonesInside, isPhoneNumber } from './cut-phone.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** Members of an identity that can hold a phone number and nothing else. */
const PERSON_KEYS: readonly string[] = ['id', 'displayName', 'userPrincipalName', 'email'];

/** Call records are eleven levels deep; what nests further is none. */
const MAX_DEPTH = 40;

/** Links of Graph's own carry its tokens, and whoever may see names still gets only ours. */
const isGraphLink = (key: string): boolean =>
  key.endsWith('@odata.nextLink') || key.endsWith('@odata.deltaLink');

/**
 * JSON with the last three digits of every phone number made unreadable, and without Graph's links to further pages.
 * What has none of these, nearly all of a record, is given as it is and not copied, so none of it is to be changed.
 */
export const withoutPhones = (json: unknown, pseudonyms: Pseudonyms): unknown =>
  cut(json, { key: '', isPhone: false, depth: 0 }, pseudonyms);

/** Where a value stands: under which name, and whether in what a telephone is called. */
type Place = { readonly key: string; readonly isPhone: boolean; readonly depth: number };

type Members = Readonly<Record<string, unknown>>;

const cut = (json: unknown, place: Place, pseudonyms: Pseudonyms): unknown => {
  if (typeof json === 'string') return cutText(json, place, pseudonyms);
  if (typeof json === 'number') return cutNumber(json, place, pseudonyms);
  if (typeof json !== 'object' || json === null) return json;
  if (place.depth > MAX_DEPTH) return null;
  return Array.isArray(json)
    ? cutList(json, { ...place, depth: place.depth + 1 }, pseudonyms)
    : cutObject(json as Members, place, pseudonyms);
};

const cutList = (list: readonly unknown[], place: Place, pseudonyms: Pseudonyms): readonly unknown[] => {
  const entries = list.map((entry) => cut(entry, place, pseudonyms));
  return entries.every((entry, index) => entry === list[index]) ? list : entries;
};

const cutObject = (json: Members, place: Place, pseudonyms: Pseudonyms): Members => {
  const isPhone = place.isPhone || isPhoneIdentity(json, place.key);
  const depth = place.depth + 1;
  const keys = Object.keys(json);
  const values = keys.map((key) => cut(json[key], { key, isPhone, depth }, pseudonyms));
  if (!keys.some(isGraphLink) && keys.every((key, index) => json[key] === values[index])) return json;
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [index, key] of keys.entries()) if (!isGraphLink(key)) copy[key] = values[index];
  return copy;
};

/** Told by its name in the set, its type or its id, or by an identity in it that is one: an endpoint, a participant. */
const isPhoneIdentity = (json: Members, key: string): boolean => {
  const { id, identity, '@odata.type': type } = json;
  return (
    key === 'phone' ||
    (typeof id === 'string' && isPhoneNumber(id)) ||
    (typeof type === 'string' && /phoneIdentity$/i.test(type)) ||
    (isObject(identity) && 'phone' in identity && isNamed(identity['phone']))
  );
};

const isNamed = (identity: unknown): boolean =>
  isObject(identity) &&
  Object.entries(identity).some(([key, value]) => PERSON_KEYS.includes(key) && value !== null);

const cutText = (text: string, { key, isPhone }: Place, pseudonyms: Pseudonyms): string => {
  if (key === 'joinWebUrl' || key.includes('@')) return text;
  return PERSON_KEYS.includes(key) && (isPhone || isPhoneNumber(text))
    ? pseudonyms.ofPhone(text)
    : cutPhonesInside(text);
};

const cutNumber = (number: number, { key, isPhone }: Place, pseudonyms: Pseudonyms): number | string => {
  const isCut = PERSON_KEYS.includes(key) && (isPhone || isPhoneNumber(String(number)));
  return isCut ? pseudonyms.ofPhone(String(number)) : number;
};
