import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { overlap, rangeOf } from '#base/range';
import { DAY_MS, epochMs } from '#base/units';
import type { CallRecord } from '#calls/model';
import { startsToSearch, type AskedCall } from '#report/ticket/asked-call';
import { knownPeople, type KnownPerson } from '#report/ticket/known-people';
import { rankCalls, type Candidate } from '#report/ticket/rank-calls';
import { readTicket } from '#report/ticket/read-ticket';
import { useAccount } from '../auth/useAccount.ts';
import { foundCallsQuery, participantsQuery, recordQuery } from '../data/queries.ts';
import { useNow } from '../ui/useNow.ts';
import { useTimeZone } from '../useTimeZone.ts';
import { identitiesIn, knowledgeOf, readKnownCalls, type KnownCalls } from './known-calls.ts';
import { NO_EDITS, toAskedCall, zoneOf, type TicketEdits } from './ticket-edits.ts';

/** Typing rests this long before anything is asked of the server. */
const REST_MS = 300;
/** Graph's list is asked once for each person that may be meant, and who was in a call for so many calls. */
const MOST_PEOPLE = 4;
const MOST_CALLS = 6;

/** Finds the calls that a pasted text may mean, in what the app holds and in what Graph's list can be asked for. */
export const useFinder = (text: string) => {
  const { person } = useAccount();
  const { name: viewerZone } = useTimeZone();
  const now = useNow();
  const isResting = useResting(text);
  const [edits, setEdits] = useEdits(text);
  const ticket = useMemo(() => readTicket(text, now, viewerZone), [text, now, viewerZone]);
  const known = useKnownCalls(text !== '');
  const people = useMemo(() => knownPeople(identitiesIn(known)), [known]);
  const asked = useMemo(
    () => toAskedCall(ticket, edits, people, viewerZone),
    [ticket, edits, people, viewerZone],
  );
  const zone = zoneOf(ticket, edits, viewerZone);
  const search = useSearch(asked, isResting && text.trim() !== '', now);
  const candidates = useMemo(
    () => rankKnown(asked, known, search.foundBy, now, zone),
    [asked, known, search.foundBy, now, zone],
  );
  const canSeeNames = person.fieldLevel === 'identity';
  const readers = useReadPeople(asked, known, isResting && canSeeNames && asked.people.length > 0);
  return {
    ticket,
    asked,
    edits,
    setEdits,
    people,
    zone,
    viewerZone,
    candidates,
    known,
    canSeeNames,
    isSearching: text.trim() !== '' && (!isResting || search.isFetching || readers.isFetching),
    search,
    peopleRead: readers.count,
  };
};

export type Finder = ReturnType<typeof useFinder>;

const useResting = (text: string): boolean => {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested === text;
};

/** Edits belong to the text they were made in: another text begins without them. */
const useEdits = (text: string) => {
  const [edited, setEdited] = useState({ text, edits: NO_EDITS });
  const edits = edited.text === text ? edited.edits : NO_EDITS;
  const setEdits = (change: Partial<TicketEdits>) => setEdited({ text, edits: { ...edits, ...change } });
  return [edits, setEdits] as const;
};

/** A new look into the cache whenever an answer has come, at most ten times a second. */
const useKnownCalls = (isOn: boolean): KnownCalls => {
  const client = useQueryClient();
  const [known, setKnown] = useState(() => readKnownCalls(client));
  useEffect(() => {
    if (!isOn) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      setKnown(readKnownCalls(client));
    };
    look();
    const stop = client.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'success') timer ??= setTimeout(look, 100);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, isOn]);
  return known;
};

/** What Graph's list can be asked for: a stretch of starts, and one person's id at a time. */
const useSearch = (asked: AskedCall, isOn: boolean, now: number) => {
  const { api } = useAccount();
  const tomorrow = epochMs(Math.ceil(now / DAY_MS) * DAY_MS);
  const starts = startsToSearch(asked.when, tomorrow);
  const ids = askedIds(asked);
  const byId = useQueries({
    queries: asked.ids.slice(0, MOST_PEOPLE).map((id) => ({ ...recordQuery(api, id), enabled: isOn })),
  });
  const noRecord = asked.ids.filter((_, index) => byId[index]?.isError);
  const byTime = useQuery({
    ...foundCallsQuery(api, starts, undefined),
    enabled: isOn && asked.when !== undefined,
  });
  const searched = [...ids, ...noRecord].slice(0, MOST_PEOPLE);
  const byPerson = useQueries({
    queries: searched.map((id) => ({ ...foundCallsQuery(api, starts, id), enabled: isOn })),
  });
  const all = [...byId, byTime, ...byPerson];
  const found = byPerson.map(({ data }) => data?.records);
  const foundKey = found.map((records) => records?.length ?? '').join();
  const searchedKey = searched.join();
  const foundBy = useMemo(
    () => foundByPerson(searched, found),
    // What the lists hold changes with their lengths; the arrays are new at every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [searchedKey, foundKey],
  );
  return {
    foundBy,
    noRecord,
    listed: byTime.data?.records.length,
    isWhole: all.every(({ data }) => data === undefined || !('isWhole' in data) || data.isWhole),
    byPerson: byPerson.filter(({ isSuccess }) => isSuccess).length,
    isFetching: all.some(({ isFetching }) => isFetching),
    error: [byTime, ...byPerson].find(({ error }) => error !== null)?.error ?? null,
  };
};

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whom Graph's list can be narrowed to: people with an Entra id. */
const askedIds = ({ people, joinLinks }: AskedCall): readonly string[] => {
  const meant: readonly KnownPerson[] = people.flatMap(({ may }) => may);
  const organizers = joinLinks.map(({ organizerId }) => organizerId).filter((id) => id !== undefined);
  return [...new Set([...organizers, ...meant.map(({ id }) => id).filter((id) => GUID.test(id))])];
};

const foundByPerson = (
  ids: readonly string[],
  lists: readonly (readonly CallRecord[] | undefined)[],
): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const [index, person] of ids.entries()) {
    for (const { id } of lists[index] ?? []) {
      found.set(id.toLowerCase(), [...(found.get(id.toLowerCase()) ?? []), person]);
    }
  }
  return found;
};

const rankKnown = (
  asked: AskedCall,
  known: KnownCalls,
  foundBy: ReadonlyMap<string, readonly string[]>,
  now: number,
  zone: string,
): readonly Candidate[] => {
  const { start, end } = startsToSearch(asked.when, epochMs(now));
  const isNear = (id: string, at: number | undefined) =>
    asked.when === undefined || asked.ids.includes(id) || at === undefined || (at >= start && at <= end);
  const calls = [...known.records]
    .filter(([id, record]) => isNear(id, record.start))
    .map(([id, record]) => knowledgeOf(record, known, foundBy.get(id) ?? []));
  return rankCalls(asked, calls, zone);
};

/**
 * Reads who was in the few calls that cover the time, the ones that began nearest to it: names stand nowhere else. Which
 * they are does not depend on what is read of them, or one answer would ask for the next.
 */
const useReadPeople = ({ when }: AskedCall, known: KnownCalls, isOn: boolean) => {
  const { api } = useAccount();
  const time = when?.time;
  const covering =
    time === undefined || !isOn
      ? []
      : [...known.records.values()]
          .filter(({ start, end }) => start !== undefined && overlap(rangeOf(start, end ?? start), time))
          .sort((one, other) => (other.start ?? 0) - (one.start ?? 0))
          .slice(0, MOST_CALLS);
  const asking = useQueries({ queries: covering.map(({ id }) => participantsQuery(api, id)) });
  return {
    isFetching: asking.some(({ isFetching }) => isFetching),
    count: asking.filter(({ isSuccess }) => isSuccess).length,
  };
};
