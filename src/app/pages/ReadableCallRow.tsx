import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import type { EpochMs } from '#base/units';
import type { CallRecord } from '#calls/model';
import { useApi } from '../auth/useAccount.ts';
import { sessionsQuery } from '../data/queries.ts';
import { CallRow } from '../features/call-list/CallRow.tsx';
import { toRecordReading } from './record-reading.ts';

type Props = {
  readonly record: CallRecord;
  readonly timeZone: string;
  readonly now: EpochMs;
  /** Whether this record is to be read; one that was read elsewhere shows what is known anyway. */
  readonly asked: boolean;
  readonly onRead: () => void;
  readonly link: (words: ReactNode) => ReactNode;
};

export const ReadableCallRow = ({ record, asked, ...row }: Props) => {
  const query = useInfiniteQuery({ ...sessionsQuery(useApi(), record.id), enabled: false });
  const { data, error, fetchStatus } = query;
  const reading = useMemo(
    () =>
      toRecordReading({ record, pages: data?.pages ?? [], error, asked, paused: fetchStatus === 'paused' }),
    [asked, data, error, fetchStatus, record],
  );
  return <CallRow record={record} reading={reading} {...row} />;
};
