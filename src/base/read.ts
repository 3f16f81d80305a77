import { durationMsOf } from './duration.ts';
import { instantOf } from './instant.ts';
import type { EpochMs } from './units.ts';

/** Something in untrusted JSON that was not as expected, and where: the reader went on without it. */
export type Oddity = { readonly path: string; readonly message: string };

/** Hostile input must not turn into an endless list of complaints. */
const MOST_SHOWN = 1_024;
const MAX_ODDITIES = 200;

/** What all readers of one body share. */
type Body = {
  readonly oddities: Oddity[];
  /** Each text once: a page repeats its clients, subnets and drivers hundreds of times, and memory is short. */
  readonly texts: Map<string, string>;
  /** Lists of texts by their wording. */
  readonly lists: Map<string, readonly string[]>;
  /** What each maker that `shared` was given has made last, the newest first. */
  readonly made: Map<(from: Reader) => unknown, Made[]>;
};

type Made = { readonly of: JsonObject; readonly value: unknown };

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads fields out of one JSON object that nobody vouches for. Every method gives the value or undefined and
 * never throws. Null and missing are silent; a value of another kind is noted with its path.
 */
export class Reader {
  readonly #value: JsonObject;
  readonly #parent: Reader | undefined;
  readonly #key: string;
  readonly #body: Body;

  private constructor(value: object, key: string, parent: Reader | undefined, body: Body) {
    this.#value = value as JsonObject;
    this.#key = key;
    this.#parent = parent;
    this.#body = body;
  }

  /** A reader of a whole body, or undefined when that is no object. Oddities go to the given list. */
  static over(json: unknown, path: string, oddities: Oddity[]): Reader | undefined {
    const body = { oddities, texts: new Map(), lists: new Map(), made: new Map() };
    return isObject(json) ? new Reader(json, path, undefined, body) : undefined;
  }

  /** Where this object stands in the body, such as `value[3].caller.feedback`. */
  get path(): string {
    const parent = this.#parent?.path;
    return parent ? `${parent}.${this.#key}` : this.#key;
  }

  /** Which entry of its list this object is, from 0. */
  get place(): number {
    return Number(/\[(\d+)\]$/.exec(this.#key)?.[1] ?? 0);
  }

  /** Names of the members, as sent. */
  get keys(): readonly string[] {
    return Object.keys(this.#value);
  }

  /** Whether every member is null, which says as little as no object at all. */
  get isBlank(): boolean {
    return Object.values(this.#value).every((value) => value === null);
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#value, key);
  }

  /** A member exactly as it came, for those who copy. */
  raw(key: string): unknown {
    return this.#member(key);
  }

  /** The object itself as it came. */
  get whole(): unknown {
    return this.#value;
  }

  hasList(key: string): boolean {
    return Array.isArray(this.#member(key));
  }

  /** Notes that a member was not as expected. */
  note(key: string, message: string): void {
    if (this.#body.oddities.length >= MAX_ODDITIES) return;
    const path = this.path;
    this.#body.oddities.push({ path: path ? `${path}.${key}` : key, message });
  }

  /** Text that is not empty: Graph writes "" as well as null for what it does not know. */
  text(key: string): string | undefined {
    const value = this.#member(key);
    if (typeof value === 'string') return value === '' ? undefined : this.#once(value);
    if (typeof value === 'number') {
      if (Number.isInteger(value) && !Number.isSafeInteger(value)) this.note(key, 'is rounded');
      return String(value);
    }
    return value === undefined ? undefined : this.#odd(key, 'is no text');
  }

  /** Text for people to read. Of more than 1,024 characters, which no name has, the rest is cut off and noted. */
  shown(key: string): string | undefined {
    const text = this.text(key);
    if (text === undefined || text.length <= MOST_SHOWN) return text;
    this.note(key, `is cut to ${MOST_SHOWN.toLocaleString('en')} characters`);
    return this.#once(`${text.slice(0, MOST_SHOWN - 1).replace(/[\uD800-\uDBFF]$/, '')}…`);
  }

  /** A finite number, also as a string (IEEE754Compatible). "NaN" and "INF" mean not measured. */
  number(key: string): number | undefined {
    const value = this.#member(key);
    if (value === undefined) return undefined;
    if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
    if (typeof value !== 'string') return this.#odd(key, 'is no number');
    if (value === '' || /^(NaN|[+-]?INF)$/i.test(value)) return undefined;
    return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value) && Number.isFinite(Number(value))
      ? Number(value)
      : this.#odd(key, 'is no number');
  }

  /** A share from 0 to 1. What lies outside is kept as sent and noted. */
  ratio(key: string): number | undefined {
    const value = this.number(key);
    if (value !== undefined && (value < 0 || value > 1)) this.note(key, 'is outside 0 to 1');
    return value;
  }

  /** An ISO 8601 duration in milliseconds. */
  durationMs(key: string): number | undefined {
    const value = this.#member(key);
    if (value === undefined || value === '') return undefined;
    return (typeof value === 'string' ? durationMsOf(value) : undefined) ?? this.#odd(key, 'is no duration');
  }

  /** An instant, keeping the fraction of a millisecond. The year 1 means there was none. */
  instant(key: string): EpochMs | undefined {
    const value = this.#member(key);
    if (value === undefined || value === '') return undefined;
    const instant = typeof value === 'string' ? instantOf(value) : undefined;
    if (instant === undefined) return this.#odd(key, 'is no instant');
    return instant === 'never' ? undefined : instant;
  }

  boolean(key: string): boolean | undefined {
    const value = this.#member(key);
    if (value === undefined || typeof value === 'boolean') return value;
    if (value === 'true' || value === 'false') return value === 'true';
    return this.#odd(key, 'is neither true nor false');
  }

  /** A reader of the object in a member. */
  object(key: string): Reader | undefined {
    const value = this.#member(key);
    if (value === undefined) return undefined;
    return isObject(value) ? new Reader(value, key, this, this.#body) : this.#odd(key, 'is no object');
  }

  /**
   * What is made of the object in a member; the same again where an equal one was among the last few in this body: a
   * page repeats its clients, networks and ends hundreds of times, and memory is short. What has something odd in it
   * is made anew, so that every place is noted.
   */
  shared<Value>(key: string, make: (from: Reader) => Value): Value | undefined {
    const from = this.object(key);
    if (!from) return undefined;
    const recent = this.#madeBy(make);
    const place = recent.findIndex(({ of }) => isSameJson(of, from.#value));
    if (place > 0) moveToFront(recent, place);
    // Only what this same maker made is looked through.
    if (place >= 0) return recent[0]?.value as Value;
    const before = this.#body.oddities.length;
    const value = make(from);
    const isOdd = this.#body.oddities.length > before || before >= MAX_ODDITIES;
    if (!isOdd && recent.unshift({ of: from.#value, value }) > MOST_RECENT) recent.pop();
    return value;
  }

  #madeBy(make: (from: Reader) => unknown): Made[] {
    const known = this.#body.made.get(make);
    if (known) return known;
    const none: Made[] = [];
    this.#body.made.set(make, none);
    return none;
  }

  /** Readers of the objects in a list; entries that are none are noted and left out. Missing gives []. */
  objects(key: string): readonly Reader[] {
    const readers: Reader[] = [];
    for (const [index, entry] of this.#list(key).entries()) {
      const name = `${key}[${index}]`;
      if (isObject(entry)) readers.push(new Reader(entry, name, this, this.#body));
      else this.note(name, 'is no object');
    }
    return readers;
  }

  /** The texts in a list; empty ones and other values are left out. Missing gives []. */
  texts(key: string): readonly string[] {
    const texts = this.#list(key).filter((entry, index) => {
      if (typeof entry !== 'string') this.note(`${key}[${index}]`, 'is no text');
      return typeof entry === 'string' && entry !== '';
    }) as readonly string[];
    const words = texts.join('\n');
    const known = this.#body.lists.get(words);
    if (known?.length === texts.length) return known;
    this.#body.lists.set(words, texts);
    return texts;
  }

  #list(key: string): readonly unknown[] {
    const value = this.#member(key);
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    this.note(key, 'is no list');
    return [];
  }

  /** A member of its own (never one inherited), with null read as missing. */
  #member(key: string): unknown {
    const value = this.#value[key] ?? undefined;
    return value === undefined || Object.hasOwn(this.#value, key) ? value : undefined;
  }

  #once(text: string): string {
    const known = this.#body.texts.get(text);
    if (known === undefined) this.#body.texts.set(text, text);
    return known ?? text;
  }

  #odd(key: string, message: string): undefined {
    this.note(key, message);
  }
}

/** A JSON object: no list, no null. */
export const isObject = (json: unknown): json is object =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** What repeats does so at once: a service end in every session, a person's network in their next medium. */
const MOST_RECENT = 4;

const moveToFront = (recent: Made[], place: number): void => {
  const [made] = recent.splice(place, 1);
  if (made) recent.unshift(made);
};

/** Graph nests no deeper in what is shared; hostile input may nest deeper than the stack. */
const DEEPEST = 8;

/** Whether two values say the same in the same order. */
const isSameJson = (one: unknown, other: unknown, depth = 0): boolean => {
  if (depth > DEEPEST || !isContainer(one) || !isContainer(other)) return false;
  const keys = Object.keys(one);
  const others = Object.keys(other);
  if (keys.length !== others.length || Array.isArray(one) !== Array.isArray(other)) return false;
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? '';
    if (key !== others[at]) return false;
    const [value, otherValue] = [one[key], other[key]];
    if (value !== otherValue && !isSameJson(value, otherValue, depth + 1)) return false;
  }
  return true;
};

const isContainer = (json: unknown): json is JsonObject => typeof json === 'object' && json !== null;
