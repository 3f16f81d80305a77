import type { Session } from '#calls/model';
import { MINUTE_MS } from '#base/units';
import type { SessionPack } from '#calls/session-pack';
import { onDesk, tellDesk } from './client.ts';
import type { FromDesk, ToDesk } from './messages.ts';

/** Sessions in the portions in which they came, and the bytes that hold them. */
export type SessionPages = readonly { readonly pack: SessionPack; readonly sessions: readonly Session[] }[];

/** What the desk makes of a call's pages, followed as it comes. */
export type Feed<Value> = {
  /**
   * Takes the pages there are; those that were given before cost nothing again, and without any all is forgotten.
   * `isWhole`: none are to come after these, so what they come to is told at once.
   */
  readonly read: (pages: SessionPages, isWhole?: boolean) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** The same object until something has changed. Throws what went wrong at the desk, for the page to tell. */
  readonly current: () => Value;
  /** Lets go of the job at the desk. Whoever reads on begins another. */
  readonly end: () => void;
  /** The same, and of what it said. */
  readonly forget: () => void;
};

type Kind<Value> = {
  readonly work: () => Extract<ToDesk, { kind: 'begin' }>['work'];
  readonly before: Value;
  /** The value after a message of a job that was given these pages; undefined where it does not bear on it. */
  readonly after: (value: Value, message: FromDesk, pages: SessionPages) => Value | undefined;
  /** A job is left: what it said of a value to come is over. */
  readonly left?: () => void;
};

/** A desk that could not be loaded is tried again after so long. */
const AGAIN_MS = 5_000;
/** What nobody looks at is let go of after so long, as what was read is. */
const IDLE_MS = 5 * MINUTE_MS;

let jobs = 0;

/** A feed that begins a job when it is first given pages, and another when pages do not go on from those before. */
export const createFeed = <Value>({ work, before, after, left }: Kind<Value>) => {
  const listeners = new Set<() => void>();
  let value = before;
  let job: number | undefined;
  let given: SessionPages = [];
  let wasWhole = false;
  let off = (): void => undefined;
  let fault: Error | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;

  const notify = (): void => {
    for (const listener of listeners) listener();
  };
  const leave = (): void => {
    off();
    clearTimeout(again);
    left?.();
    job = undefined;
    given = [];
  };
  const end = (): void => {
    if (job !== undefined) tellDesk('jobs', { kind: 'end', job });
    leave();
  };
  const forget = (): void => {
    end();
    if (value === before) return;
    value = before;
    notify();
  };
  const tryAgain = (): void => {
    const [pages, isWhole] = [given, wasWhole];
    leave();
    again = setTimeout(() => read(pages, isWhole), AGAIN_MS);
  };
  const begin = (): number => {
    const own = (jobs += 1);
    tellDesk('jobs', { kind: 'begin', job: own, work: work() });
    fault = undefined;
    // What another job said stays to be seen until this one says something.
    let said = before;
    off = onDesk('jobs', (message) => {
      if (message.kind === 'down') return tryAgain();
      if (!('job' in message) || message.job !== own) return;
      if (message.kind === 'not-loaded') return tryAgain();
      if (message.kind === 'fault') {
        leave();
        fault = new Error(message.words);
        return notify();
      }
      const next = after(said, message, given);
      if (next === undefined) return;
      said = next;
      value = next;
      notify();
    });
    return own;
  };
  const read = (pages: SessionPages, isWhole = false): void => {
    if (pages.length === 0) return forget();
    if (!given.every((page, place) => page === pages[place])) end();
    const packs = pages.slice(given.length).map(({ pack }) => pack);
    if (packs.length === 0 && isWhole === wasWhole) return;
    clearTimeout(again);
    job ??= begin();
    given = pages;
    wasWhole = isWhole;
    tellDesk('jobs', { kind: 'sessions', job, packs, isWhole });
  };
  return {
    read,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      clearTimeout(idle);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) idle = setTimeout(forget, IDLE_MS);
      };
    },
    current: () => {
      if (fault !== undefined) throw fault;
      return value;
    },
    end,
    forget,
    /** Tells the job something else, if there is one. */
    tell: (message: (job: number) => ToDesk): void => {
      if (job !== undefined) tellDesk('jobs', message(job));
    },
  };
};
