import { epochMs, type EpochMs } from '#base/units';
import { ApiError } from '../data/ApiError.ts';
import { nextTryAt } from '../data/go-on-reading.ts';
import type { SessionsPage } from '../data/queries.ts';
import { isBehindWalk } from '../data/useReadToEnd.ts';
import { errorDetail, errorWords, type ErrorAction } from '../ui/error-words.ts';
import { expectedSessions, type Reading, type ReadingState } from '../features/record-strip/reading.ts';

/** What this needs to know of a `useInfiniteQuery(sessionsQuery(…))`. */
export type SessionsReading = {
  readonly data: { readonly pages: readonly SessionsPage[] } | undefined;
  readonly error: Error | null;
  readonly errorUpdatedAt: number;
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly isPaused: boolean;
};

/** What the page itself does and knows about it. */
type Circumstances = {
  readonly toTheEnd: boolean;
  /** How many there are; undefined while they are unread. */
  readonly participants: number | undefined;
  readonly offlineSince: EpochMs | undefined;
  /** Reading starts again from the first page. */
  readonly startsAgain: boolean;
  /** Of the record as it was last asked for. */
  readonly latestVersion: string | undefined;
  /** A later version of the record may still add data. */
  readonly mayGrow: boolean;
  /** Days after a call after which names are erased from what is kept. */
  readonly identityDays?: number | undefined;
};

/** How far reading is. */
export const readingOf = (query: SessionsReading, given: Circumstances): Reading => {
  const pages = query.data?.pages ?? [];
  const shown = pages.reduce((sum, page) => sum + page.sessions.length, 0);
  return {
    shown,
    expected: given.participants === undefined ? undefined : expectedSessions(given.participants, shown),
    pagesRead: pagesBehind(pages, shown),
    version: pages.at(-1)?.version,
    newerVersion: newerOf(pages.at(-1)?.version, given.latestVersion),
    mayGrow: given.mayGrow,
    stale: pages.findLast(({ stale }) => stale !== undefined)?.stale,
    erasedAfterDays: pages.some(({ isErased }) => isErased === true) ? given.identityDays : undefined,
    state: stateOf(query, given, pages),
  };
};

/** A record that is read is not complete before the last of its sessions can be seen. */
export const untilRowsAreMade = (reading: Reading, areMade: boolean): Reading =>
  areMade || (reading.state.kind !== 'complete' && reading.state.kind !== 'cut')
    ? reading
    : { ...reading, state: { kind: 'reading', toTheEnd: true, nextPageAt: undefined } };

/** Versions are whole numbers as text, and grow. */
const newerOf = (read: string | undefined, latest: string | undefined): string | undefined =>
  read !== undefined && latest !== undefined && Number(latest) > Number(read) ? latest : undefined;

/** Graph pages behind what is here: the walk's own count for who has all it read, else the same share of it. */
const pagesBehind = (pages: readonly SessionsPage[], shown: number): number => {
  const last = pages.at(-1);
  if (last?.pagesRead === undefined) return pages.length;
  return isBehindWalk(pages) && last.read !== undefined
    ? Math.floor((last.pagesRead * shown) / last.read)
    : last.pagesRead;
};

const stateOf = (
  query: SessionsReading,
  { toTheEnd, offlineSince, startsAgain }: Circumstances,
  pages: readonly SessionsPage[],
): ReadingState => {
  const last = pages.at(-1);
  if (query.isPaused) return { kind: 'offline', since: offlineSince };
  if (startsAgain) return { kind: 'reading', toTheEnd, nextPageAt: undefined, startsAgain: true };
  if (query.error !== null && !query.isFetching)
    return afterError(query.error, query.errorUpdatedAt, pages, toTheEnd);
  if (last?.complete && !query.hasNextPage) return { kind: 'complete' };
  const nextPageAt = isBehindWalk(pages) ? undefined : last?.nextPageAt;
  if (toTheEnd && nextPageAt !== undefined && last?.problem === 'upstream-throttled') {
    return { kind: 'throttled', until: nextPageAt, toTheEnd };
  }
  if (query.isFetching) return { kind: 'reading', toTheEnd, nextPageAt };
  if (last !== undefined && !query.hasNextPage) return BROKEN_OFF;
  return toTheEnd ? { kind: 'reading', toTheEnd, nextPageAt } : { kind: 'resting' };
};

/** The last page says neither that it is the last nor where the next one is. */
const BROKEN_OFF: ReadingState = {
  kind: 'failed',
  page: undefined,
  why: 'The answer breaks off without saying that it is whole.',
  detail: 'No next page, and not marked as complete',
  needs: 'retry',
};

const afterError = (
  error: Error,
  at: number,
  pages: readonly SessionsPage[],
  toTheEnd: boolean,
): ReadingState => {
  if (!(error instanceof ApiError)) throw error;
  const nextAt = nextTryAt(error, at);
  if (error.code === 'offline') return { kind: 'offline', since: epochMs(at) };
  if (nextAt !== undefined) return { kind: 'throttled', until: nextAt, toTheEnd };
  const { sentence, actions } = errorWords(error);
  return {
    kind: 'failed',
    page: failedPage(error, pages),
    why: sentence,
    detail: errorDetail(error),
    needs: needsOf(actions),
  };
};

const needsOf = (actions: readonly ErrorAction[]): 'sign-in' | 'retry' | 'nothing' => {
  if (actions.includes('sign-in')) return 'sign-in';
  // An end that is meant: to ask again would bring the same.
  return actions.length === 0 ? 'nothing' : 'retry';
};

/** The page of Graph's that failed, known only where Graph failed and nothing before it is left to fetch. */
const failedPage = (error: ApiError, pages: readonly SessionsPage[]): number | undefined => {
  const last = pages.at(-1);
  const isGraphs = error.code.startsWith('upstream-');
  return isGraphs && last?.pagesRead !== undefined && !isBehindWalk(pages) ? last.pagesRead + 1 : undefined;
};
