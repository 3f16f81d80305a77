/** A seeded source of numbers: the same seed gives the same call, on every machine. */
export type Random = {
  /** 0 ≤ n < 1. */
  next(): number;
  /** Evenly between two numbers. */
  between(low: number, high: number): number;
  /** A whole number, both ends included. */
  whole(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
};

/** A number of 32 bits out of any text (FNV-1a with a final mix, so that like texts give unlike numbers). */
const hash = (text: string): number => {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  return mix(state);
};

/** Numbers from a seed, by mulberry32. Parts are joined, so that every record and session has its own row. */
export const createRandom = (...parts: readonly (string | number)[]): Random => {
  let state = hash(parts.join('/'));
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
  };
};

/** A GUID out of text: the same text gives the same one. It looks like version 4, as Entra's and Graph's do. */
export const guidOf = (...parts: readonly (string | number)[]): string => {
  const random = createRandom('guid', ...parts);
  const hex = (length: number): string =>
    Array.from({ length }, () => random.whole(0, 15).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${random.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`;
};

const mix = (from: number): number => {
  let state = Math.imul(from ^ (from >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
};
