import type { Limit, Unit } from '#quality/limits';
import type { Part, Sentence } from '#quality/sentence';
import { tokenWords } from './feedback-summary.ts';
import {
  formatBitRate,
  formatClock,
  formatClockMinutes,
  formatCount,
  formatFps,
  formatLength,
  formatLevel,
  formatLossPercent,
  formatMs,
  formatPercentNumber,
} from '../format.ts';

/** How a sentence is to be written. */
export type Writing = {
  /** What to call the person of a key. */
  readonly nameOf: (key: string) => string;
  /** IANA zone of the times in it. */
  readonly zone: string;
  /** Leaves out addresses, access points and device names, as a masked picture does. */
  readonly hidesPlaces?: boolean;
};

/** A piece of a written sentence; names stand alone, so that the page can isolate their direction. */
export type Written =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'name'; readonly text: string; readonly key: string };

/** A sentence in pieces. It begins with a capital unless a name or quotation does. */
export const writeParts = (sentence: Sentence, writing: Writing): readonly Written[] =>
  sentence.map((part) =>
    typeof part === 'object' && part.kind === 'person'
      ? { kind: 'name', key: part.key, text: nameIn(part.form, writing.nameOf(part.key)) }
      : { kind: 'text', text: writePart(part, writing) },
  );

/** A sentence as plain text. */
export const writeSentence = (sentence: Sentence, writing: Writing): string =>
  writeParts(sentence, writing)
    .map(({ text }) => text)
    .join('');

const writePart = (part: Exclude<Part, { kind: 'person' }>, { zone, hidesPlaces }: Writing): string => {
  if (typeof part === 'string') return part;
  switch (part.kind) {
    case 'amount':
      return formatRange(part.value, part.to, part.unit);
    case 'clock':
      return formatClock(part.at, zone);
    case 'minute':
      return formatClockMinutes(part.at, zone);
    case 'length':
      return formatLength(part.ms).replace(/\.0 s$/, ' s');
    case 'place':
      return hidesPlaces === true ? part.instead : part.text;
    case 'token':
      return tokenWords(part.name);
    case 'quote':
      return `“${part.text}”`;
  }
};

/** Names that stand for somebody: their first word alone would name nobody. */
const PSEUDONYM = /^(Internal|External|Person|Phone|Application|Device|Unnamed) \d+$/;

/** A first name, where the name is one of several words that begins with a letter: neither number nor pseudonym. */
const nameIn = (form: 'full' | 'given', name: string): string => {
  if (form === 'full' || PSEUDONYM.test(name) || name.includes(',') || !/^\p{L}/u.test(name)) return name;
  return name.split(' ')[0] ?? name;
};

/** A number with its unit: `11.8 %`, `41 ms`, `34 %`, `26 Mbit/s`. */
export const formatAmount = (value: number, unit: Unit): string => {
  switch (unit) {
    case 'ratio':
      return `${formatLossPercent(value)} %`;
    case 'percent':
      return `${Number.isInteger(value) ? formatCount(value) : formatPercentNumber(value)} %`;
    case 'ms':
      return formatMs(value);
    case 'fps':
      return formatFps(value);
    case 'bps':
      return formatBitRate(value);
    case 'level':
      return formatLevel(value);
    case 'per5min':
      return `${value.toFixed(1)} per 5 min`;
    case 'times':
      return `${formatCount(value)} ×`;
    case 'months':
      return value === 1 ? '1 month' : `${formatCount(value)} months`;
    case 'people':
    case 'packets':
    case 'count':
      return formatCount(value);
  }
};

/** A range with its unit once: `36–72 ms`, `0.4–0.9 %`. */
export const formatRange = (from: number, to: number | undefined, unit: Unit): string => {
  const low = formatAmount(from, unit);
  if (to === undefined) return low;
  const high = formatAmount(to, unit);
  if (low === high) return low;
  const tail = /\s(\D+|per 5 min)$/.exec(high)?.[0] ?? '';
  return tail !== '' && low.endsWith(tail) ? `${low.slice(0, -tail.length)}–${high}` : `${low}–${high}`;
};

/** A limit beside a value whose unit is said: `limit 10`, `our limit 40`. */
export const formatLimit = (limit: Limit): string => {
  const { value, unit, origin } = limit;
  const bare = unit === 'ratio' ? formatBare(value * 100) : formatBare(value);
  return origin === 'J' ? `our limit ${bare}` : `limit ${bare}`;
};

const formatBare = (value: number): string => String(Number(value.toPrecision(6))).replace('-', '−');
