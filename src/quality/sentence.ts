import type { EpochMs } from '#base/units';
import type { Unit } from './limits.ts';

/**
 * A sentence before it is written: words, and what has to be looked up, measured or hidden. So the same verdict
 * names a person or a pseudonym, and a number is written one way everywhere.
 */
export type Sentence = readonly Part[];

export type Part =
  | string
  /** A person by key; `given` may be shortened to their first name. */
  | { readonly kind: 'person'; readonly key: string; readonly form: 'full' | 'given' }
  /** A number, or a range from it to another. */
  | { readonly kind: 'amount'; readonly value: number; readonly to?: number; readonly unit: Unit }
  /** A time of day, with seconds or without. */
  | { readonly kind: 'clock' | 'minute'; readonly at: EpochMs }
  | { readonly kind: 'length'; readonly ms: number }
  /** An address, access point or machine, which a masked picture leaves out: `instead` stands there then. */
  | { readonly kind: 'place'; readonly text: string; readonly instead: string }
  /** A reason that can be ticked, by Graph's name. */
  | { readonly kind: 'token'; readonly name: string }
  /** Words that somebody else wrote, to be quoted as they are. */
  | { readonly kind: 'quote'; readonly text: string };

/** Makes a sentence: say`Weak Wi-Fi damaged what ${person(key)} sent.` Sentences in it are taken apart. */
export const say = (
  texts: TemplateStringsArray,
  ...parts: readonly (Part | Sentence | number)[]
): Sentence => {
  const all: Part[] = [];
  texts.forEach((text, index) => {
    if (text !== '') all.push(text);
    const part = parts[index];
    if (part === undefined) return;
    if (typeof part === 'number') all.push(String(part));
    else if (isSentence(part)) all.push(...part);
    else all.push(part);
  });
  return all;
};

const isSentence = (part: Part | Sentence): part is Sentence => Array.isArray(part);

/** A person's whole name. */
export const person = (key: string): Part => ({ kind: 'person', key, form: 'full' });
/** A person's first name, where they have one. */
export const given = (key: string): Part => ({ kind: 'person', key, form: 'given' });
export const amount = (value: number, unit: Unit, to?: number): Part => ({
  kind: 'amount',
  value,
  unit,
  ...(to !== undefined && to !== value && { to }),
});
export const clock = (at: EpochMs): Part => ({ kind: 'clock', at });
export const length = (ms: number): Part => ({ kind: 'length', ms });
export const place = (text: string, instead: string): Part => ({ kind: 'place', text, instead });
export const quote = (text: string): Part => ({ kind: 'quote', text });

/** “Anna”, “Anna and Ben”, “14 people”. */
export const people = (keys: readonly string[]): Sentence => {
  const [first, second] = keys;
  if (first === undefined) return ['nobody'];
  if (second === undefined) return [person(first)];
  return keys.length === 2 ? [person(first), ' and ', person(second)] : [`${keys.length} people`];
};

/** “1 person”, “14 people”. */
export const countOfPeople = (count: number): string => (count === 1 ? '1 person' : `${count} people`);
