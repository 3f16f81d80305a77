import { DAY_MS, HOUR_MS } from '#base/units';
import type { Erase, RecordStore } from './store.ts';

type Options = {
  readonly store: Pick<RecordStore, 'eraseIdentity' | 'forget'>;
  readonly erase: Erase;
  /** Days after which what was read loses names and addresses. */
  readonly identityDays: number;
  /** Days after which it is deleted. */
  readonly retentionDays: number;
  readonly now: () => number;
  readonly onDone: (counts: { readonly erased: number; readonly forgotten: number }) => void;
  readonly onFailure: (cause: unknown) => void;
};

export type Retention = {
  /** Erases and forgets what is due now. */
  run(): Promise<void>;
  /** Runs now and every hour, until stopped. */
  start(): void;
  stop(): void;
};

/** The job that keeps personal data no longer than promised. Days count from when something was read from Graph. */
export const createRetention = (options: Options): Retention => {
  const { store, erase, identityDays, retentionDays, now, onDone, onFailure } = options;
  let timer: NodeJS.Timeout | undefined;

  const run = async (): Promise<void> => {
    const forgotten = await store.forget(now() - retentionDays * DAY_MS);
    const erased = await store.eraseIdentity(now() - identityDays * DAY_MS, erase);
    if (erased + forgotten > 0) onDone({ erased, forgotten });
  };
  // What fails now is due the next hour all the more.
  const tick = (): void => void run().catch(onFailure);

  return {
    run,
    start: () => {
      tick();
      timer = setInterval(tick, HOUR_MS);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
};
