import type { Grade } from '#quality/grade';
import type { SessionRow } from './session-rows.ts';

/**
 * How bad a row is, 0 the worst: failed, poor both ways, poor sent, poor heard, burst, not judged, no data, good.
 * Poor sent stands before poor heard because it hurts everybody else.
 */
export const severityOf = (sent: Grade, heard: Grade, failed: boolean): number => {
  const either = (grade: Grade): boolean => sent === grade || heard === grade;
  if (failed) return 0;
  if (sent === 'poor' && heard === 'poor') return 1;
  if (sent === 'poor') return 2;
  if (heard === 'poor') return 3;
  if (either('burst')) return 4;
  if (either('notJudged')) return 5;
  return either('noData') ? 6 : 7;
};

/** Severities up to this one are trouble: poor, burst or failed. */
export const TROUBLE_SEVERITY = 4;

/** What breaks ties of severity and limits crossed: the worst reading past its limit, as a multiple of it, else 0. */
export const pastLimit = ({
  limitsCrossed,
  timesLimit,
}: Pick<SessionRow, 'limitsCrossed' | 'timesLimit'>): number => (limitsCrossed === 0 ? 0 : (timesLimit ?? 0));
