import { rememberEach } from '#base/remember';
import type { Session } from '#calls/model';
import type { Test } from '#quality/classify';
import { sessionFacts, type DirectionFacts, type MediumFacts } from '#quality/facts';
import { LIMIT_SETS } from '#quality/limit-sets';
import type { Measure } from '#quality/measures';
import { audioCodecWord, videoCodecWord } from '../enum-words.ts';
import type { DirectionNumbers, MediumPart, SessionPart } from './session-rows.ts';
import { nothingMeasured } from './worst-numbers.ts';

/**
 * The media of a part, one for each that has a stream, audio first: the sub-rows of an open row. Worked out from its
 * session when a row is opened, for few ever are; the same list each time.
 */
export const mediaOf: (part: SessionPart) => readonly MediumPart[] = rememberEach(
  ({ session, side, judgedBy }) =>
    sessionFacts(session, side, LIMIT_SETS[judgedBy]).media.map((medium) => toMediumPart(medium, session)),
);

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
  lossRatio === undefined && jitterMs === undefined
    ? nothingMeasured(grade)
    : {
        grade,
        lossRatio,
        lossOver: isPastIn(tests, 'lossRatio'),
        jitterMs,
        jitterOver: isPastIn(tests, 'jitterMs'),
      };

const isPastIn = (tests: readonly Test[], measure: Measure): boolean =>
  tests.some((test) => test.measure === measure && test.past);
