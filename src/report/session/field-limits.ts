import { OURS } from '#quality/limits';
import type { LimitSet } from '#quality/limit-sets';
import { NETWORK_MEASURES, STREAM_MEASURES } from '#quality/measures';
import { ladderOf, type Ladder } from '../verdict/ladder.ts';

/**
 * What a member of Graph's JSON is judged by under a set of limits, mildest first: “1 % network planning target, 5 %
 * Real-Time Analytics “good”, poor over 10 % Call Quality Dashboard”. Undefined where nobody has set a limit for it.
 */
export const fieldLimits = (
  owner: string | undefined,
  name: string,
  limits: LimitSet,
): string | undefined => {
  const labels = ladderFor(owner, name, limits)?.labels ?? [];
  return labels.length === 0
    ? undefined
    : labels.map((label, index) => words(label, index, labels)).join(', ');
};

const NO_READING = { average: undefined };

const ladderFor = (owner: string | undefined, name: string, limits: LimitSet): Ladder | undefined => {
  if (owner === 'networkInfo' && name === NETWORK_MEASURES.wifiSignalPercent.wire) {
    return ladderOf('wifiSignalPercent', NO_READING, limits);
  }
  if (owner !== 'mediaStream') return undefined;
  const sound = SOUND.find((measure) => STREAM_MEASURES[measure].wire === name);
  if (sound !== undefined) return ladderOf(sound, NO_READING, limits, 'audio');
  const picture = PICTURES.find((measure) => STREAM_MEASURES[measure].wire === name);
  return picture === undefined ? undefined : ladderOf(picture, NO_READING, limits, 'video');
};

const SOUND = ['lossRatio', 'jitterMs', 'roundTripMs', 'concealedRatio'] as const;
const PICTURES = ['videoFrameLossPercent', 'frameRateFps', 'lossAfterFecRatio'] as const;

/** The last of a ladder's limits is the poor one. */
const words = ({ value, limit }: Ladder['labels'][number], index: number, all: Ladder['labels']): string => {
  const source = limit.source === OURS ? 'our own limit' : limit.source;
  const side = limit.poor === 'above' ? 'over' : 'under';
  return index === all.length - 1 ? `poor ${side} ${value} ${source}` : `${value} ${source}`;
};
