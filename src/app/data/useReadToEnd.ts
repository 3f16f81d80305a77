import { useEffect } from 'react';
import type { SessionsPage } from './queries.ts';

/** What this needs of a `useInfiniteQuery(sessionsQuery(…))`. */
type SessionsQuery = {
  readonly data: { readonly pages: readonly SessionsPage[] } | undefined;
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly isError: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
};

/** An empty page means that the proxy already waited; asking again at once would only make it wait longer. */
const AFTER_EMPTY_MS = 1_000;
const LONGEST_MS = 300_000;

/** How long to leave the proxy alone before the page after `last`, in milliseconds. */
export const pauseBeforeNext = (last: SessionsPage | undefined, now: number): number => {
  const untilOpen = last?.nextPageAt === undefined ? 0 : last.nextPageAt - now;
  const least = last?.sessions.length === 0 ? AFTER_EMPTY_MS : 0;
  return Math.min(LONGEST_MS, Math.max(least, untilOpen));
};

/** While `on`, asks for page after page until the end, a failure, or `on` turns false. */
export const useReadToEnd = (query: SessionsQuery, on: boolean): void => {
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (!on || !hasNextPage || isFetching || isError) return undefined;
    const timer = setTimeout(() => void fetchNextPage(), pauseBeforeNext(data?.pages.at(-1), Date.now()));
    return () => clearTimeout(timer);
  }, [data, fetchNextPage, hasNextPage, isError, isFetching, on]);
};
