import type { Endpoint, Segment, Session } from '#calls/model';
import type { Direction } from '#quality/classify';
import { endpointOf, isOwnSegment, otherEnd, segmentEnd, type End } from '#quality/ends';
import { personName } from '../list/row-source.ts';

/** The two ends of a session or of one of its segments, seen from one end: that end first. */
export type SeenEnds = {
  readonly ends: readonly [Endpoint | undefined, Endpoint | undefined];
  readonly names: readonly [string, string];
  /** What the columns of its streams are called. */
  readonly directions: Readonly<Record<Direction, string>>;
  /** Whether the person at this end of the session takes part. */
  readonly isOwn: boolean;
};

const OWN_DIRECTIONS = { sent: 'Sent', heard: 'Heard' } as const;

/** The ends of a whole session. */
export const sessionEnds = (session: Session, end: End): SeenEnds => {
  const ends = [endpointOf(session, end), endpointOf(session, otherEnd(end))] as const;
  return { ends, names: namesOf(ends), directions: OWN_DIRECTIONS, isOwn: true };
};

/** The ends of a segment. In one between servers nobody sent or heard, so its streams are named by where they went. */
export const segmentEnds = (session: Session, segment: Segment, end: End): SeenEnds => {
  const ends = [segmentEnd(session, segment, end), segmentEnd(session, segment, otherEnd(end))] as const;
  const names = namesOf(ends);
  const isOwn = isOwnSegment(session, segment, end);
  const directions = isOwn ? OWN_DIRECTIONS : { sent: `To ${names[1]}`, heard: `From ${names[1]}` };
  return { ends, names, directions, isOwn };
};

const namesOf = ([mine, theirs]: SeenEnds['ends']): SeenEnds['names'] => [endName(mine), endName(theirs)];

const endName = (end: Endpoint | undefined): string => {
  if (end?.kind === 'service') return 'Teams service';
  return personName(end?.identity) ?? 'Other end';
};
