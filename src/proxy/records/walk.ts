import { SECOND_MS } from '#base/units';
import type { ProblemCode } from '#contract/problem';
import { ProxyError } from '../errors.ts';
import { untilSent } from '../graph/connection.ts';
import type { JsonObject } from '../graph/json.ts';
import { sleep } from '../graph/sleep.ts';
import {
  leaseNameOf,
  type CollectionKey,
  type NextStep,
  type Progress,
  type RecordStore,
  type Standstill,
} from '../store/store.ts';
import { createChange } from './change.ts';
import { orAborted } from './shared.ts';

/** Some of a collection, and how the reading of it stands. */
export type WalkPage = {
  readonly items: readonly JsonObject[];
  /** Names and addresses were taken out of these for good. */
  readonly areErased: boolean;
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
  /** Asks for all of it to be read, whether anybody waits or not. */
  finish(): void;
  readonly isRunning: boolean;
  /** The process ends: nothing more is asked of Graph, and whoever waits gets a page with a link. */
  end(): void;
};

/** What a step of the walk tells of itself. */
export type StepReport = {
  readonly waiting: (until: number, problem: ProblemCode) => void;
  readonly asked: (graphRequestId: string | undefined) => void;
  /** The step after it, known before the page is: a guess until the page says the same. */
  readonly linked?: (next: NextStep) => void;
};

/** What came of asking Graph, and where it says that reading goes on. */
export type Fetched = {
  /** Undefined for a step that was no page. */
  readonly items: readonly JsonObject[] | undefined;
  readonly next: NextStep;
  /** What is wrong with the page although its items are good: the walk ends after it. */
  readonly problem?: ProxyError;
};

/** One step of a walk in its two halves, so that the next page is under way while the last is put away. */
export type WalkStep = {
  /** Asks Graph for what the progress calls for. Throws ProxyError. */
  ask(progress: Progress, report: StepReport, signal: AbortSignal): Promise<Fetched>;
  /** Gives the progress after it. Throws ProxyError when reading cannot go on. */
  keep(progress: Progress, fetched: Fetched): Promise<Progress>;
};

type Options = {
  readonly key: CollectionKey;
  readonly store: RecordStore;
  readonly step: WalkStep;
  readonly now: () => number;
  /** How long a reader who is ahead of the walk waits for it. */
  readonly longestWaitMs: number;
  /** Why nobody need wait for Graph now. */
  readonly refusal: () => ProxyError | undefined;
};

/** A walk reads ahead this long after it was last asked for anything. */
const LINGER_MS = 60 * SECOND_MS;
/** A failed walk is not tried again by everyone who asks meanwhile. */
const HOLD_FAILURE_MS = 5 * SECOND_MS;
/** How often to look how far another process has come that reads the collection. */
const FOLLOW_MS = 0.2 * SECOND_MS;

type Failure = { readonly error: ProxyError; readonly until: number };

/**
 * The walk runs on while somebody waits or asked lately, pauses when nobody does, and goes on where it stopped
 * when asked again: also after a failure, and in another process. What was read before it stays readable.
 */
export const createWalk = ({ key, store, step, now, longestWaitMs, refusal }: Options): Walk => {
  let running: AbortController | undefined;
  let failure: Failure | undefined;
  let hasEnded = false;
  let mustFinish = false;
  let wantedUntil = 0;
  let waiting = 0;
  let problem: ProblemCode | undefined;
  let nextPageAt: number | undefined;
  let graphRequestId: string | undefined;
  let settled = Promise.resolve();
  const change = createChange();

  const isWanted = (): boolean => mustFinish || waiting > 0 || now() < wantedUntil;
  const show = (standstill: Standstill | undefined): void => {
    nextPageAt = standstill?.nextPageAt;
    problem = standstill?.problem;
  };
  let told: Standstill | undefined;
  let telling: Promise<unknown> = Promise.resolve();
  /** Shows it here, and to whoever follows from another process. */
  const tell = (standstill: Standstill | undefined): void => {
    show(standstill);
    if (standstill === told) return;
    told = standstill;
    // Whether others learn of it is no reason not to read on.
    telling = telling.then(() => store.stand(key, standstill)).catch(() => undefined);
  };
  /** Step after step. The next page is asked for as soon as its link is seen, and none further. */
  const advance = async (signal: AbortSignal): Promise<void> => {
    let progress = await store.progress(key);
    let current: Coming | undefined;
    let following: Coming | undefined;
    const askFor = (from: Progress): Coming => {
      const dropped = new AbortController();
      const ends = AbortSignal.any([signal, dropped.signal]);
      const waits: Waits = { standstill: undefined };
      const report: StepReport = {
        waiting: (until, why) => {
          if (ends.aborted) return;
          waits.standstill = { problem: why, nextPageAt: until };
          tell(waits.standstill);
        },
        asked: (id) => {
          if (!ends.aborted) graphRequestId = id;
        },
        linked: (next) => {
          if (ends.aborted || coming !== current || following !== undefined || !isWanted()) return;
          tell(undefined);
          following = askFor(after(from, next));
        },
      };
      const coming = {
        next: from.next,
        fetched: step.ask(from, report, ends),
        waits,
        drop: () => dropped.abort(),
      };
      coming.fetched.catch(() => undefined);
      return coming;
    };
    // What another process told before it left is over.
    told = progress.standstill;
    tell(undefined);
    while (progress.next.kind !== 'nothing' && isWanted()) {
      current ??= askFor(progress);
      const fetched = await current.fetched;
      if (following !== undefined && !isSameStep(following.next, fetched.next)) {
        following.drop();
        following = undefined;
      }
      tell(following?.waits.standstill);
      if (fetched.next.kind === 'page' && fetched.problem === undefined && isWanted()) {
        if (following === undefined) {
          following = askFor(after(progress, fetched.next));
          await untilSent();
        }
      }
      progress = await step.keep(progress, fetched);
      // Where the store had to let the collection go meanwhile, what was asked for ahead follows nothing.
      current = isSameStep(progress.next, fetched.next) ? following : undefined;
      if (current === undefined) following?.drop();
      following = undefined;
      change.announce();
    }
  };

  /** Reads, or watches the process that does. */
  const run = async (signal: AbortSignal): Promise<void> => {
    for (let seen = -1; isWanted();) {
      const lease = await store.claim(leaseNameOf(key));
      if (lease !== undefined) {
        const ending = new AbortController();
        try {
          return await advance(AbortSignal.any([signal, lease.lost, ending.signal]));
        } catch (cause) {
          if (signal.aborted || !lease.lost.aborted) throw cause;
        } finally {
          ending.abort();
          lease.release();
        }
      }
      const progress = await store.progress(key);
      show(progress.standstill);
      if (progress.items !== seen) change.announce();
      if (progress.next.kind === 'nothing') return;
      seen = progress.items;
      await sleep(FOLLOW_MS, signal);
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
        change.announce();
      });
  };

  const fail = (cause: unknown): void => {
    const error = cause instanceof ProxyError ? cause : new ProxyError('internal', { cause });
    const holdMs = Math.max(HOLD_FAILURE_MS, (error.details.retryAfterSeconds ?? 0) * SECOND_MS);
    failure = { error, until: now() + holdMs };
    problem = error.code;
    mustFinish = false;
  };
  const heldFailure = (): ProxyError | undefined =>
    failure !== undefined && now() < failure.until ? failure.error : undefined;

  const stop = (): void => {
    running?.abort();
    running = undefined;
  };

  const pageOf = async (progress: Progress, from: number, count: number): Promise<WalkPage> => {
    const left = Math.min(count, progress.items - from);
    const kept = left > 0 ? await store.read(key, from, left) : NO_ITEMS;
    return {
      ...kept,
      pages: progress.pages,
      read: progress.items,
      isComplete: progress.next.kind === 'nothing',
      isEnd: progress.next.kind === 'nothing' && from + kept.items.length >= progress.items,
      problem,
      nextPageAt,
      graphRequestId,
    };
  };

  /** Until the walk has moved, or the time is over: true when it has moved. */
  const waitForChange = async (timeout: Promise<void>, signal: AbortSignal): Promise<boolean> => {
    waiting += 1;
    try {
      const moved = change.next().then(() => true);
      return await orAborted(Promise.race([moved, timeout.then(() => false)]), signal);
    } finally {
      waiting -= 1;
      // The last one who waited has left: nothing is asked of Graph for nobody.
      if (signal.aborted && waiting === 0 && !mustFinish) stop();
    }
  };

  return {
    get isRunning() {
      return running !== undefined;
    },
    finish: () => {
      mustFinish = true;
    },
    end: () => {
      hasEnded = true;
      stop();
      change.announce();
    },
    read: async (from, count, signal) => {
      const patience = new AbortController();
      const timeout = afterAWhile(longestWaitMs, patience.signal);
      try {
        for (let isOver = false; ;) {
          wantedUntil = now() + LINGER_MS;
          const mark = change.next();
          const progress = await store.progress(key);
          const isThere = progress.items > from || progress.next.kind === 'nothing';
          const held = isThere ? undefined : heldFailure();
          if (held !== undefined) throw held;
          if (progress.next.kind !== 'nothing') start();
          if (isThere || isOver || hasEnded) return await pageOf(progress, from, count);
          const refused = refusal();
          if (refused !== undefined) throw refused;
          if (mark !== change.next()) continue;
          isOver = !(await waitForChange(timeout, signal));
        }
      } finally {
        patience.abort();
      }
    },
  };
};

/** What keeps a step from being asked just now. */
type Waits = { standstill: Standstill | undefined };

/** A step that was asked for, and what will have come of it. A dropped one says nothing any more. */
type Coming = {
  readonly next: NextStep;
  readonly fetched: Promise<Fetched>;
  readonly waits: Waits;
  readonly drop: () => void;
};

/** The progress that a page is expected to lead to. */
const after = (progress: Progress, next: NextStep): Progress => ({
  ...progress,
  pages: progress.pages + 1,
  next,
});

const isSameStep = (one: NextStep, other: NextStep): boolean =>
  one.kind === 'page' && other.kind === 'page' ? one.url === other.url : one.kind === other.kind;

const NO_ITEMS = { items: [], areErased: false } as const;

/** Resolves after the time, or as soon as nobody needs it any more. */
const afterAWhile = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
