import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import type { CallRecord, Identity } from '#calls/model';
import type { CallKnowledge } from '#report/ticket/reason';
import type { SessionRow } from '#report/list/session-rows';
import { createRowBuilder } from '#report/list/row-builder';
import type { CallsPage, FoundCalls, SessionsPage } from '../data/queries.ts';

/** What the app holds of calls, wherever it came from. */
export type KnownCalls = {
  readonly records: ReadonlyMap<string, CallRecord>;
  readonly participants: ReadonlyMap<string, readonly Identity[]>;
  readonly sessions: ReadonlyMap<string, readonly SessionsPage[]>;
};

/** Everything in the query cache that says something of a call; ids in lower case. */
export const readKnownCalls = (client: QueryClient): KnownCalls => {
  const records = new Map<string, CallRecord>();
  const participants = new Map<string, readonly Identity[]>();
  const sessions = new Map<string, readonly SessionsPage[]>();
  const keep = (record: CallRecord) => records.set(record.id.toLowerCase(), record);
  const entries = <Data>(name: string, holds: (key: QueryKey) => boolean) =>
    client
      .getQueriesData<Data>({ queryKey: [name], predicate: ({ queryKey }) => holds(queryKey) })
      .flatMap(([key, data]) => (data === undefined ? [] : [{ id: String(key[1]), data }]));

  const lists = entries<InfiniteData<CallsPage>>('calls', ([, kind]) => kind !== 'found');
  for (const { data } of lists) data.pages.forEach((page) => page.records.forEach(keep));
  for (const { data } of entries<FoundCalls>('calls', ([, kind]) => kind === 'found'))
    data.records.forEach(keep);
  for (const { data } of entries<CallRecord>('call-record', ({ length }) => length === 2)) keep(data);
  for (const { id, data } of entries<readonly Identity[]>(
    'call-record',
    ([, , part]) => part === 'participants',
  ))
    participants.set(id, data);
  for (const { id, data } of entries<InfiniteData<SessionsPage>>(
    'call-record',
    ([, , part]) => part === 'sessions',
  ))
    sessions.set(id, data.pages);
  return { records, participants, sessions };
};

/** Everyone whom a record or a list of participants names. */
export const identitiesIn = ({ records, participants }: KnownCalls): readonly Identity[] => [
  ...[...participants.values()].flat(),
  ...[...records.values()].flatMap(({ organizer, participants: named }) =>
    organizer === undefined ? named : [organizer, ...named],
  ),
];

/** One call as the ranking wants it. `foundBy` are people by whose id Graph listed it. */
export const knowledgeOf = (
  record: CallRecord,
  { participants, sessions }: KnownCalls,
  foundBy: readonly string[],
): CallKnowledge => {
  const id = record.id.toLowerCase();
  const pages = sessions.get(id);
  return {
    record,
    people: participants.get(id) ?? (record.participants.length > 0 ? record.participants : undefined),
    foundBy,
    rows: pages === undefined ? [] : rowsOfPages(pages),
    isComplete: pages?.at(-1)?.complete === true,
  };
};

/** Made once for the pages of a call, however often one types. */
const madeRows = new WeakMap<readonly SessionsPage[], readonly SessionRow[]>();

const rowsOfPages = (pages: readonly SessionsPage[]): readonly SessionRow[] => {
  const made = madeRows.get(pages) ?? createRowBuilder().add(pages.flatMap((page) => page.sessions));
  madeRows.set(pages, made);
  return made;
};
