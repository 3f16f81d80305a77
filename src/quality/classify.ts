import type { Stream } from '#calls/model';
import type { MediumKind } from './grade.ts';
import {
  AUDIO_LIMITS,
  AUDIO_PACKET_FLOOR,
  isPast,
  SHARING_LIMITS,
  timesLimit,
  VIDEO_LIMITS,
  type Limit,
} from './limits.ts';

/** From the person's own view: what they sent was measured by the other end, what they heard by their own. */
export type Direction = 'sent' | 'heard';

/** Measures that a test of the classification reads. */
export type Measure =
  'lossRatio' | 'jitterMs' | 'roundTripMs' | 'videoFrameLossPercent' | 'frameRateFps' | 'lossAfterFecRatio';

/** One comparison that was made: the reading is measured, `past` says whether it crossed. */
export type Test = {
  readonly measure: Measure;
  readonly value: number;
  readonly limit: Limit;
  readonly past: boolean;
  readonly timesLimit: number;
};

/** The Call Quality Dashboard's verdict of one stream, with the tests that were made. */
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

/** Judges a stream as the dashboard's current stream classification does. */
export const classifyStream = (kind: MediumKind, stream: Stream, direction: Direction): StreamVerdict => {
  switch (kind) {
    case 'audio':
      return classifyAudio(stream);
    case 'video':
      return classifyVideo(stream);
    case 'sharing':
      return classifySharing(stream, direction);
    case 'data':
    case 'other':
      return UNCLASSIFIED;
  }
};

const UNCLASSIFIED: StreamVerdict = { verdict: 'unclassified', tests: [] };

const AUDIO_MEASURES = ['lossRatio', 'jitterMs', 'roundTripMs'] as const;

const classifyAudio = (stream: Stream): StreamVerdict => {
  // Too few packets, or nobody said how many: a muted listener's uplink is no data, not good quality.
  if (stream.packets === undefined || !isPast(stream.packets, AUDIO_PACKET_FLOOR)) return UNCLASSIFIED;
  return verdictOf(AUDIO_MEASURES.map((measure) => test(measure, stream[measure], AUDIO_LIMITS[measure])));
};

const VIDEO_MEASURES = ['videoFrameLossPercent', 'frameRateFps', 'lossAfterFecRatio'] as const;

const classifyVideo = (stream: Stream): StreamVerdict => {
  const deciding = VIDEO_MEASURES.find((measure) => stream[measure] !== undefined);
  return deciding ? verdictOf([test(deciding, stream[deciding], VIDEO_LIMITS[deciding])]) : UNCLASSIFIED;
};

const classifySharing = (stream: Stream, direction: Direction): StreamVerdict => {
  const isH264s = stream.videoCodec?.toLowerCase() === 'h264s';
  const measure = direction === 'heard' && !isH264s ? 'videoFrameLossPercent' : 'frameRateFps';
  return verdictOf([test(measure, stream[measure], SHARING_LIMITS[measure])]);
};

const test = (measure: Measure, value: number | undefined, limit: Limit): Test | undefined =>
  value === undefined
    ? undefined
    : { measure, value, limit, past: isPast(value, limit), timesLimit: timesLimit(value, limit) };

const verdictOf = (made: readonly (Test | undefined)[]): StreamVerdict => {
  const tests = made.filter((one) => one !== undefined);
  if (tests.length === 0) return UNCLASSIFIED;
  return { verdict: tests.some(({ past }) => past) ? 'poor' : 'good', tests };
};
