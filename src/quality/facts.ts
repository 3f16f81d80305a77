import type { Segment, Session, Stream } from '#calls/model';
import { mediumKind, type Direction, type Test } from './classify.ts';
import type { End } from './ends.ts';
import { worseGrade, worstGrade, type Grade, type MediumKind } from './grade.ts';
import {
  judgeStreams,
  ownMedia,
  placedMedia,
  type JudgedStream,
  type PlacedMedia,
} from './judged-streams.ts';
import { CQD_LIMITS, type LimitSet } from './limit-sets.ts';

/**
 * One direction of one medium in numbers: the worst reading of its streams, each measured by the end that
 * receives. Undefined is not measured.
 *
 * - lossRatio, lossMaxRatio — averagePacketLossRate, maxPacketLossRate; fractions 0..1
 * - jitterMs, jitterMaxMs — averageJitter, maxJitter; never averageAudioNetworkJitter, which is another measure
 * - roundTripMs, roundTripMaxMs — averageRoundTripTime, maxRoundTripTime
 * - frameRateFps — averageVideoFrameRate, the lowest; absent for audio
 * - packets — packetUtilization, summed
 */
export type DirectionFacts = {
  readonly grade: Grade;
  readonly lossRatio: number | undefined;
  readonly lossMaxRatio: number | undefined;
  readonly jitterMs: number | undefined;
  readonly jitterMaxMs: number | undefined;
  readonly roundTripMs: number | undefined;
  readonly roundTripMaxMs: number | undefined;
  readonly frameRateFps: number | undefined;
  readonly packets: number | undefined;
  readonly codec: string | undefined;
  /** Tests of the judged streams only: a number past its limit counts when the stream is judged. */
  readonly tests: readonly Test[];
};

/** One medium of a session over all its segments, as the person at one end saw it. */
export type MediumFacts = {
  readonly kind: MediumKind;
  readonly label: string;
  readonly sent: DirectionFacts;
  readonly heard: DirectionFacts;
  readonly segments: readonly { readonly segment: Segment; readonly sent: Grade; readonly heard: Grade }[];
};

/**
 * A session from one end: its media that have a stream, audio first, and the grade of each direction. Only the
 * segments count in which the person at that end takes part.
 */
export type SessionFacts = {
  readonly media: readonly MediumFacts[];
  readonly sent: Grade;
  readonly heard: Grade;
};

/** Measures a session as the person at the given end saw it, judged by a set of limits. */
export const sessionFacts = (session: Session, end: End, limits: LimitSet = CQD_LIMITS): SessionFacts => {
  const own = ownMedia(placedMedia(session), session, end);
  const streams = judgeStreams(own, end, limits);
  return {
    media: mediaByLabel(own).map((medium) => mediumFacts(medium, streams, session)),
    sent: overallGrade(streams, 'sent'),
    heard: overallGrade(streams, 'heard'),
  };
};

/** What stands under one label in a session. */
type LabelledMedia = {
  readonly label: string;
  readonly kind: MediumKind;
  readonly parts: readonly PlacedMedia[];
};

const mediaByLabel = (media: readonly PlacedMedia[]): readonly LabelledMedia[] => {
  const byLabel = new Map<string, PlacedMedia[]>();
  for (const part of media) {
    if (part.media.streams.length === 0) continue;
    const label = part.media.label ?? '';
    const parts = byLabel.get(label);
    if (parts) parts.push(part);
    else byLabel.set(label, [part]);
  }
  return [...byLabel].map(([label, parts]) => ({ label, kind: mediumKind(label), parts }));
};

const mediumFacts = (
  { label, kind, parts }: LabelledMedia,
  all: readonly JudgedStream[],
  session: Session,
): MediumFacts => {
  const streams = all.filter(({ medium }) => parts.includes(medium));
  const inDirection = (direction: Direction) => streams.filter((stream) => stream.direction === direction);
  const [sent, heard] = [inDirection('sent'), inDirection('heard')];
  const gradeIn = (segment: number, some: readonly JudgedStream[]): Grade =>
    worstGrade(some.filter(({ medium }) => medium.segment === segment).map(({ grade }) => grade));
  // One label can stand twice in a segment: that is still one bar.
  const segments = new Set(parts.map(({ segment }) => segment));
  return {
    kind,
    label,
    sent: directionFacts(kind, sent),
    heard: directionFacts(kind, heard),
    segments: session.segments
      .map((segment, place) => ({ segment, place }))
      .filter(({ place }) => segments.has(place))
      .map(({ segment, place }) => ({ segment, sent: gradeIn(place, sent), heard: gradeIn(place, heard) })),
  };
};

const directionFacts = (kind: MediumKind, judged: readonly JudgedStream[]): DirectionFacts => {
  const streams = judged.map(({ stream }) => stream);
  const worst = (read: (stream: Stream) => number | undefined): number | undefined =>
    extreme(streams, read, Math.max);
  return {
    grade: worstGrade(judged.map(({ grade }) => grade)),
    lossRatio: worst((stream) => stream.lossRatio),
    lossMaxRatio: worst((stream) => stream.lossMaxRatio),
    jitterMs: worst((stream) => stream.jitterMs),
    jitterMaxMs: worst((stream) => stream.jitterMaxMs),
    roundTripMs: worst((stream) => stream.roundTripMs),
    roundTripMaxMs: worst((stream) => stream.roundTripMaxMs),
    frameRateFps: extreme(streams, (stream) => stream.frameRateFps, Math.min),
    packets: extreme(
      streams,
      (stream) => stream.packets,
      (one, other) => one + other,
    ),
    codec: codecOf(kind, streams),
    tests: judged.flatMap(({ verdict }) => verdict.tests),
  };
};

const extreme = (
  streams: readonly Stream[],
  read: (stream: Stream) => number | undefined,
  pick: (one: number, other: number) => number,
): number | undefined =>
  streams
    .map(read)
    .reduce(
      (best, value) => (value === undefined ? best : best === undefined ? value : pick(best, value)),
      undefined,
    );

/** `unknown` stands on idle streams and says nothing. */
const codecOf = (kind: MediumKind, streams: readonly Stream[]): string | undefined =>
  streams
    .map((stream) => (kind === 'audio' ? stream.audioCodec : stream.videoCodec))
    .find((codec) => codec !== undefined && codec !== 'unknown');

/**
 * Audio speaks for a direction; another medium only where it is worse, or where there is no audio. A muted
 * listener with a good camera is still not judged, and good sound does not hide frozen video.
 */
export const overallGrade = (streams: readonly JudgedStream[], direction: Direction): Grade => {
  let audio: Grade = 'noData';
  let pictures: Grade = 'noData';
  let any: Grade = 'noData';
  for (const { medium, direction: way, grade } of streams) {
    if (way !== direction) continue;
    if (medium.kind === 'audio') audio = worseGrade(audio, grade);
    if (medium.kind === 'video' || medium.kind === 'sharing') pictures = worseGrade(pictures, grade);
    any = worseGrade(any, grade);
  }
  if (pictures === 'poor') return pictures;
  if (audio !== 'noData') return audio;
  return pictures !== 'noData' ? pictures : any;
};
