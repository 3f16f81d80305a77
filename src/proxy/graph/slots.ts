import { ProxyError } from '../errors.ts';

/** Room for so many requests to Graph at a time. */
export type Slots = {
  /** Waits for room; `overloaded` when too many do. A retry waits for room among the retries as well. */
  run<Value>(
    options: { readonly isRetry: boolean; readonly signal: AbortSignal },
    task: () => Promise<Value>,
  ): Promise<Value>;
};

type Waiting = { readonly isRetry: boolean; readonly go: () => void };

type Limits = { readonly inFlight: number; readonly queue: number };

const RETRY_SHARE = 0.2;
const MIN_RETRIES = 3;
const COME_BACK_SECONDS = 2;

/** First come, first served; but a retry never takes room from more than four first attempts in five. */
export const createSlots = ({ inFlight, queue }: Limits): Slots => {
  const maxRetries = Math.max(MIN_RETRIES, Math.floor(inFlight * RETRY_SHARE));
  const waiting = new Set<Waiting>();
  let running = 0;
  let retrying = 0;

  const hasRoom = (isRetry: boolean): boolean => running < inFlight && (!isRetry || retrying < maxRetries);

  const enter = (isRetry: boolean): void => {
    running += 1;
    if (isRetry) retrying += 1;
  };

  const leave = (isRetry: boolean): void => {
    running -= 1;
    if (isRetry) retrying -= 1;
    for (const next of waiting) {
      if (running >= inFlight) return;
      if (!hasRoom(next.isRetry)) continue;
      waiting.delete(next);
      enter(next.isRetry);
      next.go();
    }
  };

  const waitForRoom = (isRetry: boolean, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const giveUp = (): void => {
        waiting.delete(entry);
        reject(signal.reason as Error);
      };
      const entry: Waiting = {
        isRetry,
        go: () => {
          signal.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      waiting.add(entry);
      signal.addEventListener('abort', giveUp, { once: true });
    });

  return {
    run: async ({ isRetry, signal }, task) => {
      signal.throwIfAborted();
      if (hasRoom(isRetry)) enter(isRetry);
      else if (waiting.size >= queue)
        throw new ProxyError('overloaded', { retryAfterSeconds: COME_BACK_SECONDS });
      else await waitForRoom(isRetry, signal);
      try {
        return await task();
      } finally {
        leave(isRetry);
      }
    },
  };
};
