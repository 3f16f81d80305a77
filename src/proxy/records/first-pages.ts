import { SECOND_MS } from '#base/units';
import type { Ask } from '../graph/ask.ts';
import type { GraphAnswer } from '../graph/graph.ts';
import { INTERACTIVE } from '../graph/retry.ts';
import { maxPageSize, toGraphUrl, type CollectionTarget } from '../graph/templates.ts';

/**
 * First pages asked for ahead of their walk. A walk needs the record's version to know what it reads; asking for
 * both at once spares whoever opens a record one round trip to Graph.
 */
export type FirstPages = {
  /** Asks now, unless somebody has; the result forgets the page again if no walk has taken it. */
  askAhead(target: CollectionTarget): () => void;
  /** The page that was asked for ahead, once: later it might belong to another version. */
  take(target: CollectionTarget): Promise<GraphAnswer | undefined>;
};

type Ahead = { readonly answer: Promise<GraphAnswer | undefined>; readonly askedAt: number };

/** A page older than this is of no use to a walk that starts now. */
const GOOD_FOR_MS = 30 * SECOND_MS;

export const createFirstPages = (ask: Ask, graphBaseUrl: string, now: () => number): FirstPages => {
  const pages = new Map<string, Ahead>();
  return {
    askAhead: (target) => {
      const url = toGraphUrl(graphBaseUrl, target);
      if (pages.has(url)) return () => undefined;
      // The walk asks again if this fails, and then says why.
      const answer = ask({
        url,
        slot: { recordId: target.id, page: 'first' },
        pageSize: maxPageSize(target),
        policy: { ...INTERACTIVE, retries: 0 },
        signal: new AbortController().signal,
      }).catch(() => undefined);
      const page = { answer, askedAt: now() };
      pages.set(url, page);
      return () => {
        if (pages.get(url) === page) pages.delete(url);
      };
    },
    take: async (target) => {
      const url = toGraphUrl(graphBaseUrl, target);
      const page = pages.get(url);
      pages.delete(url);
      return page !== undefined && page.askedAt + GOOD_FOR_MS > now() ? page.answer : undefined;
    },
  };
};
