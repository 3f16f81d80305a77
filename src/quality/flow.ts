import type { Media, Stream } from '#calls/model';
import { classifyStream, mediumKind, type Direction, type StreamVerdict, type Test } from './classify.ts';
import type { End } from './ends.ts';
import { directionOf, streamGrade, worstGrade } from './facts.ts';
import type { Grade, MediumKind } from './grade.ts';
import type { LimitSet } from './limit-sets.ts';
import { STREAM_MEASURES, type MeasureInfo, type StreamMeasure } from './measures.ts';
import { worstReading, type Reading } from './reading.ts';

/** A medium and where it stands: `path` is `sessions[0].segments[0].media[0]`. */
export type PlacedMedia = { readonly media: Media; readonly segment: number; readonly path: string };

/** One stream, judged, and where it stands. */
export type PlacedStream = {
  readonly stream: Stream;
  readonly segment: number;
  readonly path: string;
  readonly grade: Grade;
  readonly verdict: StreamVerdict;
};

/** A test that was past its limit, with the path of the number it read. */
export type Crossing = Test & { readonly path: string; readonly segment: number };

/** One direction of one kind of medium in one session. */
export type Flow = {
  readonly kind: MediumKind;
  readonly direction: Direction;
  readonly streams: readonly PlacedStream[];
  readonly grade: Grade;
  /** Limits that were crossed, the farthest first. */
  readonly crossings: readonly Crossing[];
  /** The worst test made, as a multiple of its limit; 0 when none was. */
  readonly worstTimes: number;
  /** The worst reading of the streams that were judged: too few packets prove nothing. */
  readonly worst: (measure: StreamMeasure) => Reading | undefined;
  /** All packets of the direction; undefined when nobody counted any. */
  readonly packets: number | undefined;
};

/** Judges the streams of one direction, from the view of the person at `end`. */
export const flowOf = (
  placed: readonly PlacedMedia[],
  end: End,
  kind: MediumKind,
  direction: Direction,
  limits: LimitSet,
): Flow => {
  const streams = placed
    .filter(({ media }) => mediumKind(media.label) === kind)
    .flatMap((medium) => judged(medium, end, kind, direction, limits));
  const measured = streams.filter(({ verdict }) => verdict.verdict !== 'unclassified');
  return {
    kind,
    direction,
    streams,
    grade: worstGrade(streams.map(({ grade }) => grade)),
    crossings: crossingsOf(measured),
    worstTimes: Math.max(
      0,
      ...measured.flatMap(({ verdict }) => verdict.tests.map((test) => test.timesLimit)),
    ),
    worst: (measure) =>
      worstReading(
        STREAM_MEASURES[measure],
        measured.map(({ stream, path }) => ({ value: stream[measure], path })),
      ),
    packets: sumOf(streams.map(({ stream }) => stream.packets)),
  };
};

const judged = (
  { media, path, segment }: PlacedMedia,
  end: End,
  kind: MediumKind,
  direction: Direction,
  limits: LimitSet,
): readonly PlacedStream[] =>
  media.streams.flatMap((stream, index) => {
    if (directionOf(stream, end) !== direction) return [];
    const verdict = classifyStream(kind, stream, direction, limits);
    const grade = streamGrade(kind, stream, verdict, limits);
    return [{ stream, segment, path: `${path}.streams[${index}]`, grade, verdict }];
  });

const crossingsOf = (streams: readonly PlacedStream[]): readonly Crossing[] =>
  streams
    .flatMap(({ verdict, path, segment }) =>
      verdict.tests
        .filter(({ past }) => past)
        .map((test) => {
          const { wire }: MeasureInfo = STREAM_MEASURES[test.measure];
          return { ...test, segment, path: `${path}.${wire}` };
        }),
    )
    .sort((one, other) => other.timesLimit - one.timesLimit);

const sumOf = (values: readonly (number | undefined)[]): number | undefined => {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0);
};

/** How near to its limit a reading has to come to be worth a look: half way, which is our judgement. */
export const NEAR = 0.5;

/** Poor, or near it: an average past half of its limit, or a maximum past the whole of it. */
export const isNearPoor = ({ grade, worstTimes }: Flow): boolean =>
  grade === 'poor' || grade === 'burst' || worstTimes > NEAR;
