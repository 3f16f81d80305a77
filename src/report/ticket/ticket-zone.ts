import type { Leftover } from './leftover.ts';

/** Shorthands people write; summer and winter share a zone, for the date says which it was. */
const SHORT: Readonly<Record<string, string>> = {
  utc: 'UTC',
  gmt: 'UTC',
  z: 'UTC',
  bst: 'Europe/London',
  wet: 'Europe/Lisbon',
  cet: 'Europe/Berlin',
  cest: 'Europe/Berlin',
  eet: 'Europe/Helsinki',
  eest: 'Europe/Helsinki',
  msk: 'Europe/Moscow',
  est: 'America/New_York',
  edt: 'America/New_York',
  cst: 'America/Chicago',
  cdt: 'America/Chicago',
  mst: 'America/Denver',
  mdt: 'America/Denver',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  ist: 'Asia/Kolkata',
  sgt: 'Asia/Singapore',
  jst: 'Asia/Tokyo',
  aest: 'Australia/Sydney',
  aedt: 'Australia/Sydney',
};

const OFFSET = /\b(?:UTC|GMT)\s?([+−-])\s?(\d{1,2})(?::?(00|30|45))?\b/gi;
const CITY_TIME = /(?<![\p{L}])(?:in\s+)?(\p{L}[\p{L} .'’-]{1,30}?)\s+(?:local\s+)?time\b/giu;
const SHORTHAND = new RegExp(`(?<=\\d\\s?(?:am|pm)?\\s?|\\()(?:${Object.keys(SHORT).join('|')})\\b`, 'gi');

/** The zone a text names: “UTC+3”, “14:10 CET”, “Tokyo time”. */
export const takeZone = (text: Leftover): string | undefined => {
  const [offset] = text.take(OFFSET);
  if (offset !== undefined) return zoneOfOffset(offset);
  const [short] = text.take(SHORTHAND);
  if (short !== undefined) return SHORT[short[0].toLowerCase()];
  return takeCityTime(text);
};

/** Whole hours have names in the zone database, with the sign the other way round; half hours have not. */
const zoneOfOffset = ([, sign, hours, minutes]: RegExpExecArray): string | undefined => {
  const count = Number(hours);
  if (count > 14 || (minutes !== undefined && minutes !== '00')) return undefined;
  return count === 0 ? 'UTC' : `Etc/GMT${sign === '+' ? '-' : '+'}${count}`;
};

const takeCityTime = (text: Leftover): string | undefined => {
  for (const [, words] of text.rest().matchAll(CITY_TIME)) {
    const zone = zoneOfCity(words ?? '');
    if (zone === undefined) continue;
    const city = cityOf(zone).replace(' ', String.raw`\s+`);
    text.take(new RegExp(String.raw`(?:\bin\s+)?${city}\s+(?:local\s+)?time\b`, 'gi'));
    return zone;
  }
  return undefined;
};

const cityOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

let zones: ReadonlyMap<string, string> | undefined;

/** “14:10 Helsinki” may reach back to more words than the city has: the last ones count. */
const zoneOfCity = (words: string): string | undefined => {
  zones ??= new Map(Intl.supportedValuesOf('timeZone').map((zone) => [cityOf(zone).toLowerCase(), zone]));
  const parts = words.trim().toLowerCase().split(/\s+/);
  for (const from of parts.keys()) {
    const zone = zones.get(parts.slice(from).join(' '));
    if (zone !== undefined) return zone;
  }
  return undefined;
};
