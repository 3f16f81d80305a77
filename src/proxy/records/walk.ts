import { SECOND_MS } from '#base/units';
import type { ProblemCode } from '#contract/problem';
import { ProxyError } from '../errors.ts';
import type { JsonObject } from '../graph/json.ts';
import { orAborted } from './shared.ts';
import type { CollectionKey, Progress, RecordStore } from './store.ts';

/** Some of a collection, and how the reading of it stands. */
export type WalkPage = {
  readonly items: readonly JsonObject[];
  readonly pages: number;
  readonly read: number;
  /** True when the last of these items is the last there is. */
  readonly isEnd: boolean;
  /** True when the whole collection has been read. */
  readonly isComplete: boolean;
  readonly problem: ProblemCode | undefined;
  /** When Graph may be asked for the next page, epoch milliseconds. */
  readonly nextPageAt: number | undefined;
  readonly graphRequestId: string | undefined;
};

/** Reads one collection of one version of a record from Graph, once for however many want it. */
export type Walk = {
  /** Items from an index on: what is there at once, else what comes next, else none after the longest wait. */
  read(from: number, count: number, signal: AbortSignal): Promise<WalkPage>;
  readonly isRunning: boolean;
  /** The process ends: nothing more is asked of Graph, and whoever waits gets a page with a link. */
  end(): void;
};

/** What a step of the walk tells of itself. */
export type StepReport = {
  readonly waiting: (until: number, problem: ProblemCode) => void;
  readonly asked: (graphRequestId: string | undefined) => void;
};

/** Does the next thing the progress calls for, and gives what came of it. Throws ProxyError. */
export type WalkStep = (progress: Progress, report: StepReport, signal: AbortSignal) => Promise<Progress>;

type Options = {
  readonly key: CollectionKey;
  readonly store: RecordStore;
  readonly step: WalkStep;
  readonly now: () => number;
  /** How long a reader who is ahead of the walk waits for it. */
  readonly longestWaitMs: number;
};

/** A walk reads ahead this long after it was last asked for anything. */
const LINGER_MS = 60 * SECOND_MS;
/** A failed walk is not tried again by everyone who asks meanwhile. */
const HOLD_FAILURE_MS = 5 * SECOND_MS;

type Failure = { readonly error: ProxyError; readonly until: number };

/**
 * The walk runs on while somebody waits or asked lately, pauses when nobody does, and goes on where it stopped
 * when asked again: also after a failure. What was read before it stays readable.
 */
export const createWalk = ({ key, store, step, now, longestWaitMs }: Options): Walk => {
  let running: AbortController | undefined;
  let failure: Failure | undefined;
  let hasEnded = false;
  let wantedUntil = 0;
  let waiting = 0;
  let problem: ProblemCode | undefined;
  let nextPageAt: number | undefined;
  let graphRequestId: string | undefined;
  let settled = Promise.resolve();
  let changed = createChange();

  const announce = (): void => {
    changed.resolve();
    changed = createChange();
  };
  const report: StepReport = {
    waiting: (until, why) => {
      nextPageAt = until;
      problem = why;
    },
    asked: (id) => {
      graphRequestId = id;
    },
  };

  const run = async (signal: AbortSignal): Promise<void> => {
    let progress = await store.progress(key);
    while (progress.next.kind !== 'nothing' && (waiting > 0 || now() < wantedUntil)) {
      progress = await step(progress, report, signal);
      nextPageAt = undefined;
      problem = undefined;
      announce();
    }
  };

  const start = (): void => {
    if (running !== undefined || hasEnded || heldFailure() !== undefined) return;
    const controller = new AbortController();
    running = controller;
    failure = undefined;
    // One after the other: a walk that was stopped may still be putting its last page away.
    settled = settled
      .then(() => run(controller.signal))
      .catch((cause: unknown) => {
        if (!controller.signal.aborted) fail(cause);
      })
      .finally(() => {
        if (running === controller) running = undefined;
        if (failure === undefined) problem = undefined;
        nextPageAt = undefined;
        announce();
      });
  };

  const fail = (cause: unknown): void => {
    const error = cause instanceof ProxyError ? cause : new ProxyError('internal', { cause });
    const holdMs = Math.max(HOLD_FAILURE_MS, (error.details.retryAfterSeconds ?? 0) * SECOND_MS);
    failure = { error, until: now() + holdMs };
    problem = error.code;
  };
  const heldFailure = (): ProxyError | undefined =>
    failure !== undefined && now() < failure.until ? failure.error : undefined;

  const stop = (): void => {
    running?.abort();
    running = undefined;
  };

  const pageOf = async (progress: Progress, from: number, count: number): Promise<WalkPage> => {
    const items = progress.items > from ? await store.read(key, from, count) : [];
    return {
      items,
      pages: progress.pages,
      read: progress.items,
      isComplete: progress.next.kind === 'nothing',
      isEnd: progress.next.kind === 'nothing' && from + items.length >= progress.items,
      problem,
      nextPageAt,
      graphRequestId,
    };
  };

  /** Until the walk has moved, or the time is over: true when it has moved. */
  const waitForChange = async (timeout: Promise<void>, signal: AbortSignal): Promise<boolean> => {
    waiting += 1;
    try {
      const moved = changed.promise.then(() => true);
      return await orAborted(Promise.race([moved, timeout.then(() => false)]), signal);
    } finally {
      waiting -= 1;
      // The last one who waited has left: nothing is asked of Graph for nobody.
      if (signal.aborted && waiting === 0) stop();
    }
  };

  return {
    get isRunning() {
      return running !== undefined;
    },
    end: () => {
      hasEnded = true;
      stop();
      announce();
    },
    read: async (from, count, signal) => {
      const patience = new AbortController();
      const timeout = afterAWhile(longestWaitMs, patience.signal);
      try {
        for (let isOver = false; ;) {
          wantedUntil = now() + LINGER_MS;
          const progress = await store.progress(key);
          const isThere = progress.items > from || progress.next.kind === 'nothing';
          const held = heldFailure();
          if (!isThere && held !== undefined) throw held;
          const mark = changed.promise;
          if (progress.next.kind !== 'nothing') start();
          if (isThere || isOver || hasEnded) return await pageOf(progress, from, count);
          if (mark !== changed.promise) continue;
          isOver = !(await waitForChange(timeout, signal));
        }
      } finally {
        patience.abort();
      }
    },
  };
};

type Change = { readonly promise: Promise<void>; resolve(): void };

const createChange = (): Change => {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve: () => resolve() };
};

/** Resolves after the time, or as soon as nobody needs it any more. */
const afterAWhile = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
