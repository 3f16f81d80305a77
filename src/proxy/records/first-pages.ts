import { SECOND_MS } from '#base/units';
import type { Ask } from '../graph/ask.ts';
import type { GraphAnswer } from '../graph/graph.ts';
import { INTERACTIVE } from '../graph/retry.ts';
import { pageSizeOf, toGraphUrl, type CollectionTarget } from '../graph/templates.ts';
import type { RecordStore } from '../store/store.ts';

/**
 * First pages asked for ahead of their walk. A walk needs the record's version to know what it reads; asking for
 * both at once spares whoever opens a record one round trip to Graph.
 */
export type FirstPages = {
  /** Asks now, unless somebody has, here or in another process; the result forgets the page again. */
  askAhead(target: CollectionTarget, leaseName: string): () => void;
  /** The page that was asked for ahead, once: later it might belong to another version. */
  take(target: CollectionTarget): Promise<GraphAnswer | undefined>;
};

type Ahead = {
  readonly answer: Promise<GraphAnswer | undefined>;
  readonly askedAt: number;
  readonly done: AbortController;
};

type Options = {
  readonly ask: Ask;
  readonly store: Pick<RecordStore, 'claim'>;
  readonly graphBaseUrl: string;
  readonly pageSize: number | undefined;
  readonly now: () => number;
};

/** A page older than this is of no use to a walk that starts now. */
const GOOD_FOR_MS = 30 * SECOND_MS;

export const createFirstPages = ({ ask, store, graphBaseUrl, pageSize, now }: Options): FirstPages => {
  const pages = new Map<string, Ahead>();

  /** The lease is kept until the page is taken, by when the walk has it too, so that nobody else begins to read. */
  const askUnderLease = async (
    target: CollectionTarget,
    leaseName: string,
    done: AbortSignal,
  ): Promise<GraphAnswer | undefined> => {
    const lease = await store.claim(leaseName);
    if (lease === undefined) return undefined;
    done.addEventListener('abort', lease.release, { once: true });
    if (done.aborted) lease.release();
    return ask({
      url: toGraphUrl(graphBaseUrl, target),
      slot: { recordId: target.id, page: 'first' },
      pageSize: pageSizeOf(target, pageSize),
      policy: { ...INTERACTIVE, retries: 0 },
      signal: AbortSignal.any([done, AbortSignal.timeout(GOOD_FOR_MS)]),
    });
  };

  return {
    askAhead: (target, leaseName) => {
      const url = toGraphUrl(graphBaseUrl, target);
      if (pages.has(url)) return () => undefined;
      const done = new AbortController();
      // The walk asks again if this fails, and then says why.
      const answer = askUnderLease(target, leaseName, done.signal).catch(() => undefined);
      const page = { answer, askedAt: now(), done };
      pages.set(url, page);
      const forget = (): void => {
        if (pages.get(url) === page) pages.delete(url);
        done.abort();
      };
      // A walk that never comes must not keep others from reading.
      setTimeout(forget, GOOD_FOR_MS).unref();
      return forget;
    },
    take: async (target) => {
      const url = toGraphUrl(graphBaseUrl, target);
      const page = pages.get(url);
      pages.delete(url);
      if (page === undefined || page.askedAt + GOOD_FOR_MS <= now()) return undefined;
      return page.answer.finally(() => page.done.abort());
    },
  };
};
