import type { JsonObject } from '../graph/json.ts';
import { nameOf, NOTHING_READ, type Progress, type RecordStore } from './store.ts';

type Kept = { items: JsonObject[]; bytes: number; progress: Progress };

const DEFAULT_BYTES = 256 * 1024 * 1024;

/** A store that ends with the process. Past its size the collections unused for longest go, never the one in use. */
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

  const makeRoom = (): void => {
    let total = [...kept.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    for (const [name, { bytes }] of kept) {
      if (total <= maxBytes || kept.size === 1) return;
      kept.delete(name);
      total -= bytes;
    }
  };

  return {
    progress: async (key) => touch(nameOf(key))?.progress ?? NOTHING_READ,

    append: async (key, page) => {
      const entry = touch(nameOf(key)) ?? make(nameOf(key));
      for (const item of page.items) entry.items.push(item);
      entry.bytes += page.bytes;
      entry.progress = { pages: entry.progress.pages + 1, items: entry.items.length, next: page.next };
      makeRoom();
      return entry.progress;
    },

    setNext: async (key, next) => {
      const entry = touch(nameOf(key)) ?? make(nameOf(key));
      entry.progress = { ...entry.progress, next };
      return entry.progress;
    },

    read: async (key, from, count) => touch(nameOf(key))?.items.slice(from, from + count) ?? [],
  };
};
