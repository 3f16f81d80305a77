import type { Session } from '#calls/model';
import type { Test } from '#quality/classify';
import { failureOf, type End } from '#quality/ends';
import { sessionFacts, type DirectionFacts, type MediumFacts } from '#quality/facts';
import type { Grade } from '#quality/grade';
import type { LimitSet } from '#quality/limit-sets';
import type { Measure } from '#quality/measures';
import { audioCodecWord, videoCodecWord } from '../enum-words.ts';
import type { DirectionNumbers, MediumPart, PartNumbers, SessionPart } from './session-rows.ts';
import { highest, NO_NUMBERS, worstNumbers } from './worst-numbers.ts';

/** One session as one end saw it, judged by a set of limits. */
export const toPart = (session: Session, side: End, index: number, limits: LimitSet): SessionPart => {
  const facts = sessionFacts(session, side, limits);
  return {
    index,
    session,
    side,
    start: session.start,
    end: session.end,
    sent: facts.sent,
    heard: facts.heard,
    failure: failureOf(session),
    numbers: toPartNumbers(facts.media, facts.sent, facts.heard),
    media: facts.media.map((medium) => toMediumPart(medium, session)),
  };
};

const toPartNumbers = (media: readonly MediumFacts[], sent: Grade, heard: Grade): PartNumbers => {
  const audio = media.filter(({ kind }) => kind === 'audio').flatMap((medium) => [medium.sent, medium.heard]);
  const numbersOf = (direction: 'sent' | 'heard', grade: Grade): DirectionNumbers => {
    const worst = worstNumbers(
      media.filter(({ kind }) => kind === 'audio').map((medium) => toNumbers(medium[direction])),
    );
    return worst.grade === grade ? worst : { ...worst, grade };
  };
  const crossed = media
    .flatMap((medium) => [...medium.sent.tests, ...medium.heard.tests])
    .filter(({ past }) => past);
  return {
    sent: numbersOf('sent', sent),
    heard: numbersOf('heard', heard),
    roundTripMs: highest(audio.map(({ roundTripMs }) => roundTripMs)),
    roundTripOver: audio.some(({ tests }) => isPastIn(tests, 'roundTripMs')),
    limitsCrossed: crossed.length,
    worstRatio: Math.max(0, ...crossed.map(({ timesLimit }) => timesLimit)),
  };
};

const toMediumPart = (medium: MediumFacts, session: Session): MediumPart => ({
  kind: medium.kind,
  label: medium.label,
  sent: toNumbers(medium.sent),
  heard: toNumbers(medium.heard),
  sentFps: medium.sent.frameRateFps,
  heardFps: medium.heard.frameRateFps,
  codec: codecWords(medium),
  segments: medium.segments.map(({ segment, sent, heard }) => ({
    start: segment.start ?? session.start,
    end: segment.end ?? session.end,
    sent,
    heard,
  })),
});

const codecWords = ({ kind, sent, heard }: MediumFacts): string | undefined => {
  const codec = sent.codec ?? heard.codec;
  if (codec === undefined) return undefined;
  return kind === 'audio' ? audioCodecWord(codec) : videoCodecWord(codec);
};

const toNumbers = ({ grade, lossRatio, jitterMs, tests }: DirectionFacts): DirectionNumbers =>
  grade === 'noData' && lossRatio === undefined && jitterMs === undefined
    ? NO_NUMBERS
    : {
        grade,
        lossRatio,
        lossOver: isPastIn(tests, 'lossRatio'),
        jitterMs,
        jitterOver: isPastIn(tests, 'jitterMs'),
      };

const isPastIn = (tests: readonly Test[], measure: Measure): boolean =>
  tests.some((test) => test.measure === measure && test.past);
