import { setTimeout as delay } from 'node:timers/promises';

/** Node fires a timer of more than 2^31-1 ms after one millisecond instead. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Waits, however long that is; rejects at once when the signal aborts. */
export const sleep = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  let left = milliseconds;
  while (left > 0) {
    const step = Math.min(left, LONGEST_TIMER_MS);
    await delay(step, undefined, { signal });
    left -= step;
  }
};
