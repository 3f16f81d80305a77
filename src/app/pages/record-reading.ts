import { ApiError } from '../data/ApiError.ts';
import { nextTryAt } from '../data/go-on-reading.ts';
import type { SessionsPage } from '../data/queries.ts';
import { isBehindWalk } from '../data/useReadToEnd.ts';
import type { RecordReading } from '../features/call-list/record-reading.ts';
import { errorWords } from '../ui/error-words.ts';
import type { CallRecord } from '#calls/model';
import { summarizeCall, type CallSummary } from '#report/call-summary';

type Known = {
  readonly record: CallRecord;
  /** What the cache holds of the record's sessions. */
  readonly pages: readonly SessionsPage[];
  readonly error: Error | null;
  /** When that was. */
  readonly failedAt: number;
  readonly asked: boolean;
  /** Waiting for the connection. */
  readonly paused: boolean;
};

const summaries = new WeakMap<readonly SessionsPage[], CallSummary>();

/** What the sessions read so far say of a call, made once for the same pages. Undefined where there are none. */
export const summaryOfPages = (
  record: CallRecord,
  pages: readonly SessionsPage[],
): CallSummary | undefined => {
  const known = summaries.get(pages);
  if (known !== undefined) return known;
  const sessions = pages.flatMap((page) => page.sessions);
  if (sessions.length === 0 && pages.at(-1)?.complete !== true) return undefined;
  const summary = summarizeCall(record, sessions);
  summaries.set(pages, summary);
  return summary;
};

/** What a row of the list can say of a record, from what was fetched of its sessions. */
export const toRecordReading = ({ record, pages, error, failedAt, asked, paused }: Known): RecordReading => {
  const last = pages.at(-1);
  const summary = summaryOfPages(record, pages);
  const read = pages.reduce((sum, page) => sum + page.sessions.length, 0);
  if (last?.complete && summary) return { kind: 'complete', summary, version: last.version };
  const nextTry = asked ? nextTryAt(error, failedAt) : undefined;
  if (error instanceof ApiError && nextTry !== undefined) {
    const isOffline = error.code === 'offline';
    return {
      kind: 'reading',
      read,
      paused: paused || isOffline,
      waitsUntil: isOffline ? undefined : nextTry,
    };
  }
  if (error instanceof ApiError) {
    const why = errorWords(error).heading;
    return { kind: 'stopped', summary, read, why };
  }
  if (asked)
    return { kind: 'reading', read, paused, waitsUntil: isBehindWalk(pages) ? undefined : last?.nextPageAt };
  if (!last) return { kind: 'not-read' };
  return { kind: 'stopped', summary, read, why: 'stopped' };
};
