import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { Reader } from '#base/read';
import type { Range } from '#base/range';
import type { Result } from '#base/result';
import { DAY_MS, epochMs, MINUTE_MS } from '#base/units';
import type { CallRecord, Identity, Session } from '#calls/model';
import { parseCallRecord, parseCallRecordList, parseParticipants } from '#calls/parse-record';
import type { ParseProblem } from '#calls/parse-body';
import { unpackSessions } from '#calls/session-pack';
import type { Person } from '#contract/me';
import { PACKED_SESSIONS } from '#contract/packed-page';
import { fieldLevelOf, isRole } from '#contract/roles';
import { callRecordPath, callRecordsPath, ME_PATH, participantsPath, sessionsPath } from '#contract/routes';
import { ApiError } from './ApiError.ts';
import { writeCallsFilter } from './calls-filter.ts';
import type { Api } from './client.ts';
import type { SessionPages } from './desk/feed.ts';
import { readPage } from './desk/read-page.ts';
import { mayGrow } from './record-age.ts';
import { fetchAhead, fetchedAhead } from './read-ahead.ts';
import { readPageNotes, type PageNotes } from './page-notes.ts';

/** Sessions come from the proxy's store: as many as are read and fit, so asking for many waits for nothing. */
export const SESSIONS_PAGE = 1_000;
const LIST_PAGE = 60;
export const PARTICIPANTS_PAGE = 1_000;

export const prefer = (pageSize: number): string =>
  `odata.maxpagesize=${pageSize}, include-unknown-enum-members, omit-values=nulls`;

/** A body that is not what was asked for is an error of its own, with the place where it went wrong. */
const orThrow = <Value>(parsed: Result<Value, ParseProblem>): Value => {
  return parsed.kind === 'ok' ? parsed.value : notWhatWasAsked(parsed.reason);
};

const notWhatWasAsked = ({ path, message }: ParseProblem): never =>
  unreadable(path === '' ? message : `${path}: ${message}`);

export type CallsScope = { readonly days: number; readonly participant: string | undefined };

export type CallsPage = Pick<PageNotes, 'complete' | 'stale'> & {
  readonly records: readonly CallRecord[];
  readonly nextLink: string | undefined;
};

export const callsQuery = (api: Api, scope: CallsScope) =>
  infiniteQueryOptions({
    queryKey: ['calls', scope],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }): Promise<CallsPage> => {
      const json = await api.getJson(pageParam ?? firstListPath(api, scope), {
        signal,
        prefer: prefer(LIST_PAGE),
      });
      const { records, nextLink } = orThrow(parseCallRecordList(json));
      const { complete, stale } = readPageNotes(json);
      return { complete, stale, records, nextLink };
    },
    getNextPageParam: (last) => last.nextLink,
    staleTime: MINUTE_MS,
  });

/** To the minute, so that whoever asks within one reads the same list: the proxy keeps lists by what was asked. */
const firstListPath = (api: Api, { days, participant }: CallsScope): string => {
  const startsFrom = epochMs(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - days * DAY_MS);
  const query = new URLSearchParams({ $filter: writeCallsFilter({ startsFrom, participant }) });
  return `${callRecordsPath(api.graphVersion)}?${query}`;
};

/** A search reads no further than this: beyond, a ticket says too little to find its call. */
const SEARCHED_PAGES = 4;

export type FoundCalls = { readonly records: readonly CallRecord[]; readonly isWhole: boolean };

/** Calls that started in a stretch of time, with one person or with anyone. */
export const foundCallsQuery = (api: Api, starts: Range, participant: string | undefined) =>
  queryOptions({
    queryKey: ['calls', 'found', starts.start, starts.end, participant],
    queryFn: async ({ signal }): Promise<FoundCalls> => {
      const $filter = writeCallsFilter({ startsFrom: starts.start, startsBefore: starts.end, participant });
      const records: CallRecord[] = [];
      let next: string | undefined =
        `${callRecordsPath(api.graphVersion)}?${new URLSearchParams({ $filter })}`;
      for (let page = 0; page < SEARCHED_PAGES && next !== undefined; page += 1) {
        const json = await api.getJson(next, { signal, prefer: prefer(LIST_PAGE) });
        const list = orThrow(parseCallRecordList(json));
        records.push(...list.records);
        next = list.nextLink;
      }
      return { records, isWhole: next === undefined };
    },
    staleTime: MINUTE_MS,
  });

const recordKey = (id: string) => ['call-record', id.toLowerCase()] as const;

export const recordQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: recordKey(id),
    queryFn: async ({ signal }): Promise<CallRecord> =>
      orThrow(parseCallRecord(await api.getJson(callRecordPath(api.graphVersion, id), { signal }))),
    staleTime: 5 * MINUTE_MS,
    // Whoever comes back to a call is told of a version that was written meanwhile; while one is due, so is who stays.
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && mayGrow(data.end, epochMs(Date.now())) && 5 * MINUTE_MS,
  });

/** Everyone in the record, all pages: as many as the proxy has at a time. */
export const participantsQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: [...recordKey(id), 'participants'],
    queryFn: async ({ signal }): Promise<readonly Identity[]> => {
      const people: Identity[] = [];
      let next: string | undefined = participantsPath(api.graphVersion, id);
      while (next !== undefined) {
        const json = await api.getJson(next, { signal, prefer: prefer(PARTICIPANTS_PAGE) });
        const page = orThrow(parseParticipants(json));
        people.push(...page.participants);
        next = page.nextLink;
        if (next === undefined && !readPageNotes(json).complete) {
          return unreadable('The people end without a last page.');
        }
      }
      return people;
    },
    staleTime: 5 * MINUTE_MS,
  });

/** A page may be empty while there is more to come: the proxy then waits for Graph. */
export type SessionsPage = PageNotes &
  SessionPages[number] & {
    /** The address it came from; undefined is the first page's. */
    readonly link: string | undefined;
    readonly nextLink: string | undefined;
  };

export const firstSessionsPath = (api: Api, id: string): string =>
  `${sessionsPath(api.graphVersion, id)}?$expand=segments`;

/** The sessions of a record with their segments, in the order in which Graph gave them. */
export const sessionsQuery = (api: Api, id: string) =>
  infiniteQueryOptions({
    queryKey: [...recordKey(id), 'sessions'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }): Promise<SessionsPage> => {
      const fetch = (path: string) =>
        api.getBody(path, { signal, prefer: prefer(SESSIONS_PAGE), accept: PACKED_SESSIONS });
      const body = await fetchedAhead(pageParam ?? firstSessionsPath(api, id), fetch);
      const page = await readPage(body, ({ link, sessions }) => {
        // After a full page the next one is wanted as a rule, and is in the store as well.
        if (sessions === SESSIONS_PAGE) fetchAhead(link, fetch);
      });
      if (page.kind === 'problem') return notWhatWasAsked(page.problem);
      const { notes, nextLink, pack } = page;
      return { ...notes, link: pageParam, pack, sessions: unpackSessions(pack), nextLink };
    },
    getNextPageParam: (last) => last.nextLink,
    // What was read of a version stays true; a newer version is read only when a person asks for it.
    staleTime: Number.POSITIVE_INFINITY,
  });

/**
 * One session as Graph sent it, out of the page that it came with: `pageLink` is that page's address, undefined for the
 * first. Sessions are found by id and start, for one id may come more than once.
 */
export const rawSessionQuery = (
  api: Api,
  id: string,
  place: { readonly index: number; readonly pageLink: string | undefined },
  session: Pick<Session, 'id' | 'start'>,
) => ({
  queryKey: [...recordKey(id), 'raw', place.index],
  queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<unknown> => {
    const path = place.pageLink ?? firstSessionsPath(api, id);
    const page = Reader.over(await api.getJson(path, { signal, prefer: prefer(SESSIONS_PAGE) }), '', []);
    const found = page
      ?.objects('value')
      .find((entry) => entry.text('id') === session.id && entry.instant('startDateTime') === session.start);
    return found?.whole ?? unreadable('The page does not hold this session any more.');
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** Who asks, by the proxy's own reading of the token. */
export const meQuery = (api: Api) =>
  queryOptions({
    queryKey: ['me'],
    queryFn: async ({ signal }): Promise<Person> => {
      const json = await api.getJson(ME_PATH, { signal });
      return readPerson(json) ?? unreadable('The answer does not say who asks.');
    },
    staleTime: 5 * MINUTE_MS,
  });

const unreadable = (reason: string): never => {
  throw new ApiError('unreadable', { reason });
};

const readPerson = (json: unknown): Person | undefined => {
  const from = Reader.over(json, '', [])?.object('person');
  const oid = from?.text('oid');
  if (from === undefined || oid === undefined) return undefined;
  const roles = from.texts('roles').filter(isRole);
  return { oid, roles, fieldLevel: fieldLevelOf(roles) ?? null };
};
