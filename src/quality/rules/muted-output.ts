import { receiptsOf } from '../evidence.ts';
import { atLeast, OURS } from '../limits.ts';
import { present } from '../reading.ts';
import type { Rule } from '../rule.ts';
import { people, say } from '../sentence.ts';
import { whom } from './words.ts';

const MOST = atLeast(0.5, 'ratio', OURS, 'J');
const LIMITS = { muted: MOST, zeroVolume: MOST } as const;

export const mutedOutput: Rule = {
  id: 'muted-output',
  code: 'D7',
  title: 'Speaker muted or at zero',
  kind: 'cause',
  fires: 'The speaker was muted, or its volume at zero, for half of the call or more.',
  strengthened: 'The same person ticks no sound.',
  weakened: 'A short part of the call.',
  sources: 'Meaning: Lync QoE schema. Cut-off: our judgement.',
  limits: LIMITS,
  explains: ['one-way-audio'],
  tokens: ['NoSound'],
  judge: (facts) => {
    const muted = facts.device('renderMuteEventRatio', LIMITS.muted);
    const zeroVolume = facts.device('renderZeroVolumeEventRatio', LIMITS.zeroVolume);
    if (!muted && !zeroVolume) return undefined;
    const readings = present(muted, zeroVolume);
    const complains = facts.endpoint?.feedback?.ticked.includes('NoSound') ?? false;
    return {
      side: 'heard',
      published: 0,
      local: 1,
      weight: Math.max(...readings.map(({ value }) => value)),
      receipts: receiptsOf(facts, ...readings.map((reading) => [reading, { limit: MOST }] as const)),
      against: complains ? [] : [say`Whoever mutes their speaker often means to`],
    };
  },
  say: ({ people: keys }) => say`The speaker of ${people(keys)} was muted or at zero for most of the call.`,
  next: (group) => say`Ask ${whom(group)} to look at the volume and at the chosen speaker.`,
};
