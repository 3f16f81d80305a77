import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer } from 'react';
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
  useEffect(() => {
    for (const record of records) {
      const data = client.getQueryData(sessionsQuery(api, record.id).queryKey);
      if (data) workOut(record, data.pages);
    }
  }, [api, client, records, change]);
  return useMemo(
    () =>
      records.map((record) => ({
        record,
        summary: summedUpOf(record.id)?.summary,
        cause: causeOf(record.id),
      })),
    // They are looked up again when something has been worked out.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [records, change],
  );
};
