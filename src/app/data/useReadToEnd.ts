import { useEffect } from 'react';
import type { SessionsPage } from './queries.ts';
import { useGoOn, type PagedQuery } from './useGoOn.ts';

/** What this needs of a `useInfiniteQuery(sessionsQuery(…))`. */
type SessionsQuery = PagedQuery & {
  readonly data: { readonly pages: readonly SessionsPage[] } | undefined;
  readonly isError: boolean;
};

/** An empty page means that the proxy already waited; asking again at once would only make it wait longer. */
const AFTER_EMPTY_MS = 1_000;
const LONGEST_MS = 300_000;
/** Beyond so many sessions a few pages are fetched together: the proxy reads on meanwhile, and each fetch costs the page. */
const LARGE = 1_000;
const LARGE_MS = 300;

/**
 * Whether the proxy has read more of the record than is here. Then what a page says of Graph's pauses is the walk's
 * matter, and the next page comes at once.
 */
export const isBehindWalk = (pages: readonly SessionsPage[]): boolean => {
  const read = pages.at(-1)?.read;
  return read !== undefined && read > countOf(pages);
};

const countOf = (pages: readonly SessionsPage[]): number =>
  pages.reduce((sum, page) => sum + page.sessions.length, 0);

/** How long to leave the proxy alone before the page after these, in milliseconds. */
export const pauseBeforeNext = (pages: readonly SessionsPage[], now: number): number => {
  const last = pages.at(-1);
  const isBehind = isBehindWalk(pages);
  const untilOpen = last?.nextPageAt !== undefined && !isBehind ? last.nextPageAt - now : 0;
  const calm = !isBehind && countOf(pages) > LARGE ? LARGE_MS : 0;
  const least = last?.sessions.length === 0 ? AFTER_EMPTY_MS : calm;
  return Math.min(LONGEST_MS, Math.max(least, untilOpen));
};

/**
 * While `on`, asks for page after page until the end, a failure that does not pass by itself, or `on` turns false.
 * Returns whether reading starts again from the first page.
 */
export const useReadToEnd = (query: SessionsQuery, on: boolean): boolean => {
  const { data, hasNextPage, isFetching, isPaused, isError, fetchNextPage } = query;
  useEffect(() => {
    if (!on || !hasNextPage || isFetching || isPaused || isError) return undefined;
    const timer = setTimeout(() => void fetchNextPage(), pauseBeforeNext(data?.pages ?? [], Date.now()));
    return () => clearTimeout(timer);
  }, [data, fetchNextPage, hasNextPage, isError, isFetching, isPaused, on]);
  return useGoOn(query);
};
