import type { Media, Session, Stream } from '#calls/model';
import { classifyStream, mediumKind, type Direction, type StreamVerdict } from './classify.ts';
import { isOwnSegment, type End } from './ends.ts';
import { compareKinds, type Grade, type MediumKind } from './grade.ts';
import { CQD_LIMITS, type LimitSet } from './limit-sets.ts';
import { isPast, type Limit } from './limits.ts';
import { mediaPath } from './place.ts';

/** A medium and where it stands: the places of its segment in the session and of itself in that, from 0. */
export type PlacedMedia = {
  readonly media: Media;
  readonly kind: MediumKind;
  readonly segment: number;
  readonly place: number;
};

/** One stream, judged as the person at one end saw it, and its place in its medium. */
export type JudgedStream = {
  readonly stream: Stream;
  readonly medium: PlacedMedia;
  readonly place: number;
  readonly direction: Direction;
  readonly verdict: StreamVerdict;
  readonly grade: Grade;
};

/** Every medium of a session, audio first, those of legs between servers too. */
export const placedMedia = (session: Session): readonly PlacedMedia[] => {
  const found: PlacedMedia[] = [];
  for (const [segment, { media: all }] of session.segments.entries()) {
    for (const [place, media] of all.entries()) {
      found.push({ media, kind: mediumKind(media.label), segment, place });
    }
  }
  return found.sort((one, other) => compareKinds(one.kind, other.kind));
};

/** Those of the segments in which the person at an end takes part. */
export const ownMedia = (
  media: readonly PlacedMedia[],
  session: Session,
  end: End,
): readonly PlacedMedia[] => {
  const isOwn = session.segments.map((segment) => isOwnSegment(session, segment, end));
  return isOwn.every(Boolean) ? media : media.filter(({ segment }) => isOwn[segment]);
};

/** The streams of media that have a direction, each judged once by a set of limits. */
export const judgeStreams = (
  media: readonly PlacedMedia[],
  end: End,
  limits: LimitSet,
): readonly JudgedStream[] => {
  const judged: JudgedStream[] = [];
  for (const medium of media) {
    for (const [place, stream] of medium.media.streams.entries()) {
      const direction = directionOf(stream, end);
      if (direction === undefined) continue;
      const verdict = classifyStream(medium.kind, stream, direction, limits);
      const grade = streamGrade(medium.kind, stream, verdict, limits);
      judged.push({ stream, medium, place, direction, verdict, grade });
    }
  }
  return judged;
};

/** Where a stream stands: `sessions[37].segments[0].media[0].streams[1]`. */
export const streamPath = (session: number, { medium, place }: JudgedStream): string =>
  `${mediaPath(session, medium.segment, medium.place)}.streams[${place}]`;

/** `callerToCallee` is measured by the callee: it is what the caller sent and what the callee heard. */
export const directionOf = (stream: Stream, end: End): Direction | undefined => {
  if (stream.direction === undefined) return undefined;
  return (stream.direction === 'callerToCallee') === (end === 'caller') ? 'sent' : 'heard';
};

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
