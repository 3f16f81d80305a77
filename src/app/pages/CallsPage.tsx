import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useElementScrollRestoration, useLocation, useRouter } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { CallRecord } from '#calls/model';
import { filterCalls } from '#report/call-flags';
import { formatCount } from '#report/format';
import { personName } from '#report/list/row-source';
import { useApi } from '../auth/useAccount.ts';
import { callsQuery } from '../data/queries.ts';
import { useGoOn } from '../data/useGoOn.ts';
import { CallList } from '../features/call-list/CallList.tsx';
import { toListItems } from '../features/call-list/list-items.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { writeSearchText } from '../search-text.ts';
import { useNow } from '../ui/useNow.ts';
import { FindBox } from '../frame/FindBox.tsx';
import { identitiesIn, readKnownCalls } from '../frame/known-calls.ts';
import { useTimeZone } from '../useTimeZone.ts';
import { sharedSearch, useUrlView } from '../useUrlView.ts';
import { callAddress } from './call-address.ts';
import { readCallsView, writeCallsView } from './calls-url.ts';
import { CallsBar } from './CallsBar.tsx';
import './CallsPage.css';
import { CutList, ListFoot } from './ListFoot.tsx';
import { ListWaiting } from './ListWaiting.tsx';
import { NoCalls, NoneFits } from './NoCalls.tsx';
import { OfflineStrip } from './OfflineStrip.tsx';
import { ReadableCallRow } from './ReadableCallRow.tsx';
import { ReadToEnd } from './ReadToEnd.tsx';
import { useListedCalls } from './useListedCalls.ts';
import { StaleStrip } from './StaleStrip.tsx';

const CODEC = { read: readCallsView, write: writeCallsView };

export const CallsPage = () => {
  const api = useApi();
  const router = useRouter();
  const { name: timeZone } = useTimeZone();
  const now = useNow();
  const [view, setView] = useUrlView(CODEC);
  const [sites, setSites] = useState<readonly string[]>([]);
  const { days, participant, flags, kinds, causes } = view;
  const query = useInfiniteQuery(callsQuery(api, { days, participant }));
  const { asked, ask } = useAskedRecords();
  const linkSearch = useLocation({ select: ({ search }) => writeSearchText(sharedSearch(search)) });
  const scroll = useElementScrollRestoration({ id: 'calls' });

  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const records = useMemo(() => data?.pages.flatMap((page) => page.records) ?? [], [data]);
  const isWhole = data?.pages.at(-1)?.complete === true;
  const calls = useListedCalls(records);
  const shown = useMemo(
    () => filterCalls(calls, { flags, kinds, causes, sites }).map(({ record }) => record),
    [calls, flags, kinds, causes, sites],
  );
  const items = useMemo(
    () => toListItems(shown, { timeZone, now, more: !isWhole }),
    [isWhole, now, shown, timeZone],
  );
  const startsAgain = useGoOn(query);
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchNextPageError, isFetching]);

  const open = useCallback(
    (record: CallRecord) => void router.navigate({ href: callAddress(record, linkSearch) }),
    [linkSearch, router],
  );

  return (
    <div className="calls-page">
      <title>Calls · Earshot</title>
      <FindBox place="page" />
      <CallsBar
        view={view}
        onView={setView}
        sites={sites}
        onSites={setSites}
        nameOf={useNameOf()}
        count={data && countWords(shown.length, !isWhole)}
        calls={calls}
        refreshing={isFetching}
        onRefresh={() => void query.refetch()}
      />
      <OfflineStrip timeZone={timeZone} />
      <StaleStrip stale={data?.pages.find(({ stale }) => stale !== undefined)?.stale} timeZone={timeZone} />
      {query.isPending && <ListWaiting failure={query.failureReason} />}
      {query.isError && !data && (
        <ErrorNotice error={query.error} on={{ retry: () => void query.refetch() }} />
      )}
      {query.isRefetchError && !startsAgain && (
        <ErrorNotice error={query.error} on={{ retry: () => void query.refetch() }} />
      )}
      {data && records.length === 0 && isWhole && <NoCalls view={view} onView={setView} />}
      {data && records.length === 0 && !hasNextPage && !isWhole && !isFetching && (
        <CutList onRetry={() => void query.refetch()} />
      )}
      {records.length > 0 && shown.length === 0 && isWhole && (
        <NoneFits
          view={view}
          onAll={() => {
            setSites([]);
            setView({ ...view, flags: [], kinds: [], causes: [] });
          }}
        />
      )}
      {records.length > 0 && (shown.length > 0 || !isWhole) && (
        <CallList
          items={items}
          whole={isWhole}
          initialOffset={scroll?.scrollY}
          cells={(record) => (
            <ReadableCallRow
              record={record}
              timeZone={timeZone}
              now={now}
              asked={asked.has(record.id)}
              linkSearch={linkSearch}
              onRead={ask}
              onOpen={open}
            />
          )}
          foot={<ListFoot query={query} isWhole={isWhole} startsAgain={startsAgain} />}
          onOpen={open}
          onRead={ask}
          onNearEnd={onNearEnd}
        />
      )}
      {[...asked].map(([id, attempt]) => (
        <ReadToEnd key={id} id={id} attempt={attempt} />
      ))}
    </div>
  );
};

/** The name of somebody by their id, wherever the app has met them. */
const useNameOf = () => {
  const client = useQueryClient();
  return (id: string) =>
    personName(
      identitiesIn(readKnownCalls(client)).find(
        (person) => person.id?.toLowerCase() === id && personName(person) !== undefined,
      ),
    );
};

const countWords = (calls: number, more: boolean): string =>
  `${formatCount(calls)} ${calls === 1 ? 'call' : 'calls'}${more ? ' so far' : ''}`;

/** The records a person asked to have read in this visit, and how often: asking again retries what failed. */
const useAskedRecords = () => {
  const [asked, setAsked] = useState<ReadonlyMap<string, number>>(new Map());
  const ask = useCallback(
    ({ id }: CallRecord) => setAsked((before) => new Map(before).set(id, (before.get(id) ?? 0) + 1)),
    [],
  );
  return { asked, ask };
};
