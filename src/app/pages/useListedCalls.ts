import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useReducer } from 'react';
import type { CallRecord } from '#calls/model';
import type { ListedCall } from '#report/call-flags';
import { useApi } from '../auth/useAccount.ts';
import { sessionsQuery } from '../data/queries.ts';
import { causeOf, onListedCalls, summedUpOf, workOut } from './listed-calls.ts';

/** Calls with what is known here of their sessions: those read in this visit, in the list or on their own page. */
export const useListedCalls = (records: readonly CallRecord[]): readonly ListedCall[] => {
  const api = useApi();
  const client = useQueryClient();
  const [change, noteChange] = useReducer((count: number) => count + 1, 0);
  useEffect(
    () =>
      client.getQueryCache().subscribe(({ type, query }) => {
        const [of, , part]: readonly unknown[] = query.queryKey as readonly unknown[];
        if (type === 'updated' && of === 'call-record' && part === 'sessions') noteChange();
      }),
    [client],
  );
  useEffect(() => onListedCalls(noteChange), []);
  const pagesOf = useCallback(
    ({ id }: CallRecord) => client.getQueryData(sessionsQuery(api, id).queryKey)?.pages,
    [api, client],
  );
  useEffect(() => {
    for (const record of records) workOut(record, pagesOf(record) ?? []);
  }, [pagesOf, records, change]);
  return useMemo(
    () =>
      records.map((record) => {
        // Of sessions that are no longer here the row says “not read”, and so must what is counted.
        const summary = pagesOf(record) && summedUpOf(record.id)?.summary;
        return { record, summary, cause: summary && causeOf(record.id) };
      }),
    // They are looked up again when something has come or been worked out.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [pagesOf, records, change],
  );
};
