import { crossingReceipts, receiptsOf } from '../evidence.ts';
import { VIDEO_LIMITS } from '../limits.ts';
import type { Rule } from '../rule.ts';
import { people, say } from '../sentence.ts';
import { sideOf } from './affected.ts';
import { whom } from './words.ts';

const LIMITS = { lossAfterFec: VIDEO_LIMITS.lossAfterFecRatio } as const;

export const frozenVideo: Rule = {
  id: 'frozen-video',
  code: 'V1',
  title: 'Video froze on a clean network',
  kind: 'cause',
  fires:
    'Poor video by frame rate or frame loss, while the audio of that direction and the loss after correction pass.',
  strengthened: 'A short processor; long freezes.',
  weakened: 'A shared document that stands still needs no frames: sharing is not judged here.',
  sources:
    'Order of tests: Call Quality Dashboard. 1 frame a second is fine for a document: Real-Time Analytics page.',
  limits: LIMITS,
  judge: (facts) => {
    const flows = (['sent', 'heard'] as const)
      .map((way) => facts.flow('video', way))
      .filter(({ grade, direction }) => grade === 'poor' && facts.flow('audio', direction).grade !== 'poor')
      .filter((flow) => flow.worst('lossAfterFecRatio', LIMITS.lossAfterFec) === undefined);
    if (flows.length === 0) return undefined;
    return {
      side: sideOf(flows),
      published: flows.reduce((sum, { crossings }) => sum + crossings.length, 0),
      local: 0,
      weight: Math.max(...flows.map(({ worstTimes }) => worstTimes)),
      receipts: [
        ...flows.flatMap((flow) => crossingReceipts(facts, flow)),
        ...receiptsOf(facts, ...flows.map((flow) => [flow.worst('freezeMs')] as const)),
      ],
      against: [say`No processor trouble is recorded`],
    };
  },
  say: ({ people: keys, side }) =>
    side === 'heard'
      ? say`Video that ${people(keys)} saw stuttered, and not because of the network.`
      : say`Video of ${people(keys)} stuttered, and not because of the network.`,
  next: (group) => say`Look at the load and graphics driver of ${whom(group)}; switch effects off.`,
};
