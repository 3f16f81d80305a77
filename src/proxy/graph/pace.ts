import { MINUTE_MS, SECOND_MS } from '#base/units';
import { ProxyError } from '../errors.ts';
import { sleep } from './sleep.ts';

/**
 * Microsoft's documented limits of call records (throttling-limits): per record 10 first pages in 20 s and 50
 * following ones in 5 min, per application and tenant 1,500 in 20 s, of which we use four fifths.
 */
const LIMITS = {
  everything: { requests: 1_200, windowMs: 20 * SECOND_MS },
  first: { requests: 10, windowMs: 20 * SECOND_MS },
  following: { requests: 50, windowMs: 5 * MINUTE_MS },
} as const;

/** Which budget a request comes out of. The list belongs to no record. */
export type Slot = { readonly recordId: string | undefined; readonly page: 'first' | 'following' };

type Patience = {
  readonly signal: AbortSignal;
  /** Longer than this nobody waits: `upstream-throttled` with the wait is thrown instead. */
  readonly longestWaitMs: number;
  /** Told when the wait will be over, epoch milliseconds. */
  readonly onWait?: (until: number) => void;
};

/** Keeps our requests within Graph's limits, so that Graph need not refuse any. */
export type Pace = {
  run<Value>(slot: Slot, patience: Patience, task: () => Promise<Value>): Promise<Value>;
  /** Graph refused after all: nobody asks for this record (or for anything) before then, epoch milliseconds. */
  close(recordId: string | undefined, until: number): void;
};

type Window = { readonly key: string; readonly requests: number; readonly lengthMs: number };

/** `timeScale` 60 lets a minute of the limits pass in a second, as the simulator's may. */
export const createPace = (now: () => number, timeScale: number): Pace => {
  const taken = new Map<string, number[]>();
  const gates = new Map<string, number>();

  const windowsOf = ({ recordId, page }: Slot): readonly Window[] => {
    const window = (
      key: string,
      limit: { readonly requests: number; readonly windowMs: number },
    ): Window => ({
      key,
      requests: limit.requests,
      lengthMs: limit.windowMs / timeScale,
    });
    const everything = window('everything', LIMITS.everything);
    return recordId === undefined ? [everything] : [everything, window(`${page} ${recordId}`, LIMITS[page])];
  };

  const freeAt = ({ key, requests, lengthMs }: Window): number => {
    const times = (taken.get(key) ?? []).filter((at) => at + lengthMs > now());
    if (times.length === 0) taken.delete(key);
    else taken.set(key, times);
    return (times.at(-requests) ?? Number.NEGATIVE_INFINITY) + lengthMs;
  };

  const gateOf = (key: string): number => {
    const until = gates.get(key) ?? Number.NEGATIVE_INFINITY;
    if (until <= now()) gates.delete(key);
    return until;
  };

  /** Gives the instant under which the request is written down. */
  const acquire = async (slot: Slot, windows: readonly Window[], patience: Patience): Promise<number> => {
    for (;;) {
      patience.signal.throwIfAborted();
      const until = Math.max(gateOf('everything'), gateOf(slot.recordId ?? 'list'), ...windows.map(freeAt));
      const wait = until - now();
      if (wait <= 0) break;
      if (wait > patience.longestWaitMs)
        throw new ProxyError('upstream-throttled', { retryAfterSeconds: wait / SECOND_MS });
      patience.onWait?.(until);
      await sleep(wait, patience.signal);
    }
    const at = now();
    for (const { key } of windows) taken.set(key, [...(taken.get(key) ?? []), at]);
    return at;
  };

  /** Graph counts a request when it arrives, some time after we sent it: the later time keeps us on the safe side. */
  const restamp = (windows: readonly Window[], sentAt: number): void => {
    for (const { key } of windows) {
      const times = taken.get(key) ?? [];
      const at = times.indexOf(sentAt);
      if (at !== -1) taken.set(key, [...times.toSpliced(at, 1), now()]);
    }
  };

  return {
    run: async (slot, patience, task) => {
      const windows = windowsOf(slot);
      const sentAt = await acquire(slot, windows, patience);
      try {
        return await task();
      } finally {
        restamp(windows, sentAt);
      }
    },
    close: (recordId, until) => {
      const key = recordId ?? 'everything';
      gates.set(key, Math.max(gates.get(key) ?? 0, until));
    },
  };
};
