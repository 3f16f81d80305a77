import { ApiError } from '../data/ApiError.ts';
import type { SessionsPage } from '../data/queries.ts';
import type { RecordReading } from '../features/call-list/record-reading.ts';
import { errorWords } from '../ui/error-words.ts';
import type { CallRecord } from '#calls/model';
import { summarizeCall } from '#report/call-summary';

type Known = {
  readonly record: CallRecord;
  /** What the cache holds of the record's sessions. */
  readonly pages: readonly SessionsPage[];
  readonly error: Error | null;
  readonly asked: boolean;
  /** Waiting for the connection. */
  readonly paused: boolean;
};

/** What a row of the list can say of a record, from what was fetched of its sessions. */
export const toRecordReading = ({ record, pages, error, asked, paused }: Known): RecordReading => {
  const last = pages.at(-1);
  const sessions = pages.flatMap((page) => page.sessions);
  const read = sessions.length;
  if (last?.complete) {
    return { kind: 'complete', summary: summarizeCall(record, sessions), version: last.version };
  }
  if (error instanceof ApiError) {
    const why = errorWords(error).heading;
    return { kind: 'stopped', summary: read > 0 ? summarizeCall(record, sessions) : undefined, read, why };
  }
  if (asked) return { kind: 'reading', read, paused, waitsUntil: last?.nextPageAt };
  if (!last) return { kind: 'not-read' };
  return { kind: 'stopped', summary: summarizeCall(record, sessions), read, why: 'stopped' };
};
