import type { Stream } from '#calls/model';
import type { MediumKind } from './grade.ts';
import { CQD_LIMITS, type LimitSet, type PictureTests } from './limit-sets.ts';
import { isPast, timesLimit, type Limit } from './limits.ts';
import type { Measure, PictureMeasure } from './measures.ts';

/** From the person's own view: what they sent was measured by the other end, what they heard by their own. */
export type Direction = 'sent' | 'heard';

/** One comparison that was made: the reading is measured, `past` says whether it crossed. */
export type Test = {
  readonly measure: Measure;
  readonly value: number;
  readonly limit: Limit;
  readonly past: boolean;
  readonly timesLimit: number;
};

/** A classification's verdict of one stream, with the tests that were made; those past are the ones that fired. */
export type StreamVerdict = {
  readonly verdict: 'poor' | 'good' | 'unclassified';
  readonly tests: readonly Test[];
};

/** Decided by the words in a label; the order matters, because `applicationsharing-video` has two of them. */
export const mediumKind = (label: string | undefined): MediumKind => {
  const words = label?.toLowerCase() ?? '';
  if (words.includes('audio')) return 'audio';
  if (words.includes('applicationsharing')) return 'sharing';
  if (words.includes('video')) return 'video';
  return words.includes('data') ? 'data' : 'other';
};

/** Judges a stream by a set of limits; the dashboard's current ones when none is named. */
export const classifyStream = (
  kind: MediumKind,
  stream: Stream,
  direction: Direction,
  limits: LimitSet = CQD_LIMITS,
): StreamVerdict => {
  switch (kind) {
    case 'audio':
      return classifyAudio(stream, limits.audio);
    case 'video':
      return classifyPicture(stream, direction, limits.video);
    case 'sharing':
      return classifyPicture(stream, direction, limits.sharing);
    case 'data':
    case 'other':
      return UNCLASSIFIED;
  }
};

const UNCLASSIFIED: StreamVerdict = { verdict: 'unclassified', tests: [] };

const SOUND_MEASURES = ['lossRatio', 'jitterMs', 'roundTripMs', 'concealedRatio'] as const;
const PICTURE_MEASURES = ['videoFrameLossPercent', 'frameRateFps', 'lossAfterFecRatio'] as const;

const classifyAudio = (stream: Stream, { floor, limits }: LimitSet['audio']): StreamVerdict => {
  // Too few packets, or nobody said how many: a muted listener's uplink is no data, not good quality.
  if (stream.packets === undefined || !isPast(stream.packets, floor)) return UNCLASSIFIED;
  return verdictOf(stream, SOUND_MEASURES, limits);
};

const classifyPicture = (
  stream: Stream,
  direction: Direction,
  { decides, limits }: PictureTests,
): StreamVerdict => verdictOf(stream, decidingMeasures(stream, direction, decides), limits);

const decidingMeasures = (
  stream: Stream,
  direction: Direction,
  decides: PictureTests['decides'],
): readonly PictureMeasure[] => {
  switch (decides) {
    case 'first':
      return PICTURE_MEASURES.filter((measure) => stream[measure] !== undefined).slice(0, 1);
    case 'any':
      return PICTURE_MEASURES;
    case 'byDirection': {
      const isH264s = stream.videoCodec?.toLowerCase() === 'h264s';
      return direction === 'heard' && !isH264s ? ['videoFrameLossPercent'] : ['frameRateFps'];
    }
  }
};

const verdictOf = (
  stream: Stream,
  measures: readonly Measure[],
  limits: Readonly<Partial<Record<Measure, Limit>>>,
): StreamVerdict => {
  const tests: Test[] = [];
  for (const measure of measures) {
    const value = stream[measure];
    const limit = limits[measure];
    if (value === undefined || limit === undefined) continue;
    tests.push({ measure, value, limit, past: isPast(value, limit), timesLimit: timesLimit(value, limit) });
  }
  if (tests.length === 0) return UNCLASSIFIED;
  return { verdict: tests.some(({ past }) => past) ? 'poor' : 'good', tests };
};
