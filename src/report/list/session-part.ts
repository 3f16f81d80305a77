import type { Session } from '#calls/model';
import { failureOf, type End } from '#quality/ends';
import { overallGrade } from '#quality/facts';
import type { Grade } from '#quality/grade';
import { judgeStreams, ownMedia, placedMedia, type JudgedStream } from '#quality/judged-streams';
import type { LimitSet } from '#quality/limit-sets';
import type { Measure } from '#quality/measures';
import { mediaGrades } from './media-grades.ts';
import type { DirectionNumbers, PartNumbers, SessionPart } from './session-rows.ts';
import { highest, nothingMeasured } from './worst-numbers.ts';

/** One session as one end saw it, judged by a set of limits. */
export const toPart = (session: Session, side: End, index: number, limits: LimitSet): SessionPart => {
  const media = ownMedia(placedMedia(session), session, side);
  const streams = judgeStreams(media, side, limits);
  const sent = overallGrade(streams, 'sent');
  const heard = overallGrade(streams, 'heard');
  return {
    index,
    session,
    side,
    start: session.start,
    end: session.end,
    sent,
    heard,
    failure: failureOf(session),
    numbers: toPartNumbers(streams, sent, heard),
    media: mediaGrades(media, streams),
    judgedBy: limits.name,
  };
};

const toPartNumbers = (streams: readonly JudgedStream[], sent: Grade, heard: Grade): PartNumbers => {
  const audio = streams.filter(({ medium }) => medium.kind === 'audio');
  const crossed = streams.flatMap(({ verdict }) => verdict.tests.filter(({ past }) => past));
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
    limitsCrossed: crossed.length,
    worstRatio: Math.max(0, ...crossed.map(({ timesLimit }) => timesLimit)),
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
