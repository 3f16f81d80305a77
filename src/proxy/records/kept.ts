import { createShared } from './shared.ts';

type Entry<Value> = { readonly value: Value; readonly bytes: number; readonly askedAt: number };

/** `askedAt`: when it was asked for, if that was earlier. */
type Loaded<Value> = { readonly value: Value; readonly bytes: number; readonly askedAt?: number };

/** Small answers of Graph kept for a while; whoever asks for one under way waits for it with the others. */
export type Kept<Value> = {
  get(
    key: string,
    options: { readonly signal: AbortSignal; readonly notBefore?: number },
    load: (signal: AbortSignal) => Promise<Loaded<Value>>,
  ): Promise<Value>;
  /** The kept answer and when it was asked for, epoch milliseconds; undefined when there is none. */
  peek(key: string): { readonly value: Value; readonly askedAt: number } | undefined;
  /** The same, though its time may be over: it is there until room is needed. */
  peekOld(key: string): { readonly value: Value; readonly askedAt: number } | undefined;
};

type Options = { readonly now: () => number; readonly keepMs: number; readonly maxBytes: number };

/** Past its size the answers unused for longest go. `notBefore` asks for one that was requested later than that. */
export const createKept = <Value>({ now, keepMs, maxBytes }: Options): Kept<Value> => {
  const entries = new Map<string, Entry<Value>>();
  const shared = createShared<Value>();
  let total = 0;

  const remove = (key: string): void => {
    total -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };

  /** A slow answer never takes the place of one that was asked for later. */
  const keep = (key: string, entry: Entry<Value>): void => {
    if ((entries.get(key)?.askedAt ?? Number.NEGATIVE_INFINITY) > entry.askedAt) return;
    remove(key);
    entries.set(key, entry);
    total += entry.bytes;
    for (const oldest of entries.keys()) {
      if (total <= maxBytes) return;
      remove(oldest);
    }
  };

  const fresh = (key: string): Entry<Value> | undefined => {
    const found = entries.get(key);
    return found !== undefined && found.askedAt + keepMs > now() ? found : undefined;
  };

  return {
    peek: fresh,
    peekOld: (key) => entries.get(key),
    get: async (key, { signal, notBefore = Number.NEGATIVE_INFINITY }, load) => {
      const found = fresh(key);
      if (found !== undefined && found.askedAt >= notBefore) {
        entries.delete(key);
        entries.set(key, found);
        return found.value;
      }
      const isStrict = notBefore > Number.NEGATIVE_INFINITY;
      return shared.run(isStrict ? `${key} after ${notBefore}` : key, signal, async (all) => {
        const askedAt = now();
        const { value, bytes, askedAt: earlier = askedAt } = await load(all);
        keep(key, { value, bytes, askedAt: earlier });
        return value;
      });
    },
  };
};
