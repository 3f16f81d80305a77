import { useInfiniteQuery } from '@tanstack/react-query';
import { memo, useMemo, useSyncExternalStore, type MouseEvent, type ReactNode } from 'react';
import type { EpochMs } from '#base/units';
import type { CallRecord } from '#calls/model';
import { useApi } from '../auth/useAccount.ts';
import { sessionsQuery, type SessionsPage } from '../data/queries.ts';
import { CallRow } from '../features/call-list/CallRow.tsx';
import { callAddress } from './call-address.ts';
import { causeOf, onListedCalls, summedUpOf } from './listed-calls.ts';
import { toRecordReading } from './record-reading.ts';

type Props = {
  readonly record: CallRecord;
  readonly timeZone: string;
  readonly now: EpochMs;
  /** Whether this record is to be read; one that was read elsewhere shows what is known anyway. */
  readonly asked: boolean;
  /** Parameters that a link to the call takes along, with their `?`. */
  readonly linkSearch: string;
  readonly onRead: (record: CallRecord) => void;
  readonly onOpen: (record: CallRecord) => void;
};

const NO_PAGES: readonly SessionsPage[] = [];

/** Remembered between renders, because scrolling renders the list at every frame. */
export const ReadableCallRow = memo(({ record, asked, linkSearch, onRead, onOpen, ...row }: Props) => {
  const query = useInfiniteQuery({ ...sessionsQuery(useApi(), record.id), enabled: false });
  const { data, error, errorUpdatedAt, fetchStatus } = query;
  const summedUp = useSyncExternalStore(onListedCalls, () => summedUpOf(record.id));
  const reading = useMemo(
    () =>
      toRecordReading({
        pages: data?.pages ?? NO_PAGES,
        summedUp,
        error,
        failedAt: errorUpdatedAt,
        asked,
        paused: fetchStatus === 'paused',
      }),
    [asked, data, error, errorUpdatedAt, fetchStatus, summedUp],
  );
  const cause = useSyncExternalStore(onListedCalls, () => causeOf(record.id));
  return (
    <CallRow
      cause={cause}
      record={record}
      reading={reading}
      onRead={() => onRead(record)}
      link={(words) => (
        <CallLink record={record} linkSearch={linkSearch} onOpen={onOpen}>
          {words}
        </CallLink>
      )}
      {...row}
    />
  );
});

type LinkProps = Pick<Props, 'record' | 'linkSearch' | 'onOpen'> & { readonly children: ReactNode };

/**
 * A plain link, for the router's own costs more than the rest of its row. Out of the tab order: the list is one
 * stop, and Enter opens the row.
 */
const CallLink = ({ record, linkSearch, onOpen, children }: LinkProps) => {
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen(record);
  };
  return (
    <a href={callAddress(record, linkSearch)} tabIndex={-1} onClick={open}>
      {children}
    </a>
  );
};
