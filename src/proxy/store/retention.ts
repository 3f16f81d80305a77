import { DAY_MS, HOUR_MS } from '#base/units';
import type { Due, Erase, RecordStore } from './store.ts';

type Options = {
  readonly store: Pick<RecordStore, 'eraseIdentity' | 'forget'>;
  readonly erase: Erase;
  /** Days after its call after which what was read loses names and addresses. */
  readonly identityDays: number;
  /** Days after its call after which it is deleted. */
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

/** What Graph was asked for when its time was nearly over, or over already, stays so long: whoever reads it reads on. */
const LEAST_DAYS = 1;

/**
 * The job that keeps personal data no longer than promised. Days count from the end of the call, as Microsoft's own do;
 * Graph gives records for 30 days, so the last names are gone from here 31 days after their call.
 */
export const createRetention = (options: Options): Retention => {
  const { store, erase, identityDays, retentionDays, now, onDone, onFailure } = options;
  let timer: NodeJS.Timeout | undefined;

  const dueAfter = (days: number): Due => ({
    endedBefore: now() - days * DAY_MS,
    readBefore: now() - Math.min(LEAST_DAYS, days) * DAY_MS,
  });

  const run = async (): Promise<void> => {
    const forgotten = await store.forget(dueAfter(retentionDays));
    const erased = await store.eraseIdentity(dueAfter(identityDays), erase);
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
