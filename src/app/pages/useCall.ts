import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { LimitSet } from '#quality/limit-sets';
import { useApi } from '../auth/useAccount.ts';
import { goOnReading } from '../data/go-on-reading.ts';
import { participantsQuery, recordQuery, sessionsQuery, type SessionsPage } from '../data/queries.ts';
import { useReadToEnd } from '../data/useReadToEnd.ts';
import { readingOf } from './reading-state.ts';
import { createRowFeed } from './row-feed.ts';

/** Fewer rows than fit on a screen cannot be scrolled, so nobody could ask for more of them that way. */
const A_SCREENFUL = 40;

const NO_PAGES: readonly SessionsPage[] = [];

/** Everything of one call that comes over the network, judged by a set of limits, and how to ask for more of it. */
export const useCall = (id: string, limits: LimitSet) => {
  const api = useApi();
  const record = useQuery(recordQuery(api, id));
  const participants = useQuery(participantsQuery(api, id));
  const sessions = useInfiniteQuery(sessionsQuery(api, id));
  const [toTheEnd, setToTheEnd] = useState(false);
  const feed = useMemo(() => createRowFeed(limits), [limits]);
  const pages = sessions.data?.pages ?? NO_PAGES;
  const rows = useMemo(() => feed.rowsOf(pages), [feed, pages]);
  useReadToEnd(sessions, toTheEnd || rows.length < A_SCREENFUL);
  const reading = readingOf(sessions, toTheEnd, participants.data?.length);

  const { hasNextPage, isFetching, isError, fetchNextPage } = sessions;
  const readMore = useCallback(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isError, isFetching]);

  return {
    record: record.data,
    participants: participants.data,
    pages,
    /** The record itself has come, or will not. */
    isRecordKnown: !record.isPending,
    rows,
    reading,
    /** What keeps the page from showing anything at all. */
    error: sessions.data === undefined ? (sessions.error ?? record.error) : null,
    isEmpty: sessions.data === undefined,
    readMore,
    /** Which page of the sessions one stands on, by its place in Graph's order. */
    pageLinkOf: (index: number) => pageLinkOf(pages, index),
    readAll: () => setToTheEnd(true),
    pause: () => setToTheEnd(false),
    retry: () => void Promise.all([record.isError ? record.refetch() : undefined, goOnReading(sessions)]),
  };
};

export type Call = ReturnType<typeof useCall>;

const pageLinkOf = (pages: readonly SessionsPage[], index: number): string | undefined => {
  let first = 0;
  for (const { sessions, link } of pages) {
    first += sessions.length;
    if (index < first) return link;
  }
  return undefined;
};
