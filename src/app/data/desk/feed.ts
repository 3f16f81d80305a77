import type { Session } from '#calls/model';
import type { SessionPack } from '#calls/session-pack';
import { onDesk, tellDesk } from './client.ts';
import type { FromDesk, ToDesk } from './messages.ts';

/** Sessions in the portions in which they came, and the bytes that hold them. */
export type SessionPages = readonly { readonly pack: SessionPack; readonly sessions: readonly Session[] }[];

/** What the desk makes of a call's pages, followed as it comes. */
export type Feed<Value> = {
  /** Takes the pages there are; those that were given before cost nothing again. */
  readonly read: (pages: SessionPages) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** The same object until something has changed. Throws what went wrong at the desk, for the page to tell. */
  readonly current: () => Value;
  /** Lets go of the job at the desk. Whoever reads on begins another. */
  readonly end: () => void;
};

type Kind<Value> = {
  readonly work: () => Extract<ToDesk, { kind: 'begin' }>['work'];
  readonly before: Value;
  /** The value after a message of a job that was given these pages; undefined where it does not bear on it. */
  readonly after: (value: Value, message: FromDesk, pages: SessionPages) => Value | undefined;
};

let jobs = 0;

/** A feed that begins a job when it is first given pages, and another when pages do not go on from those before. */
export const createFeed = <Value>({ work, before, after }: Kind<Value>) => {
  const listeners = new Set<() => void>();
  let value = before;
  let job: number | undefined;
  let given: SessionPages = [];
  let off = (): void => undefined;
  let fault: Error | undefined;

  const forget = (): void => {
    off();
    job = undefined;
    given = [];
  };
  const end = (): void => {
    if (job !== undefined) tellDesk('jobs', { kind: 'end', job });
    forget();
  };
  const begin = (): number => {
    const own = (jobs += 1);
    tellDesk('jobs', { kind: 'begin', job: own, work: work() });
    // What another job said stays to be seen until this one says something.
    let said = before;
    off = onDesk('jobs', (message) => {
      if (message.kind === 'down') {
        forget();
        if (message.fault !== undefined) fault = new Error(message.fault);
        for (const listener of listeners) listener();
        return;
      }
      if (!('job' in message) || message.job !== own) return;
      const next = after(said, message, given);
      if (next === undefined) return;
      said = next;
      value = next;
      for (const listener of listeners) listener();
    });
    return own;
  };
  return {
    read: (pages: SessionPages): void => {
      if (!given.every((page, place) => page === pages[place])) end();
      const packs = pages.slice(given.length).map(({ pack }) => pack);
      if (packs.length === 0) return;
      job ??= begin();
      given = pages;
      tellDesk('jobs', { kind: 'sessions', job, packs });
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    current: () => {
      if (fault !== undefined) throw fault;
      return value;
    },
    end,
    /** Tells the job something else, if there is one. */
    tell: (message: (job: number) => ToDesk): void => {
      if (job !== undefined) tellDesk('jobs', message(job));
    },
  };
};
