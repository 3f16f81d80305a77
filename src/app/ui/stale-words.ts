import type { EpochMs } from '#base/units';
import { formatClockMinutes, formatDay } from '#report/format';
import type { Stale } from '../data/page-notes.ts';

/** What is shown is what was read before, and why: in words, with the time at which Graph gave it. */
export const staleWords = ({ code, readAt }: Stale, zone: string, now: EpochMs): string =>
  `${why(code)}, so this is what was read ${readAt === undefined ? 'before' : when(readAt, zone, now)}.`;

const why = (code: Stale['code']): string => {
  if (code === 'call-record-not-found') return 'Graph no longer has this call';
  return code === 'upstream-throttled' ? 'Graph asks to wait' : 'Graph cannot be reached';
};

const when = (at: EpochMs, zone: string, now: EpochMs): string => {
  const clock = `at ${formatClockMinutes(at, zone)}`;
  const day = formatDay(at, zone);
  return day === formatDay(now, zone) ? clock : `on ${day} ${clock}`;
};
