import { rememberEach } from '#base/remember';
import type { Session } from '#calls/model';
import { failureOf, type End } from '#quality/ends';
import { overallGrade } from '#quality/facts';
import type { Grade } from '#quality/grade';
import { judgeStreams, ownMedia, placedMedia, type JudgedStream } from '#quality/judged-streams';
import { LIMIT_SETS, type LimitSet } from '#quality/limit-sets';
import type { Measure } from '#quality/measures';
import { mediaGrades } from './media-grades.ts';
import type { DirectionNumbers, PartNumbers, SessionPart, SessionRow } from './session-rows.ts';
import { highest, nothingMeasured } from './worst-numbers.ts';

/** A part with the numbers that its row is made of. */
export type JudgedPart = { readonly part: SessionPart; readonly numbers: PartNumbers };

/** One session as one end saw it, judged by a set of limits. */
export const judgePart = (session: Session, side: End, index: number, limits: LimitSet): JudgedPart => {
  const media = ownMedia(placedMedia(session), session, side);
  const streams = judgeStreams(media, side, limits);
  const sent = overallGrade(streams, 'sent');
  const heard = overallGrade(streams, 'heard');
  const part: SessionPart = {
    index,
    session,
    side,
    start: session.start,
    end: session.end,
    sent,
    heard,
    failure: failureOf(session),
    media: mediaGrades(media, streams),
    judgedBy: limits.name,
  };
  return { part, numbers: toPartNumbers(streams, sent, heard) };
};

/** The numbers of one part of a row: the row's own where there is no other, else worked out from its session. */
export const numbersOf = (row: SessionRow, part: SessionPart): PartNumbers =>
  row.parts.length === 1 ? row : judgedAgain(part);

const judgedAgain = rememberEach(
  ({ session, side, index, judgedBy }: SessionPart): PartNumbers =>
    judgePart(session, side, index, LIMIT_SETS[judgedBy]).numbers,
);

const toPartNumbers = (streams: readonly JudgedStream[], sent: Grade, heard: Grade): PartNumbers => {
  const audio = streams.filter(({ medium }) => medium.kind === 'audio');
  const tests = streams.flatMap(({ verdict }) => verdict.tests);
  return {
    sent: directionNumbers(
      audio.filter(({ direction }) => direction === 'sent'),
      sent,
    ),
    heard: directionNumbers(
      audio.filter(({ direction }) => direction === 'heard'),
      heard,
    ),
    roundTripMs: highest(audio.map(({ stream }) => stream.roundTripMs)),
    roundTripOver: isPastIn(audio, 'roundTripMs'),
    limitsCrossed: tests.filter(({ past }) => past).length,
    timesLimit: highest(tests.map(({ timesLimit }) => timesLimit)),
  };
};

const directionNumbers = (audio: readonly JudgedStream[], grade: Grade): DirectionNumbers => {
  const lossRatio = highest(audio.map(({ stream }) => stream.lossRatio));
  const jitterMs = highest(audio.map(({ stream }) => stream.jitterMs));
  if (lossRatio === undefined && jitterMs === undefined) return nothingMeasured(grade);
  const lossOver = isPastIn(audio, 'lossRatio');
  return { grade, lossRatio, lossOver, jitterMs, jitterOver: isPastIn(audio, 'jitterMs') };
};

const isPastIn = (streams: readonly JudgedStream[], measure: Measure): boolean =>
  streams.some(({ verdict }) => verdict.tests.some((test) => test.measure === measure && test.past));
