import type { Device, Endpoint, Failure, Network, Session } from '#calls/model';
import type { Direction } from './classify.ts';
import { endpointOf, endsWithPeople, failureOf, otherEnd, personKey, type End } from './ends.ts';
import { flowsOf, type Flow } from './flow.ts';
import type { MediumKind } from './grade.ts';
import {
  judgeStreams,
  ownMedia,
  placedMedia,
  type JudgedStream,
  type PlacedMedia,
} from './judged-streams.ts';
import type { LimitSet } from './limit-sets.ts';
import type { Limit } from './limits.ts';
import { DEVICE_MEASURES, NETWORK_MEASURES, type DeviceMeasure, type NetworkMeasure } from './measures.ts';
import { mediaPath, sessionPath } from './place.ts';
import { worstReading, type Reading } from './reading.ts';

/** A network or device of one end, and where it stands in the JSON. */
type Placed<Thing> = { readonly thing: Thing; readonly path: string };

/**
 * What is known of one end of one session. Each thing is worked out once, when it is first asked for; whoever judges
 * a record lets go of the facts of a session after it, so that holding a record costs no more than its sessions.
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
  /** Streams of all segments, those between servers too: for counting them, never for judging a person. */
  readonly allStreams: readonly JudgedStream[];
  /** Networks of this end: that of audio first. Legs between servers are not this person's. */
  readonly networks: readonly Placed<Network>[];
  readonly devices: readonly Placed<Device>[];
  /**
   * The worst reading over the end's networks, or devices; with a limit only one that is past it. Undefined: none
   * was reported, or none is past.
   */
  readonly network: (measure: NetworkMeasure, past?: Limit) => Reading | undefined;
  readonly device: (measure: DeviceMeasure, past?: Limit) => Reading | undefined;
};

/** Facts of one end of a session that stands at `index` in its record. */
export const endFacts = (session: Session, index: number, end: End, limits: LimitSet): EndFacts =>
  new OneEnd(session, index, end, limits);

/** Facts of each end that stands for somebody: of two people each is the other's far end. */
export const peopleFacts = (session: Session, index: number, limits: LimitSet): readonly EndFacts[] => {
  const [end = 'caller', other] = endsWithPeople(session);
  const facts = endFacts(session, index, end, limits);
  return other !== undefined && facts.far ? [facts, facts.far] : [facts];
};

class OneEnd implements EndFacts {
  readonly session: Session;
  readonly index: number;
  readonly end: End;
  readonly limits: LimitSet;
  readonly endpoint: Endpoint | undefined;
  readonly person: string;
  #media: readonly PlacedMedia[] | undefined;
  #own: readonly PlacedMedia[] | undefined;
  #flow: EndFacts['flow'] | undefined;
  #streams: readonly JudgedStream[] | undefined;
  #networks: readonly Placed<Network>[] | undefined;
  #devices: readonly Placed<Device>[] | undefined;
  #far: EndFacts | undefined;

  constructor(session: Session, index: number, end: End, limits: LimitSet, far?: EndFacts) {
    this.session = session;
    this.index = index;
    this.end = end;
    this.limits = limits;
    this.endpoint = endpointOf(session, end);
    this.person = personKey(session, end);
    this.#far = far;
  }

  get far(): EndFacts | undefined {
    if (this.#far) return this.#far;
    const { session, index, limits } = this;
    const far = otherEnd(this.end);
    if (endpointOf(session, far)?.kind !== 'participant') return undefined;
    return (this.#far = new OneEnd(session, index, far, limits, this));
  }

  get endpointPath(): string {
    return endpointPath(this.session, this.index, this.end);
  }

  get failure(): Failure | undefined {
    return failureOf(this.session);
  }

  get durationMs(): number | undefined {
    const { start, end } = this.session;
    return start === undefined || end === undefined ? undefined : Math.abs(end - start);
  }

  flow(kind: MediumKind, direction: Direction): Flow {
    this.#flow ??= flowsOf(this.#ownStreams(), this.index);
    return this.#flow(kind, direction);
  }

  get allStreams(): readonly JudgedStream[] {
    return (this.#streams ??= judgeStreams(this.#allMedia(), this.end, this.limits));
  }

  get networks(): readonly Placed<Network>[] {
    const member = this.end === 'caller' ? 'callerNetwork' : 'calleeNetwork';
    return (this.#networks ??= this.#placed(member, ({ media }) => media[member]));
  }

  get devices(): readonly Placed<Device>[] {
    const member = this.end === 'caller' ? 'callerDevice' : 'calleeDevice';
    return (this.#devices ??= this.#placed(member, ({ media }) => media[member]));
  }

  network(measure: NetworkMeasure, past?: Limit): Reading | undefined {
    const info = NETWORK_MEASURES[measure];
    return worstReading(this.networks, { info, read: ({ thing }) => thing[measure], pathOf }, past);
  }

  device(measure: DeviceMeasure, past?: Limit): Reading | undefined {
    const info = DEVICE_MEASURES[measure];
    return worstReading(this.devices, { info, read: ({ thing }) => thing[measure], pathOf }, past);
  }

  #allMedia(): readonly PlacedMedia[] {
    return (this.#media ??= placedMedia(this.session));
  }

  #ownMedia(): readonly PlacedMedia[] {
    return (this.#own ??= ownMedia(this.#allMedia(), this.session, this.end));
  }

  #ownStreams(): readonly JudgedStream[] {
    const own = this.#ownMedia();
    if (own === this.#allMedia()) return this.allStreams;
    return this.allStreams.filter(({ medium }) => own.includes(medium));
  }

  #placed<Thing>(member: string, read: (medium: PlacedMedia) => Thing | undefined): readonly Placed<Thing>[] {
    const found: Placed<Thing>[] = [];
    for (const medium of this.#ownMedia()) {
      const thing = read(medium);
      if (thing !== undefined) found.push(new PlacedThing(thing, this.index, medium, member));
    }
    return found;
  }
}

/** Most networks and devices are only looked at: where one stands is written when it is told. */
class PlacedThing<Thing> implements Placed<Thing> {
  readonly thing: Thing;
  readonly #session: number;
  readonly #medium: PlacedMedia;
  readonly #member: string;

  constructor(thing: Thing, session: number, medium: PlacedMedia, member: string) {
    this.thing = thing;
    this.#session = session;
    this.#medium = medium;
    this.#member = member;
  }

  get path(): string {
    const { segment, place } = this.#medium;
    return `${mediaPath(this.#session, segment, place)}.${this.#member}`;
  }
}

const pathOf = ({ path }: { readonly path: string }): string => path;

const endpointPath = (session: Session, index: number, end: End): string => {
  if (session[end]) return `${sessionPath(index)}.${end}`;
  const segment = session.segments.findIndex((one) => one[end]);
  return segment < 0 ? `${sessionPath(index)}.${end}` : `${sessionPath(index)}.segments[${segment}].${end}`;
};
