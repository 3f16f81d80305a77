import type { Direction } from '../classify.ts';
import type { EndFacts } from '../end-facts.ts';
import { crossingReceipts, type Receipt } from '../evidence.ts';
import { isNearPoor, NEAR, type Flow } from '../flow.ts';
import { EVENT_LIMITS, isPast } from '../limits.ts';
import { present, type Reading } from '../reading.ts';
import type { Side } from '../rule.ts';

/** How a person's audio fared: which way it was poor, and what proves it. */
export type Affected = {
  /** The ways that are poor; `own` when none is and some came near. */
  readonly side: Side;
  readonly isPoor: boolean;
  /** Published limits that were crossed. */
  readonly published: number;
  readonly receipts: readonly Receipt[];
  readonly weight: number;
  readonly flows: readonly Flow[];
  /** Whether loss or jitter came near its limit: a round trip alone is no matter of the last metres. */
  readonly isUneven: boolean;
};

/** The audio of one end, if it was poor or near it. */
export const affectedAudio = (facts: EndFacts): Affected | undefined => {
  const near = WAYS.map((way) => facts.flow('audio', way))
    .filter(isNearPoor)
    .filter(({ direction }) => !isFarEnds(facts, direction));
  if (near.length === 0) return undefined;
  const poor = near.filter(({ grade }) => grade === 'poor');
  const flows = poor.length > 0 ? poor : near;
  return {
    side: poor.length > 0 ? sideOf(poor) : 'own',
    isPoor: poor.length > 0,
    published: poor.reduce(
      (sum, { crossings }) => sum + crossings.filter(({ limit }) => limit.published).length,
      0,
    ),
    receipts: poor.flatMap((flow) => crossingReceipts(facts, flow)),
    weight: Math.max(...flows.map(({ worstTimes }) => worstTimes)),
    flows,
    isUneven: flows.some(isUnevenFlow),
  };
};

const WAYS = ['sent', 'heard'] as const;

/** What an end's client saw of the network hurting what it sent and heard. */
const SEEN = { sent: 'sentQualityEventRatio', heard: 'receivedQualityEventRatio' } as const;

/**
 * Between two people each way passes both their networks. Where the far end's client saw its network hurt it and
 * this end's client saw nothing, it is the far end's trouble.
 */
const isFarEnds = (facts: EndFacts, way: Direction): boolean => {
  const theirs = facts.far?.network(SEEN[way === 'sent' ? 'heard' : 'sent'], EVENT_LIMITS.notable);
  if (!theirs) return false;
  const own = facts.network(SEEN[way]);
  return own !== undefined && !isPast(own.value, EVENT_LIMITS.notable);
};

const isUnevenFlow = ({ streams, grade }: Flow): boolean =>
  grade === 'burst' ||
  streams.some(({ verdict }) =>
    verdict.tests.some(({ measure, timesLimit }) => measure !== 'roundTripMs' && timesLimit > NEAR),
  );

/** Which way the flows go. */
export const sideOf = (flows: readonly Flow[]): Side => {
  const directions = new Set(flows.map(({ direction }) => direction));
  if (directions.size === 2) return 'both';
  return flows[0]?.direction ?? 'own';
};

/** What this person's own client saw of the network hurting the audio, in the ways that are affected. */
export const networkEvents = (facts: EndFacts, { side }: Pick<Affected, 'side'>): readonly Reading[] =>
  present(
    side === 'heard' ? undefined : facts.network('sentQualityEventRatio', EVENT_LIMITS.notable),
    side === 'sent' ? undefined : facts.network('receivedQualityEventRatio', EVENT_LIMITS.notable),
  );
