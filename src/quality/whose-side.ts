import type { Direction } from './classify.ts';
import type { EndFacts } from './end-facts.ts';
import type { End } from './ends.ts';
import type { Crossing } from './flow.ts';
import { EVENT_LIMITS, isPast, SIGNAL_LIMITS } from './limits.ts';
import type { Reading } from './reading.ts';

/** Where one direction of a call of two went wrong. Undetermined: both ends show as much, or neither anything. */
type Side = 'caller' | 'callee' | 'undetermined';

/** One poor direction between two ends, and whose it is. */
export type SideOfWay = {
  /** From whom it went. */
  readonly from: End;
  readonly side: Side;
  /** Local proofs by end. */
  readonly proofs: Readonly<Record<End, readonly LocalProof[]>>;
  /** The first segment that is poor: in a telephone call with several legs that one owns it. */
  readonly segment: number;
  /** Media went past the mediation server, so that hop does not exist. */
  readonly mediaBypassed: boolean | undefined;
};

/** Something at an end that makes it suspect. */
type LocalProof = {
  readonly what: 'weak Wi-Fi' | 'TCP' | 'processor' | 'device' | 'network seen' | 'mobile' | 'VPN';
  readonly path: string;
};

/**
 * The poor directions of audio between two people, or a person and a telephone. Loss and jitter differ by
 * direction and the round trip is shared, so the end with more local proof owns a direction.
 */
export const sidesOf = (facts: EndFacts): readonly SideOfWay[] =>
  (['sent', 'heard'] as const).flatMap((direction) => {
    const flow = facts.flow('audio', direction);
    const [worst] = flow.crossings;
    if (flow.grade !== 'poor' || worst === undefined) return [];
    const own = localProofs(facts, direction);
    const theirs = facts.far ? localProofs(facts.far, direction === 'sent' ? 'heard' : 'sent') : [];
    const far = facts.end === 'caller' ? 'callee' : 'caller';
    const side = own.length === theirs.length ? 'undetermined' : own.length > theirs.length ? facts.end : far;
    return [
      {
        from: direction === 'sent' ? facts.end : far,
        side,
        proofs: facts.end === 'caller' ? { caller: own, callee: theirs } : { caller: theirs, callee: own },
        segment: firstSegment(flow.crossings),
        mediaBypassed: flow.streams.map(({ stream }) => stream.mediaBypassed).find((is) => is !== undefined),
      } as const,
    ];
  });

const firstSegment = (crossings: readonly Crossing[]): number =>
  Math.min(...crossings.map(({ segment }) => segment));

/** What at an end could have hurt a direction. */
const localProofs = (facts: EndFacts, direction: Direction): readonly LocalProof[] => {
  const found: LocalProof[] = [];
  const add = (what: LocalProof['what'], reading: Pick<Reading, 'path'> | undefined): void => {
    if (reading) found.push({ what, path: reading.path });
  };
  const seen = facts.network(direction === 'sent' ? 'sentQualityEventRatio' : 'receivedQualityEventRatio');
  const signal = facts.network('wifiSignalPercent');
  const busy = facts.device('cpuInsufficientEventRatio');
  const broken = facts.device(
    direction === 'sent' ? 'captureNotFunctioningEventRatio' : 'renderNotFunctioningEventRatio',
  );
  const linkOf = (type: string): Pick<Reading, 'path'> | undefined => {
    const network = facts.networks.find(({ thing }) => thing.connectionType === type);
    return network && { path: `${network.path}.connectionType` };
  };
  const tcp = facts.networks.find(({ thing }) => thing.transport === 'tcp');
  add('network seen', seen && isPast(seen.value, EVENT_LIMITS.notable) ? seen : undefined);
  add('weak Wi-Fi', signal && isPast(signal.value, SIGNAL_LIMITS.weak) ? signal : undefined);
  add('TCP', tcp && { path: `${tcp.path}.networkTransportProtocol` });
  add('mobile', linkOf('mobile'));
  add('VPN', linkOf('tunnel'));
  add('processor', busy && isPast(busy.value, EVENT_LIMITS.notable) ? busy : undefined);
  add('device', broken && broken.value >= 0.005 ? broken : undefined);
  return found;
};
