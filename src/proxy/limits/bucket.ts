import { SECOND_MS } from '#base/units';

/** So many at once, refilled at a steady pace, for each key by itself. */
export type Buckets = {
  /** Takes one. Milliseconds to wait for the next when there is none, 0 when it was given. */
  readonly take: (key: string) => number;
};

type Options = {
  readonly perMinute: number;
  /** How many may come at once; without it a minute's worth. */
  readonly burst?: number;
  readonly now: () => number;
};

type Bucket = { readonly left: number; readonly at: number };

/** Beyond this many keys the full buckets, which say nothing, are forgotten. */
const MANY = 10_000;

/** Token buckets in memory. `now` is epoch milliseconds. */
export const createBuckets = ({ perMinute, burst = perMinute, now }: Options): Buckets => {
  const perMs = perMinute / (60 * SECOND_MS);
  const buckets = new Map<string, Bucket>();

  const leftNow = ({ left, at }: Bucket): number => Math.min(burst, left + Math.max(0, now() - at) * perMs);

  const forgetFull = (): void => {
    for (const [key, bucket] of buckets) if (leftNow(bucket) >= burst) buckets.delete(key);
  };

  return {
    take: (key) => {
      const known = buckets.get(key);
      const left = known === undefined ? burst : leftNow(known);
      if (left < 1) return (1 - left) / perMs;
      if (known === undefined && buckets.size >= MANY) forgetFull();
      buckets.set(key, { left: left - 1, at: now() });
      return 0;
    },
  };
};
