import { crossingReceipts, receiptsOf } from '../evidence.ts';
import { above, EVENT_LIMITS } from '../limits.ts';
import { present } from '../reading.ts';
import type { Rule } from '../rule.ts';
import { people, say } from '../sentence.ts';
import { whom } from './words.ts';

const LIMITS = {
  busy: EVENT_LIMITS.notable,
  videoProcessing: above(0.1, 'ratio', 'Lync Server 2013, DynamicCapabilityPercent', 'P-L'),
} as const;

export const shortProcessor: Rule = {
  id: 'short-processor',
  code: 'D1',
  title: 'Processor too short',
  kind: 'cause',
  fires:
    'A processor that was too busy for a notable share of the call, or a machine that managed too little of the video it should.',
  strengthened: 'Few or slow cores, video and sharing at once, few frames sent, glitches.',
  weakened: 'Network measures of the same stream are poor: then it is both.',
  sources: 'Meaning: Lync QoE schema. Call Quality Dashboard FAQ: look here first when the network is clean.',
  limits: LIMITS,
  explains: ['sound-glitches', 'frozen-video'],
  tokens: ['DistortedSound', 'Interruptions'],
  judge: (facts) => {
    const busy = facts.device('cpuInsufficientEventRatio', LIMITS.busy);
    const flows = [facts.flow('video', 'sent'), facts.flow('sharing', 'sent')];
    const [processing] = present(
      ...flows.map((flow) => flow.worst('lowVideoProcessingRatio', LIMITS.videoProcessing)),
    );
    if (!busy && !processing) return undefined;
    const pictures = flows.filter(({ grade }) => grade === 'poor');
    const audioIsPoor = (['sent', 'heard'] as const).some((way) => facts.flow('audio', way).grade === 'poor');
    return {
      side: 'sent',
      published: Number(processing !== undefined) + pictures.length,
      local: busy ? 1 : 0,
      weight: Math.max(0, ...pictures.map(({ worstTimes }) => worstTimes)),
      receipts: [
        ...receiptsOf(facts, [busy, { limit: LIMITS.busy }], [processing, { limit: LIMITS.videoProcessing }]),
        ...pictures.flatMap((flow) => crossingReceipts(facts, flow)),
        ...receiptsOf(facts, [facts.device('micGlitchRate')]),
      ],
      against: audioIsPoor ? [say`The network was poor as well`] : [],
    };
  },
  say: ({ people: keys }) =>
    keys.length === 1
      ? say`The machine of ${people(keys)} could not keep up.`
      : say`The machines of ${people(keys)} could not keep up.`,
  next: (group) =>
    say`Ask ${whom(group)} to close other programs and to switch effects off; look at the hardware.`,
};
