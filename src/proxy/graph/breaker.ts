import { SECOND_MS } from '#base/units';

/** How a request to Graph ended, as far as Graph's health goes. */
type Outcome = 'answered' | 'failed' | 'unknown';

/** Leaves a Graph alone that fails most of the time: it recovers sooner, and nobody waits for nothing. */
export type Breaker = {
  /** Milliseconds until Graph may be asked; 0 when it may now. */
  wait(): number;
  /** Call before each request that `wait` lets through, and the result when it has ended. */
  enter(): (outcome: Outcome) => void;
};

const WINDOW_MS = 10 * SECOND_MS;
const MIN_REQUESTS = 20;
const MAX_FAILED = 0.5;
const FIRST_OPEN_MS = 5 * SECOND_MS;
const LONGEST_OPEN_MS = 60 * SECOND_MS;
/** While one request probes, others are told to come back this much later. */
const PROBE_MS = 1 * SECOND_MS;

/**
 * Opens when at least half of at least 20 requests of the last 10 s failed: for 5 s, then one request probes. If it
 * fails too, for twice as long, up to a minute. `now` is epoch milliseconds.
 */
export const createBreaker = (now: () => number): Breaker => {
  let ended: { readonly at: number; readonly hasFailed: boolean }[] = [];
  let openMs = 0;
  let openUntil = 0;
  let isProbing = false;

  const open = (forMs: number): void => {
    openMs = Math.min(forMs, LONGEST_OPEN_MS);
    openUntil = now() + openMs;
    ended = [];
  };

  const close = (): void => {
    openMs = 0;
    ended = [];
  };

  const record = (hasFailed: boolean): void => {
    ended = [...ended.filter(({ at }) => at + WINDOW_MS > now()), { at: now(), hasFailed }];
    const failed = ended.filter((one) => one.hasFailed).length;
    if (ended.length >= MIN_REQUESTS && failed >= MAX_FAILED * ended.length) open(FIRST_OPEN_MS);
  };

  return {
    wait: () => {
      if (openMs === 0) return 0;
      const left = openUntil - now();
      return left > 0 ? left : isProbing ? PROBE_MS : 0;
    },
    enter: () => {
      const isProbe = openMs > 0;
      if (isProbe) isProbing = true;
      return (outcome) => {
        if (!isProbe) {
          // Requests that were under way when it opened have had their say.
          if (openMs === 0 && outcome !== 'unknown') record(outcome === 'failed');
          return;
        }
        isProbing = false;
        if (outcome === 'failed') open(openMs * 2);
        else if (outcome === 'answered') close();
      };
    },
  };
};
