import { SECOND_MS } from '#base/units';
import type { Revocations } from './revocations.ts';

/** What an administrator ends somewhere has ended everywhere about a second later. */
const EVERY_MS = SECOND_MS;

type Options = {
  readonly revocations: Pick<Revocations, 'learn'>;
  /** Another process may be at the store. */
  readonly isShared: boolean;
  readonly onFailure: (cause: unknown) => void;
};

export type Learning = {
  /** Resolves when what was revoked before is known, rejects when it cannot be; goes on until stopped. */
  start(): Promise<void>;
  stop(): void;
};

/** Looks for what was revoked elsewhere, one look after the other. A failure is told once until a look succeeds. */
export const createLearning = ({ revocations, isShared, onFailure }: Options): Learning => {
  let timer: NodeJS.Timeout | undefined;
  let hasStopped = false;
  let hasFailed = false;

  const look = async (): Promise<void> => {
    try {
      await revocations.learn();
      hasFailed = false;
    } catch (cause) {
      if (!hasFailed && !hasStopped) onFailure(cause);
      hasFailed = true;
    }
    wait();
  };
  const wait = (): void => {
    if (hasStopped) return;
    timer = setTimeout(() => void look(), EVERY_MS);
    timer.unref();
  };

  return {
    start: async () => {
      await revocations.learn();
      if (isShared) wait();
    },
    stop: () => {
      hasStopped = true;
      clearTimeout(timer);
    },
  };
};
