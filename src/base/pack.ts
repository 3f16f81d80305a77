import { textPrint } from './text-print.ts';
import { epochMs, type EpochMs } from './units.ts';

/**
 * Items of one kind as bytes, any of them read by itself. Plain data: it goes to a worker and back by copying bytes.
 */
export type Pack = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each item begins. */
  readonly starts: Uint32Array<ArrayBuffer>;
  /** Every text once, one behind the other, and where each ends. */
  readonly texts: string;
  readonly ends: Uint32Array<ArrayBuffer>;
};

/** How values of one kind become bytes and values again. What is read is equal to what was written. */
export type Form<Value> = {
  /** What is written, in words: forms of equal shape read each other's bytes. */
  readonly shape: string;
  write(to: PackWriter, value: Value): void;
  read(from: PackReader): Value;
};

/** Puts items of a form into a pack. */
export const packItems = <Item>(form: Form<Item>, items: readonly Item[]): Pack => {
  const to = new PackWriter();
  const starts = Uint32Array.from(items, (item) => to.begin(form, item));
  return to.end(starts);
};

/** The item at a place of a pack that was made with the same form. */
export const unpackItem = <Item>(form: Form<Item>, pack: Pack, place: number): Item =>
  form.read(new PackReader(pack, pack.starts[place] ?? Number.NaN));

/** Raised whenever the same values come to be written as other bytes. */
const ENCODING = 1;

/** A short word for how items of a form are written, the same wherever they are written alike. */
export const formPrint = ({ shape }: Pick<Form<unknown>, 'shape'>): string =>
  textPrint(`${ENCODING} ${shape}`).toString(36);

const FIRST_SIZE = 16_384;
/** Numbers up to here are a byte; the tags above say how one follows. */
const SMALL = 247;
const TAG = { whole: 248, millionths: 249, double: 250 } as const;
const MILLION = 1_000_000;
const INT32_MAX = 0x7fff_ffff;

const isInt32 = (value: number): boolean => Math.abs(value) <= INT32_MAX && Number.isInteger(value);

/** Writes values one behind the other. Only forms use it. */
class PackWriter {
  #bytes = new Uint8Array(FIRST_SIZE);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;
  /** The instant written last in this item: those that follow are a few ms away. */
  #instant = 0;
  readonly #texts = new Map<string, number>();
  readonly #things = new Map<object, number>();

  /** Writes an item; its place in bytes comes back. */
  begin<Item>(form: Form<Item>, item: Item): number {
    const start = this.#length;
    this.#instant = 0;
    form.write(this, item);
    return start;
  }

  end(starts: Uint32Array<ArrayBuffer>): Pack {
    let length = 0;
    const ends = Uint32Array.from(this.#texts.keys(), (text) => (length += text.length));
    return {
      bytes: this.#bytes.slice(0, this.#length),
      starts,
      texts: [...this.#texts.keys()].join(''),
      ends,
    };
  }

  byte(value: number): void {
    const place = this.#room(1);
    this.#bytes[place] = value;
  }

  /** A whole number from 0 on: seven bits a byte. */
  count(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  number(value: number): void {
    const millionths = Math.round(value * MILLION);
    if (Object.is(value, -0)) this.#double(value);
    else if (Number.isInteger(value) && value >= 0 && value <= SMALL) this.byte(value);
    else if (isInt32(value)) this.#int32(TAG.whole, value);
    else if (isInt32(millionths) && millionths / MILLION === value) this.#int32(TAG.millionths, millionths);
    else this.#double(value);
  }

  instant(value: number): void {
    this.number(value - this.#instant);
    this.#instant = value;
  }

  text(value: string): void {
    const known = this.#texts.get(value);
    if (known === undefined) this.#texts.set(value, this.#texts.size);
    this.count(known ?? this.#texts.size - 1);
  }

  /** What stands in many places as one object is written where it is met first, and by its place after that. */
  thing<Thing extends object>(form: Form<Thing>, value: Thing): void {
    const known = this.#things.get(value);
    if (known !== undefined) return this.count(known);
    this.count(0);
    this.#things.set(value, this.#length);
    const before = this.#instant;
    this.#instant = 0;
    form.write(this, value);
    this.#instant = before;
  }

  #int32(tag: number, value: number): void {
    this.byte(tag);
    const place = this.#room(4);
    this.#view.setInt32(place, value);
  }

  #double(value: number): void {
    this.byte(TAG.double);
    const place = this.#room(8);
    this.#view.setFloat64(place, value);
  }

  /** Where the next so many bytes go. */
  #room(size: number): number {
    const place = this.#length;
    this.#length += size;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    return place;
  }
}

/** Reads values where a writer put them. Only forms use it. */
class PackReader {
  readonly #pack: Pack;
  readonly #view: DataView;
  #place: number;
  #instant = 0;
  /** What was read of this item by its place: an item has many of its things in more than one. */
  readonly #things = new Map<number, unknown>();

  constructor(pack: Pack, place: number) {
    this.#pack = pack;
    this.#view = new DataView(pack.bytes.buffer, pack.bytes.byteOffset);
    this.#place = place;
  }

  byte(): number {
    return this.#view.getUint8(this.#place++);
  }

  count(): number {
    let value = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = this.byte();
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    return value;
  }

  number(): number {
    const tag = this.byte();
    if (tag <= SMALL) return tag;
    const place = this.#place;
    this.#place += tag === TAG.double ? 8 : 4;
    if (tag === TAG.double) return this.#view.getFloat64(place);
    return tag === TAG.whole ? this.#view.getInt32(place) : this.#view.getInt32(place) / MILLION;
  }

  instant(): number {
    this.#instant += this.number();
    return this.#instant;
  }

  text(): string {
    const { texts, ends } = this.#pack;
    const place = this.count();
    return texts.slice(place === 0 ? 0 : ends[place - 1], ends[place]);
  }

  thing<Thing>(form: Form<Thing>): Thing {
    const known = this.count();
    const place = known === 0 ? this.#place : known;
    const read = this.#things.get(place);
    if (read !== undefined) return read as Thing;
    const [before, after] = [this.#instant, this.#place];
    [this.#instant, this.#place] = [0, place];
    const thing = form.read(this);
    this.#instant = before;
    if (known !== 0) this.#place = after;
    this.#things.set(place, thing);
    return thing;
  }
}

export const aNumber: Form<number> = {
  shape: 'number',
  write: (to, value) => to.number(value),
  read: (from) => from.number(),
};

/** Instants of one item lie close together, so each is written as its distance to the one before. */
export const anInstant: Form<EpochMs> = {
  shape: 'instant',
  write: (to, value) => to.instant(value),
  read: (from) => epochMs(from.instant()),
};

export const aFlag: Form<boolean> = {
  shape: 'flag',
  write: (to, value) => to.byte(value ? 1 : 0),
  read: (from) => from.byte() === 1,
};

export const aText: Form<string> = {
  shape: 'text',
  write: (to, value) => to.text(value),
  read: (from) => from.text(),
};

/** One of a few texts. */
export const oneOf = <Text extends string>(...texts: readonly Text[]): Form<Text> => ({
  shape: texts.join('|'),
  write: (to, value) => to.byte(texts.indexOf(value)),
  read: (from) => texts[from.byte()] as Text,
});

export const aList = <Item>(form: Form<Item>): Form<readonly Item[]> => ({
  shape: `[${form.shape}]`,
  write: (to, items) => {
    to.count(items.length);
    for (const item of items) form.write(to, item);
  },
  read: (from) => Array.from({ length: from.count() }, () => form.read(from)),
});

/** An object that many items have in common. */
export const aThing = <Thing extends object>(form: Form<Thing>): Form<Thing> => ({
  shape: `one ${form.shape}`,
  write: (to, value) => to.thing(form, value),
  read: (from) => from.thing(form),
});

const memberOf = (value: object, key: string): unknown => (value as Record<string, unknown>)[key];

/** An object, member by member: a bit says whether one is there, and what is undefined takes no more. */
export const anObject = <Value extends object>(members: Members<Value>): Form<Value> => {
  const entries = Object.entries<Form<unknown>>(members).map(([key, form], index) => ({
    key,
    form,
    bit: 1 << (index % 8),
  }));
  const eights = Array.from({ length: Math.ceil(entries.length / 8) }, (_, index) =>
    entries.slice(index * 8, index * 8 + 8),
  );
  const nothing: Record<string, unknown> = Object.fromEntries(entries.map(({ key }) => [key, undefined]));
  return {
    shape: `{${entries.map(({ key, form }) => `${key}: ${form.shape}`).join(', ')}}`,
    write: (to, value) => {
      for (const eight of eights) {
        let bits = 0;
        for (const { key, bit } of eight) if (memberOf(value, key) !== undefined) bits |= bit;
        to.byte(bits);
        for (const { key, bit, form } of eight) if (bits & bit) form.write(to, memberOf(value, key));
      }
    },
    read: (from) => {
      // A copy has all its members at once; added one by one they would make it slow to read.
      const value = { ...nothing };
      for (const eight of eights) {
        const bits = from.byte();
        for (const { key, bit, form } of eight) if (bits & bit) value[key] = form.read(from);
      }
      return value as Value;
    },
  };
};

type Members<Value> = { readonly [Key in keyof Value]-?: Form<Exclude<Value[Key], undefined>> };
