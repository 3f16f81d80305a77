import type { Device, Endpoint, Failure, Feedback, Network, Segment, Session } from '#calls/model';
import { mediumKind } from './classify.ts';

/** Which end of a session a person is. */
export type End = 'caller' | 'callee';

/** The end at the other side. */
export const otherEnd = (end: End): End => (end === 'caller' ? 'callee' : 'caller');

/**
 * The ends of a session that stand for somebody: every participant. A session in which nobody is named still has
 * one, its caller, or it would vanish: in federated calls the other side's people are left blank.
 */
export const endsWithPeople = (session: Session): readonly End[] => {
  const ends = (['caller', 'callee'] as const).filter(
    (end) => endpointOf(session, end)?.kind === 'participant',
  );
  return ends.length > 0 ? ends : ['caller'];
};

/** The endpoint at one end; cut-down records name it on the segment alone. */
export const endpointOf = (session: Session, end: End): Endpoint | undefined =>
  session[end] ?? session.segments.find((segment) => segment[end])?.[end];

/** The endpoint at one end of a segment; most segments leave it to their session. */
export const segmentEnd = (session: Session, segment: Segment, end: End): Endpoint | undefined =>
  segment[end] ?? session[end];

/**
 * Whether who is at an end of a session is there in this segment too. A telephone call has legs from server to
 * server, and one from server to gateway: what was measured there is not of the person at the session's end. Two
 * phones are one person, since a number can be written in more than one way.
 */
export const isOwnSegment = (session: Session, segment: Segment, end: End): boolean => {
  const own = endpointOf(session, end);
  const there = segment[end];
  if (there === undefined || own?.kind !== 'participant') return true;
  if (there.kind === 'service') return false;
  const [one, other] = [own.identity, there.identity];
  if (one?.id === undefined || other?.id === undefined || one.id === other.id) return true;
  return one.kind === 'phone' && other.kind === 'phone';
};

/** The segments of a session in which who is at its end takes part. */
export const ownSegments = (session: Session, end: End): readonly Segment[] =>
  session.segments.filter((segment) => isOwnSegment(session, segment, end));

/** A person's key in one record: their id; without one the session's, whose later entries are the same leg handed over. */
export const personKey = (session: Session, end: End): string =>
  endpointOf(session, end)?.identity?.id ?? (end === 'caller' ? session.id : `${session.id}/callee`);

/** The network of one end: that of its audio, else of the first medium that has one; never a server's. */
export const networkOf = (session: Session, end: End): Network | undefined => {
  const media = ownSegments(session, end).flatMap((segment) => segment.media);
  const key = end === 'caller' ? 'callerNetwork' : 'calleeNetwork';
  const audio = media.find((medium) => mediumKind(medium.label) === 'audio' && medium[key]);
  return (audio ?? media.find((medium) => medium[key]))?.[key];
};

/** The sound devices of an end: of several media, the first that names its microphone, else the first there is. */
export const deviceOf = (session: Session, end: End): Device | undefined => {
  const key = end === 'caller' ? 'callerDevice' : 'calleeDevice';
  const devices = ownSegments(session, end)
    .flatMap(({ media }) => media)
    .map((media) => media[key]);
  return devices.find((device) => device?.captureDeviceName !== undefined) ?? devices.find(Boolean);
};

/** Why a session failed: its own failure, else that of one of its segments. */
export const failureOf = (session: Session): Failure | undefined =>
  session.failure ?? session.segments.find((segment) => segment.failure)?.failure;

/**
 * The one vote a person has, however often it is repeated: the last that was given, else that they were asked.
 */
export const voteOf = (feedbacks: readonly (Feedback | undefined)[]): Feedback | undefined => {
  const given = feedbacks.filter((feedback) => feedback !== undefined);
  return (
    given.findLast(({ rating }) => typeof rating === 'number') ??
    given.findLast(({ rating }) => rating === 'notRated') ??
    given.at(-1)
  );
};
