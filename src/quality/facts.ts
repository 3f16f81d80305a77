import type { Media, Segment, Session, Stream } from '#calls/model';
import { classifyStream, mediumKind, type Direction, type StreamVerdict, type Test } from './classify.ts';
import { ownSegments, type End } from './ends.ts';
import type { Grade, MediumKind } from './grade.ts';
import { CQD_LIMITS, type LimitSet } from './limit-sets.ts';
import { isPast, type Limit } from './limits.ts';

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

const KIND_ORDER: readonly MediumKind[] = ['audio', 'video', 'sharing', 'data', 'other'];

/** Measures a session as the person at the given end saw it, judged by a set of limits. */
export const sessionFacts = (session: Session, end: End, limits: LimitSet = CQD_LIMITS): SessionFacts => {
  const media = mediaByLabel(ownSegments(session, end))
    .map(({ label, parts }) => mediumFacts(label, parts, end, limits))
    .sort((one, other) => KIND_ORDER.indexOf(one.kind) - KIND_ORDER.indexOf(other.kind));
  return { media, sent: overallGrade(media, 'sent'), heard: overallGrade(media, 'heard') };
};

type MediumInSegment = { readonly segment: Segment; readonly media: Media };

const mediaByLabel = (
  segments: readonly Segment[],
): readonly { readonly label: string; readonly parts: readonly MediumInSegment[] }[] => {
  const byLabel = new Map<string, MediumInSegment[]>();
  for (const segment of segments) {
    for (const media of segment.media) {
      if (media.streams.length === 0) continue;
      const label = media.label ?? '';
      const parts = byLabel.get(label);
      if (parts) parts.push({ segment, media });
      else byLabel.set(label, [{ segment, media }]);
    }
  }
  return [...byLabel].map(([label, parts]) => ({ label, parts }));
};

const mediumFacts = (
  label: string,
  parts: readonly MediumInSegment[],
  end: End,
  limits: LimitSet,
): MediumFacts => {
  const kind = mediumKind(label);
  const streamsOf = (direction: Direction): readonly Stream[] =>
    parts.flatMap(({ media }) => media.streams.filter((stream) => directionOf(stream, end) === direction));
  const gradeIn = (media: Media, direction: Direction): Grade =>
    gradeOf(
      kind,
      media.streams.filter((stream) => directionOf(stream, end) === direction),
      direction,
      limits,
    );
  return {
    kind,
    label,
    sent: directionFacts(kind, streamsOf('sent'), 'sent', limits),
    heard: directionFacts(kind, streamsOf('heard'), 'heard', limits),
    segments: bySegment(parts).map(({ segment, media }) => ({
      segment,
      sent: worstGrade(media.map((medium) => gradeIn(medium, 'sent'))),
      heard: worstGrade(media.map((medium) => gradeIn(medium, 'heard'))),
    })),
  };
};

/** One label can stand twice in a segment: that is still one bar. */
const bySegment = (parts: readonly MediumInSegment[]): { segment: Segment; media: Media[] }[] => {
  const found = new Map<Segment, Media[]>();
  for (const { segment, media } of parts) found.set(segment, [...(found.get(segment) ?? []), media]);
  return [...found].map(([segment, media]) => ({ segment, media }));
};

/** `callerToCallee` is measured by the callee: it is what the caller sent and what the callee heard. */
export const directionOf = (stream: Stream, end: End): Direction | undefined => {
  if (stream.direction === undefined) return undefined;
  return (stream.direction === 'callerToCallee') === (end === 'caller') ? 'sent' : 'heard';
};

const directionFacts = (
  kind: MediumKind,
  streams: readonly Stream[],
  direction: Direction,
  limits: LimitSet,
): DirectionFacts => {
  const judged = streams.map((stream) => ({
    stream,
    verdict: classifyStream(kind, stream, direction, limits),
  }));
  const worst = (read: (stream: Stream) => number | undefined): number | undefined =>
    extreme(streams, read, Math.max);
  return {
    grade: worstGrade(judged.map(({ stream, verdict }) => streamGrade(kind, stream, verdict, limits))),
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

const gradeOf = (
  kind: MediumKind,
  streams: readonly Stream[],
  direction: Direction,
  limits: LimitSet,
): Grade =>
  worstGrade(
    streams.map((stream) =>
      streamGrade(kind, stream, classifyStream(kind, stream, direction, limits), limits),
    ),
  );

/** The grade of one stream: its verdict, and for good audio whether a maximum crosses the poor limit. */
export const streamGrade = (
  kind: MediumKind,
  stream: Stream,
  { verdict }: StreamVerdict,
  limits: LimitSet = CQD_LIMITS,
): Grade => {
  if (verdict === 'unclassified') return 'notJudged';
  if (verdict === 'poor') return 'poor';
  return kind === 'audio' && hasBurst(stream, limits.audio.limits) ? 'burst' : 'good';
};

const hasBurst = (
  { lossMaxRatio, jitterMaxMs, roundTripMaxMs }: Stream,
  { lossRatio, jitterMs, roundTripMs }: LimitSet['audio']['limits'],
): boolean =>
  crosses(lossMaxRatio, lossRatio) || crosses(jitterMaxMs, jitterMs) || crosses(roundTripMaxMs, roundTripMs);

const crosses = (max: number | undefined, limit: Limit | undefined): boolean =>
  max !== undefined && limit !== undefined && isPast(max, limit);

const GRADE_ORDER: readonly Grade[] = ['poor', 'burst', 'good', 'notJudged', 'noData'];

/** The worst that is known: something measured counts before what could not be judged. No grades: no data. */
export const worstGrade = (grades: readonly Grade[]): Grade =>
  GRADE_ORDER.find((grade) => grades.includes(grade)) ?? 'noData';

/**
 * Audio speaks for a direction; another medium only where it is worse, or where there is no audio. A muted
 * listener with a good camera is still not judged, and good sound does not hide frozen video.
 */
const overallGrade = (media: readonly MediumFacts[], direction: Direction): Grade => {
  const gradesOf = (isWanted: (kind: MediumKind) => boolean): Grade =>
    worstGrade(media.filter(({ kind }) => isWanted(kind)).map((medium) => medium[direction].grade));
  const audio = gradesOf((kind) => kind === 'audio');
  const others = gradesOf((kind) => kind === 'video' || kind === 'sharing');
  if (others === 'poor') return others;
  if (audio !== 'noData') return audio;
  return others !== 'noData' ? others : gradesOf(() => true);
};
