import type { Device, Endpoint, Failure, Media, Network, Session } from '#calls/model';
import { mediumKind, type Direction } from './classify.ts';
import { endpointOf, failureOf, isOwnSegment, otherEnd, personKey, type End } from './ends.ts';
import { flowsOf, type Flow, type PlacedMedia } from './flow.ts';
import type { MediumKind } from './grade.ts';
import type { LimitSet } from './limit-sets.ts';
import {
  DEVICE_MEASURES,
  NETWORK_MEASURES,
  type DeviceMeasure,
  type MeasureInfo,
  type NetworkMeasure,
} from './measures.ts';
import { mediaPath, sessionPath } from './place.ts';
import { worstReading, type Reading } from './reading.ts';

/** A network or device of one end, and where it stands in the JSON. */
type Placed<Thing> = { readonly thing: Thing; readonly path: string; readonly kind: MediumKind };

/**
 * What is known of one end of one session. Everything is looked up when asked for and nothing is kept, so that
 * holding a record costs no more than its sessions.
 */
export type EndFacts = {
  readonly session: Session;
  /** Its place among the record's sessions. */
  readonly index: number;
  readonly end: End;
  readonly person: string;
  readonly limits: LimitSet;
  readonly endpoint: Endpoint | undefined;
  readonly endpointPath: string;
  readonly failure: Failure | undefined;
  readonly durationMs: number | undefined;
  /** The other end, when a person is there; in a meeting it is the service. */
  readonly far: EndFacts | undefined;
  /** One direction of one kind of medium, its streams judged, in the segments in which the person takes part. */
  readonly flow: (kind: MediumKind, direction: Direction) => Flow;
  /** The same over all segments, those between servers too: for counting streams, never for judging a person. */
  readonly wholeFlow: (kind: MediumKind, direction: Direction) => Flow;
  /** Networks of this end: that of audio first. Legs between servers are not this person's. */
  readonly networks: readonly Placed<Network>[];
  readonly devices: readonly Placed<Device>[];
  /** The worst reading over the end's networks, or devices. Undefined: none was reported. */
  readonly network: (measure: NetworkMeasure) => Reading | undefined;
  readonly device: (measure: DeviceMeasure) => Reading | undefined;
};

/** Facts of one end of a session that stands at `index` in its record. */
export const endFacts = (session: Session, index: number, end: End, limits: LimitSet): EndFacts => {
  const here = oneEnd(session, index, end, limits);
  const isPerson = endpointOf(session, otherEnd(end))?.kind === 'participant';
  return isPerson ? { ...here, far: oneEnd(session, index, otherEnd(end), limits) } : here;
};

const oneEnd = (session: Session, index: number, end: End, limits: LimitSet): EndFacts => {
  const media = placedMedia(session, index);
  const isOwn = session.segments.map((segment) => isOwnSegment(session, segment, end));
  const own = isOwn.every(Boolean) ? media : media.filter(({ segment }) => isOwn[segment]);
  const networks = placed(
    own,
    (one) => (end === 'caller' ? one.callerNetwork : one.calleeNetwork),
    `${end}Network`,
  );
  const devices = placed(
    own,
    (one) => (end === 'caller' ? one.callerDevice : one.calleeDevice),
    `${end}Device`,
  );
  const flow = flowsOf(own, end, limits);
  return {
    session,
    index,
    end,
    person: personKey(session, end),
    limits,
    endpoint: endpointOf(session, end),
    endpointPath: endpointPath(session, index, end),
    failure: failureOf(session),
    durationMs: durationOf(session),
    far: undefined,
    flow,
    wholeFlow: own === media ? flow : flowsOf(media, end, limits),
    networks,
    devices,
    network: (name) => readWorst(networks, NETWORK_MEASURES[name], (network) => network[name]),
    device: (name) => readWorst(devices, DEVICE_MEASURES[name], (device) => device[name]),
  };
};

const KIND_ORDER: readonly MediumKind[] = ['audio', 'video', 'sharing', 'data', 'other'];

const placedMedia = (session: Session, index: number): readonly PlacedMedia[] =>
  session.segments.flatMap((segment, segmentIndex) =>
    segment.media.map((media, mediaIndex) => ({
      media,
      kind: mediumKind(media.label),
      segment: segmentIndex,
      path: mediaPath(index, segmentIndex, mediaIndex),
    })),
  );

const placed = <Thing>(
  media: readonly PlacedMedia[],
  read: (media: Media) => Thing | undefined,
  member: string,
): readonly Placed<Thing>[] =>
  media
    .flatMap((one) => {
      const thing = read(one.media);
      return thing === undefined ? [] : [{ thing, path: `${one.path}.${member}`, kind: one.kind }];
    })
    .sort((one, other) => KIND_ORDER.indexOf(one.kind) - KIND_ORDER.indexOf(other.kind));

const readWorst = <Thing>(
  things: readonly Placed<Thing>[],
  info: MeasureInfo,
  read: (thing: Thing) => number | undefined,
): Reading | undefined =>
  worstReading(
    info,
    things.map(({ thing, path }) => ({ value: read(thing), path })),
  );

const endpointPath = (session: Session, index: number, end: End): string => {
  if (session[end]) return `${sessionPath(index)}.${end}`;
  const segment = session.segments.findIndex((one) => one[end]);
  return segment < 0 ? `${sessionPath(index)}.${end}` : `${sessionPath(index)}.segments[${segment}].${end}`;
};

const durationOf = ({ start, end }: Session): number | undefined =>
  start === undefined || end === undefined ? undefined : Math.abs(end - start);
