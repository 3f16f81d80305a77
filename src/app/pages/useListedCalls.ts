import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer } from 'react';
import type { CallRecord } from '#calls/model';
import type { ListedCall } from '#report/call-flags';
import { useApi } from '../auth/useAccount.ts';
import { sessionsQuery } from '../data/queries.ts';
import { causeOf, findCause, onCauses } from './call-causes.ts';
import { summaryOfPages } from './record-reading.ts';

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
  useEffect(() => onCauses(noteChange), []);
  useEffect(() => {
    for (const record of records) {
      const data = client.getQueryData(sessionsQuery(api, record.id).queryKey);
      if (data) findCause(record, data.pages);
    }
  }, [api, client, records, change]);
  return useMemo(
    () =>
      records.map((record) => {
        const data = client.getQueryData(sessionsQuery(api, record.id).queryKey);
        const summary = data && summaryOfPages(record, data.pages);
        return { record, summary, cause: summary && causeOf(record.id) };
      }),
    // The cache is read again when it has changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [api, client, records, change],
  );
};
