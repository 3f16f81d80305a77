import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { LimitSet } from '#quality/limit-sets';
import type { CallRecord, Identity, Session } from '#calls/model';
import type { SessionRow } from '#report/list/session-rows';
import { useAccount, useApi } from '../auth/useAccount.ts';
import type { CallBodies } from '#report/case/call-bodies';
import { wakeDesk } from '../data/desk/client.ts';
import type { SessionPages } from '../data/desk/feed.ts';
import { goOnReading } from '../data/go-on-reading.ts';
import {
  participantsQuery,
  rawSessionQuery,
  recordQuery,
  sessionsQuery,
  type SessionsPage,
} from '../data/queries.ts';
import { loadPart } from '../data/load-part.ts';
import { mayGrow } from '../data/record-age.ts';
import { useOfflineSince } from '../data/useOfflineSince.ts';
import { useReadToEnd } from '../data/useReadToEnd.ts';
import type { Reading } from '../features/record-strip/reading.ts';
import { useNow } from '../ui/useNow.ts';
import { readingOf, untilRowsAreMade } from './reading-state.ts';
import { useRows } from './useRows.ts';

/** Fewer rows than fit on a screen cannot be scrolled, so nobody could ask for more of them that way. */
const A_SCREENFUL = 40;

const NO_PAGES: readonly SessionsPage[] = [];

/** Everything of one call that comes over the network, judged by a set of limits, and how to ask for more of it. */
export const useCall = (id: string, limits: LimitSet): Call => {
  const api = useApi();
  const record = useQuery(recordQuery(api, id));
  const sessions = useInfiniteQuery(sessionsQuery(api, id));
  // The first rows do not wait for them, neither here nor at the proxy.
  const participants = useQuery({ ...participantsQuery(api, id), enabled: sessions.data !== undefined });
  const [toTheEnd, setToTheEnd] = useState(false);
  // It starts while the first page is on its way.
  useEffect(wakeDesk, []);
  const pages = sessions.data?.pages ?? NO_PAGES;
  const isWhole = pages.length > 0 && !sessions.hasNextPage;
  const { rows, upTo } = useRows(id, { pages, isWhole }, limits);
  const areMade = upTo === pages.at(-1);
  const isShort = areMade && rows.length < A_SCREENFUL;
  const startsAgain = useReadToEnd(sessions, toTheEnd || isShort);
  const reading = untilRowsAreMade(
    readingOf(sessions, {
      toTheEnd,
      participants: participants.data?.length,
      offlineSince: useOfflineSince(),
      startsAgain,
      latestVersion: record.data?.version,
      mayGrow: mayGrow(record.data?.end, useNow()),
      identityDays: useAccount().settings.identityDays,
    }),
    areMade,
  );

  const { hasNextPage, isFetching, isError, fetchNextPage } = sessions;
  const readMore = useCallback(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isError, isFetching]);

  return {
    record: record.data,
    participants: participants.data,
    pages,
    isWhole,
    isRecordKnown: !record.isPending,
    arePeopleKnown: !participants.isPending,
    rows,
    reading,
    error: sessions.data === undefined ? (sessions.error ?? record.error) : null,
    isEmpty: sessions.data === undefined || upTo === undefined,
    /** What did not come beside the sessions. */
    missing: [
      missing('Title, length and organiser of this call are missing', record),
      missing('The list of participants is missing', participants),
    ].filter((part) => part !== undefined),
    /** Why reading stopped in mid-record, while it does not go on by itself. */
    stoppedBy: reading.state.kind === 'failed' ? sessions.error : null,
    readMore,
    rawQuery: (index: number, session: Session) =>
      rawSessionQuery(api, id, { index, pageLink: pageLinkOf(pages, index) }, session),
    bodies: async () => {
      const { readBodies } = await loadPart(() => import('../data/read-bodies.ts'));
      return readBodies(api, id, { count: reading.shown, version: reading.version });
    },
    readAll: () => setToTheEnd(true),
    pause: () => setToTheEnd(false),
    readNewest: () => void Promise.all([sessions.refetch(), participants.refetch()]),
    retry: () => void Promise.all([record.isError ? record.refetch() : undefined, goOnReading(sessions)]),
  };
};

type Part = {
  readonly data: unknown;
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly refetch: () => Promise<unknown>;
};

const missing = (what: string, { data, error, isFetching, refetch }: Part): MissingPart | undefined =>
  data !== undefined || error === null || isFetching
    ? undefined
    : { what, error, retry: () => void refetch() };

/** Something beside the sessions that did not come, and how to ask for it again. */
type MissingPart = { readonly what: string; readonly error: Error; readonly retry: () => void };

/** A call as its pages show it, wherever it comes from. */
export type Call = {
  readonly record: CallRecord | undefined;
  readonly participants: readonly Identity[] | undefined;
  readonly pages: SessionPages;
  /** No page is to come after these. */
  readonly isWhole: boolean;
  /** The record itself has come, or will not. */
  readonly isRecordKnown: boolean;
  /** Everyone in it has come, or will not. */
  readonly arePeopleKnown: boolean;
  readonly rows: readonly SessionRow[];
  readonly reading: Reading;
  /** What keeps the page from showing anything at all. */
  readonly error: Error | null;
  readonly isEmpty: boolean;
  /** What did not come beside the sessions. */
  readonly missing: readonly MissingPart[];
  /** Why reading stopped in mid-record, while it does not go on by itself. */
  readonly stoppedBy: Error | null;
  readonly readMore: () => void;
  /** One session as it was sent, by its place in Graph's order. */
  readonly rawQuery: (index: number, session: Session) => RawQuery;
  /** All that is shown, as it was sent. */
  readonly bodies: () => Promise<CallBodies>;
  readonly readAll: () => void;
  readonly pause: () => void;
  readonly retry: () => void;
  /** Reads the version that was written since; what is here stays until it has come. */
  readonly readNewest: () => void;
};

/** For useQuery. */
type RawQuery = {
  readonly queryKey: readonly unknown[];
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<unknown>;
  readonly staleTime: number;
};

const pageLinkOf = (pages: readonly SessionsPage[], index: number): string | undefined => {
  let first = 0;
  for (const { sessions, link } of pages) {
    first += sessions.length;
    if (index < first) return link;
  }
  return undefined;
};
