import type { Media, Stream } from '#calls/model';
import { classifyStream, type Direction, type StreamVerdict, type Test } from './classify.ts';
import type { End } from './ends.ts';
import { directionOf, streamGrade, worstGrade } from './facts.ts';
import type { Grade, MediumKind } from './grade.ts';
import type { LimitSet } from './limit-sets.ts';
import { STREAM_MEASURES, type MeasureInfo, type StreamMeasure } from './measures.ts';
import { worstReading, type Reading } from './reading.ts';

/** A medium and where it stands: `path` is `sessions[0].segments[0].media[0]`. */
export type PlacedMedia = {
  readonly media: Media;
  readonly kind: MediumKind;
  readonly segment: number;
  readonly path: string;
};

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

/** Every direction of every medium of a session, from the view of the person at `end`, its streams judged once. */
export const flowsOf = (
  placed: readonly PlacedMedia[],
  end: End,
  limits: LimitSet,
): ((kind: MediumKind, direction: Direction) => Flow) => {
  const streams: (PlacedStream & { readonly kind: MediumKind; readonly direction: Direction })[] = [];
  for (const { media, path, segment, kind } of placed) {
    for (const [index, stream] of media.streams.entries()) {
      const direction = directionOf(stream, end);
      if (direction === undefined) continue;
      const verdict = classifyStream(kind, stream, direction, limits);
      const grade = streamGrade(kind, stream, verdict, limits);
      streams.push({ stream, segment, path: `${path}.streams[${index}]`, grade, verdict, kind, direction });
    }
  }
  const flows = new Map<string, Flow>();
  return (kind, direction) => {
    const key = `${kind} ${direction}`;
    const known = flows.get(key);
    if (known) return known;
    const own = streams.filter((stream) => stream.kind === kind && stream.direction === direction);
    const flow = own.length === 0 ? NO_FLOWS[direction][kind] : flowOf(own, kind, direction);
    flows.set(key, flow);
    return flow;
  };
};

const flowOf = (streams: readonly PlacedStream[], kind: MediumKind, direction: Direction): Flow => {
  const measured = streams.filter(({ verdict }) => verdict.verdict !== 'unclassified');
  return {
    kind,
    direction,
    streams,
    grade: worstGrade(streams.map(({ grade }) => grade)),
    crossings: crossingsOf(measured),
    worstTimes: worstTimesOf(measured),
    worst: (measure) =>
      worstReading(
        STREAM_MEASURES[measure],
        measured.map(({ stream, path }) => ({ value: stream[measure], path })),
      ),
    packets: sumOf(streams.map(({ stream }) => stream.packets)),
  };
};

const worstTimesOf = (streams: readonly PlacedStream[]): number => {
  let worst = 0;
  for (const { verdict } of streams) {
    for (const { timesLimit } of verdict.tests) if (timesLimit > worst) worst = timesLimit;
  }
  return worst;
};

const noFlows = (direction: Direction): Readonly<Record<MediumKind, Flow>> => ({
  audio: flowOf([], 'audio', direction),
  video: flowOf([], 'video', direction),
  sharing: flowOf([], 'sharing', direction),
  data: flowOf([], 'data', direction),
  other: flowOf([], 'other', direction),
});

const crossingsOf = (streams: readonly PlacedStream[]): readonly Crossing[] =>
  streams
    .filter(({ verdict }) => verdict.verdict === 'poor')
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

const NO_FLOWS = { sent: noFlows('sent'), heard: noFlows('heard') };
