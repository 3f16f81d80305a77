import type { JsonObject } from '../graph/json.ts';
import { nameOf, NOTHING_READ, type Progress, type RecordStore } from './store.ts';

type Kept = { items: JsonObject[]; bytes: number; progress: Progress };

/** How far past its size the store may go while nothing but unfinished collections is in it. */
const NEED = 2;
const DEFAULT_BYTES = 256 * 1024 * 1024;

/**
 * A store that ends with the process. Past its size (bytes of JSON) the collections unused for longest go, those that
 * are read to their end before others, never the one in use.
 */
export const createMemoryStore = (maxBytes: number = DEFAULT_BYTES): RecordStore => {
  const kept = new Map<string, Kept>();

  const touch = (name: string): Kept | undefined => {
    const found = kept.get(name);
    if (found === undefined) return undefined;
    kept.delete(name);
    kept.set(name, found);
    return found;
  };

  const make = (name: string): Kept => {
    const fresh: Kept = { items: [], bytes: 0, progress: NOTHING_READ };
    kept.set(name, fresh);
    return fresh;
  };

  const total = (): number => [...kept.values()].reduce((sum, { bytes }) => sum + bytes, 0);

  const drop = (limit: number, mayGo: (entry: Kept) => boolean): void => {
    let left = total();
    for (const [name, entry] of kept) {
      if (left <= limit || kept.size === 1) return;
      if (!mayGo(entry)) continue;
      kept.delete(name);
      left -= entry.bytes;
    }
  };

  // Walks that drop each other's pages would never end, so what is still being read goes only in real need.
  const makeRoom = (): void => {
    drop(maxBytes, ({ progress }) => progress.next.kind === 'nothing');
    drop(NEED * maxBytes, () => true);
  };

  return {
    progress: async (key) => touch(nameOf(key))?.progress ?? NOTHING_READ,

    append: async (key, page) => {
      const entry = touch(nameOf(key)) ?? make(nameOf(key));
      if (entry.items.length !== page.after) return entry.progress;
      for (const item of page.items) entry.items.push(item);
      entry.bytes += page.bytes;
      entry.progress = { pages: entry.progress.pages + 1, items: entry.items.length, next: page.next };
      makeRoom();
      return entry.progress;
    },

    setNext: async (key, after, next) => {
      const entry = touch(nameOf(key)) ?? make(nameOf(key));
      if (entry.items.length !== after) return entry.progress;
      entry.progress = { ...entry.progress, next };
      return entry.progress;
    },

    read: async (key, from, count) => touch(nameOf(key))?.items.slice(from, from + count) ?? [],
  };
};
