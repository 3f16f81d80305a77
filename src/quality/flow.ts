import type { Direction, Test } from './classify.ts';
import { worstGrade, type Grade, type MediumKind } from './grade.ts';
import { streamPath, type JudgedStream } from './judged-streams.ts';
import type { Limit } from './limits.ts';
import { STREAM_MEASURES, type MeasureInfo, type StreamMeasure } from './measures.ts';
import { worstReading, type Reading } from './reading.ts';

/** A test that was past its limit, with the path of the number it read. */
export type Crossing = Test & { readonly path: string; readonly segment: number };

/** One direction of one kind of medium in one session. */
export type Flow = {
  readonly kind: MediumKind;
  readonly direction: Direction;
  readonly streams: readonly JudgedStream[];
  readonly grade: Grade;
  /** Limits that were crossed, the farthest first. */
  readonly crossings: readonly Crossing[];
  /** The worst test made, as a multiple of its limit; 0 when none was. */
  readonly worstTimes: number;
  /**
   * The worst reading of the streams that were judged: too few packets prove nothing. With a limit only one that is
   * past it.
   */
  readonly worst: (measure: StreamMeasure, past?: Limit) => Reading | undefined;
  /** All packets of the direction; undefined when nobody counted any. */
  readonly packets: number | undefined;
};

/** Every direction of every medium of a session that stands at `session` in its record, put together when asked for. */
export const flowsOf = (
  streams: readonly JudgedStream[],
  session: number,
): ((kind: MediumKind, direction: Direction) => Flow) => {
  const flows: Record<Direction, Partial<Record<MediumKind, Flow>>> = { sent: {}, heard: {} };
  const flowOf = (kind: MediumKind, direction: Direction): Flow => {
    const own = streams.filter((stream) => stream.medium.kind === kind && stream.direction === direction);
    return own.length === 0 ? NO_FLOWS[direction][kind] : new StreamFlow(kind, direction, own, session);
  };
  return (kind, direction) => (flows[direction][kind] ??= flowOf(kind, direction));
};

/** A flow of streams. Crossings and readings are for what is told: most flows are never asked for them. */
class StreamFlow implements Flow {
  readonly kind: MediumKind;
  readonly direction: Direction;
  readonly streams: readonly JudgedStream[];
  readonly grade: Grade;
  readonly worstTimes: number;
  readonly #session: number;
  #crossings: readonly Crossing[] | undefined;

  constructor(kind: MediumKind, direction: Direction, streams: readonly JudgedStream[], session: number) {
    this.kind = kind;
    this.direction = direction;
    this.streams = streams;
    this.grade = worstGrade(streams.map(({ grade }) => grade));
    this.worstTimes = worstTimesOf(streams);
    this.#session = session;
  }

  get crossings(): readonly Crossing[] {
    return (this.#crossings ??= this.grade === 'poor' ? crossingsOf(this.streams, this.#session) : []);
  }

  get packets(): number | undefined {
    return sumOf(this.streams.map(({ stream }) => stream.packets));
  }

  worst(measure: StreamMeasure, past?: Limit): Reading | undefined {
    return worstReading(
      this.streams,
      {
        info: STREAM_MEASURES[measure],
        read: ({ stream, verdict }) => (verdict.verdict === 'unclassified' ? undefined : stream[measure]),
        pathOf: (stream) => streamPath(this.#session, stream),
      },
      past,
    );
  }
}

/** Streams that are not judged have no tests. */
const worstTimesOf = (streams: readonly JudgedStream[]): number => {
  let worst = 0;
  for (const { verdict } of streams) {
    for (const { timesLimit } of verdict.tests) if (timesLimit > worst) worst = timesLimit;
  }
  return worst;
};

const crossingsOf = (streams: readonly JudgedStream[], session: number): readonly Crossing[] =>
  streams
    .flatMap((stream) =>
      stream.verdict.tests
        .filter(({ past }) => past)
        .map((test) => {
          const { wire }: MeasureInfo = STREAM_MEASURES[test.measure];
          return { ...test, segment: stream.medium.segment, path: `${streamPath(session, stream)}.${wire}` };
        }),
    )
    .sort((one, other) => other.timesLimit - one.timesLimit);

const sumOf = (values: readonly (number | undefined)[]): number | undefined => {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0);
};

const noFlows = (direction: Direction): Readonly<Record<MediumKind, Flow>> => ({
  audio: new StreamFlow('audio', direction, [], 0),
  video: new StreamFlow('video', direction, [], 0),
  sharing: new StreamFlow('sharing', direction, [], 0),
  data: new StreamFlow('data', direction, [], 0),
  other: new StreamFlow('other', direction, [], 0),
});

/** Most directions of most media have no stream: they are one and the same. */
const NO_FLOWS = { sent: noFlows('sent'), heard: noFlows('heard') };

/** How near to its limit a reading has to come to be worth a look: half way, which is our judgement. */
export const NEAR = 0.5;

/** Poor, or near it: an average past half of its limit, or a maximum past the whole of it. */
export const isNearPoor = ({ grade, worstTimes }: Flow): boolean =>
  grade === 'poor' || grade === 'burst' || worstTimes > NEAR;
