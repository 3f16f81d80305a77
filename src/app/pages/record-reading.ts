import { ApiError } from '../data/ApiError.ts';
import { nextTryAt } from '../data/go-on-reading.ts';
import type { SummedUp } from '../data/desk/summary-feed.ts';
import type { SessionsPage } from '../data/queries.ts';
import { isBehindWalk } from '../data/useReadToEnd.ts';
import type { RecordReading } from '../features/call-list/record-reading.ts';
import { errorWords } from '../ui/error-words.ts';

type Known = {
  /** What the cache holds of the record's sessions. */
  readonly pages: readonly SessionsPage[];
  /** What they come to, as far as that is worked out. */
  readonly summedUp: SummedUp | undefined;
  readonly error: Error | null;
  /** When that was. */
  readonly failedAt: number;
  readonly asked: boolean;
  /** Waiting for the connection. */
  readonly paused: boolean;
};

/** What a row of the list can say of a record, from what was fetched of its sessions. */
export const toRecordReading = ({
  pages,
  summedUp,
  error,
  failedAt,
  asked,
  paused,
}: Known): RecordReading => {
  const last = pages.at(-1);
  const summary = summedUp?.summary;
  const read = pages.reduce((sum, page) => sum + page.sessions.length, 0);
  if (last?.complete === true) {
    return summary !== undefined && summedUp?.upTo === last
      ? { kind: 'complete', summary, version: last.version }
      : { kind: 'reading', read, paused: false, waitsUntil: undefined };
  }
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
