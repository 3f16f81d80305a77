import type { Feedback } from '#calls/model';
import { failureWord, platformWord, ratingWord } from '../enum-words.ts';
import { formatClock, formatLength, formatLossPercent, formatMsNumber } from '../format.ts';
import type { DirectionNumbers, SessionPart, SessionRow } from '../list/session-rows.ts';

/** “14:00:41–14:46:58, 46 min 17 s”. */
export const whenWords = ({ start, end }: Pick<SessionPart, 'start' | 'end'>, zone: string): string => {
  if (start === undefined || end === undefined) return 'times not in the record';
  return `${formatClock(start, zone)}–${formatClock(end, zone)}, ${formatLength(end - start)}`;
};

/** When, with what, and whether they were asked: one line under the name. */
export const factsLine = (row: SessionRow, zone: string): string => {
  const [first] = row.parts;
  const last = row.parts.at(-1);
  const when =
    first === undefined || last === undefined ? '' : whenWords({ start: first.start, end: last.end }, zone);
  return [
    when,
    row.parts.length > 1 ? `${row.parts.length} sessions` : undefined,
    row.platform === undefined ? undefined : platformWord(row.platform),
    ratedWords(row.feedback),
    row.failure === undefined ? undefined : failureWord(row.failure),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
};

const ratedWords = (feedback: Feedback | undefined): string => {
  const rating = feedback?.rating;
  if (rating === undefined) return 'not asked to rate';
  return rating === 'notRated' ? 'asked, did not rate' : `rated ${rating}, ${ratingWord(rating)}`;
};

export type DirectionWords = { readonly head: string; readonly rest: string };

/** “Sent poorly” and why, under the limits of that title: limits past when poor, the readings when good, the reason when there are none. */
export const directionWords = (
  verb: 'Sent' | 'Heard',
  of: DirectionNumbers,
  limits = 'CQD',
): DirectionWords => {
  switch (of.grade) {
    case 'poor':
      return { head: `${verb} poorly`, rest: pastWords(of, limits) };
    case 'burst':
      return { head: `${verb} well, with bursts`, rest: `${readings(of)}; a maximum is past the limit` };
    case 'good':
      return { head: `${verb} well`, rest: readings(of) };
    case 'notJudged':
      return { head: `${verb} not judged`, rest: 'measures missing or too few packets' };
    case 'noData':
      return { head: `${verb}: no data`, rest: 'nothing in the record for this direction' };
  }
};

/** “Sent: loss 11.8 %, jitter 41 ms”: the readings, where the mark beside them already tells the grade. */
export const readingWords = (verb: 'Sent' | 'Heard', of: DirectionNumbers): DirectionWords => {
  const read = readings(of);
  const isJudged = of.grade !== 'notJudged' && of.grade !== 'noData';
  return isJudged && read !== '' ? { head: `${verb}:`, rest: read } : directionWords(verb, of);
};

const pastWords = ({ lossOver, jitterOver }: DirectionNumbers, limits: string): string => {
  const past = [lossOver ? 'loss' : undefined, jitterOver ? 'jitter' : undefined].filter(
    (word) => word !== undefined,
  );
  const whose = limits === 'Ours' ? 'our' : `the ${limits}`;
  return past.length === 0 ? `past one of ${whose} limits` : `${past.join(' and ')} past ${whose} limit`;
};

const readings = ({ lossRatio, jitterMs }: DirectionNumbers): string =>
  [
    lossRatio === undefined ? undefined : `loss ${formatLossPercent(lossRatio)} %`,
    jitterMs === undefined ? undefined : `jitter ${formatMsNumber(jitterMs)} ms`,
  ]
    .filter((word) => word !== undefined)
    .join(', ');
