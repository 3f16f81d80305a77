import { setTimeout as delay } from 'node:timers/promises';
import { SECOND_MS } from '#base/units';
import type { Health } from './health.ts';
import type { Log } from './log.ts';

type Options = {
  readonly health: Health;
  readonly log: Pick<Log, 'info' | 'error'>;
  /** Whether somebody needs time to see that we are no longer ready. */
  readonly hasBalancer: boolean;
  /** Stops accepting, waits for answers under way, and flushes what is to be kept. */
  readonly close: () => Promise<void>;
  readonly exit: (code: number) => void;
  readonly graceMs?: number;
  readonly drainMs?: number;
};

/**
 * The end of the process in order: no longer ready at once, a grace for the balancer, answers under way are given
 * up to 25 s, then exit. Told twice, it exits on the spot.
 */
export const createEnd = ({
  health,
  log,
  hasBalancer,
  close,
  exit,
  graceMs = 5 * SECOND_MS,
  drainMs = 25 * SECOND_MS,
}: Options): ((code: number) => Promise<void>) => {
  let hasBegun = false;
  return async (code) => {
    if (hasBegun) return exit(code);
    hasBegun = true;
    health.note('ending');
    log.info({ code }, 'ending');
    if (hasBalancer) await delay(graceMs);
    const isClosed = await Promise.race([close().then(() => true), delay(drainMs, false, { ref: false })]);
    if (!isClosed) log.error({ drainMs }, 'answers were still under way');
    exit(isClosed ? code : 1);
  };
};
