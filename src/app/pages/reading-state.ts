import { epochMs, SECOND_MS } from '#base/units';
import { ApiError } from '../data/ApiError.ts';
import type { SessionsPage } from '../data/queries.ts';
import { errorDetail, errorWords } from '../ui/error-words.ts';
import { expectedSessions, type Reading, type ReadingState } from '../features/record-strip/reading.ts';

/** What this needs to know of a `useInfiniteQuery(sessionsQuery(…))`. */
export type SessionsReading = {
  readonly data: { readonly pages: readonly SessionsPage[] } | undefined;
  readonly error: Error | null;
  readonly errorUpdatedAt: number;
  readonly dataUpdatedAt: number;
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly isPaused: boolean;
};

/** How far reading is. `participants` is undefined while those are unread. */
export const readingOf = (
  query: SessionsReading,
  toTheEnd: boolean,
  participants: number | undefined,
): Reading => {
  const pages = query.data?.pages ?? [];
  const last = pages.at(-1);
  const shown = pages.reduce((sum, page) => sum + page.sessions.length, 0);
  return {
    shown,
    expected: participants === undefined ? undefined : expectedSessions(participants, shown),
    pagesRead: last?.pagesRead ?? pages.length,
    version: last?.version,
    state: stateOf(query, toTheEnd, last),
  };
};

const stateOf = (query: SessionsReading, toTheEnd: boolean, last: SessionsPage | undefined): ReadingState => {
  if (query.isPaused) return { kind: 'offline', since: epochMs(query.errorUpdatedAt || query.dataUpdatedAt) };
  if (query.error !== null && !query.isFetching) return afterError(query.error, query.errorUpdatedAt);
  if (last !== undefined && !query.hasNextPage) return { kind: 'complete' };
  if (last?.problem === 'upstream-throttled') return { kind: 'throttled', until: last.nextPageAt };
  if (query.isFetching || toTheEnd) return { kind: 'reading', toTheEnd, nextPageAt: last?.nextPageAt };
  return { kind: 'resting' };
};

const afterError = (error: Error, at: number): ReadingState => {
  if (!(error instanceof ApiError)) throw error;
  if (error.code === 'offline') return { kind: 'offline', since: epochMs(at) };
  if (error.code === 'upstream-throttled' && error.retryAfterSeconds !== undefined) {
    return { kind: 'throttled', until: epochMs(at + error.retryAfterSeconds * SECOND_MS) };
  }
  return { kind: 'failed', why: errorWords(error).sentence, detail: errorDetail(error) };
};
