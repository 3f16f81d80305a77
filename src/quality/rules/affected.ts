import type { EndFacts } from '../end-facts.ts';
import { crossingReceipts, type Receipt } from '../evidence.ts';
import { isNearPoor, type Flow } from '../flow.ts';
import { EVENT_LIMITS } from '../limits.ts';
import { pastOnly, type Reading } from '../reading.ts';
import type { Side } from '../rule.ts';

/** How a person's audio fared: which way it was poor, and what proves it. */
export type Affected = {
  /** Poor ways; without any, the ways that came near. */
  readonly side: Side;
  readonly isPoor: boolean;
  /** Published limits that were crossed. */
  readonly published: number;
  readonly receipts: readonly Receipt[];
  readonly weight: number;
  readonly flows: readonly Flow[];
};

/** The audio of one end, if it was poor or near it. */
export const affectedAudio = (facts: EndFacts): Affected | undefined => {
  const ways = [facts.flow('audio', 'sent'), facts.flow('audio', 'heard')];
  const poor = ways.filter(({ grade }) => grade === 'poor');
  const flows = poor.length > 0 ? poor : ways.filter(isNearPoor);
  if (flows.length === 0) return undefined;
  return {
    side: sideOf(flows),
    isPoor: poor.length > 0,
    published: poor.reduce(
      (sum, { crossings }) => sum + crossings.filter(({ limit }) => limit.published).length,
      0,
    ),
    receipts: poor.flatMap((flow) => crossingReceipts(facts, flow)),
    weight: Math.max(...flows.map(({ worstTimes }) => worstTimes)),
    flows,
  };
};

/** Which way the flows go. */
export const sideOf = (flows: readonly Flow[]): Side => {
  const directions = new Set(flows.map(({ direction }) => direction));
  if (directions.size === 2) return 'both';
  return flows[0]?.direction ?? 'own';
};

/** What this person's own client saw of the network hurting the audio, in the ways that are affected. */
export const networkEvents = (facts: EndFacts, { side }: Pick<Affected, 'side'>): readonly Reading[] =>
  pastOnly(
    EVENT_LIMITS.notable,
    side === 'heard' ? undefined : facts.network('sentQualityEventRatio'),
    side === 'sent' ? undefined : facts.network('receivedQualityEventRatio'),
  );
