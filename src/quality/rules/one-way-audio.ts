import { SECOND_MS } from '#base/units';
import type { EndFacts } from '../end-facts.ts';
import { receiptsOf } from '../evidence.ts';
import { streamPath } from '../judged-streams.ts';
import { below, OURS } from '../limits.ts';
import type { Rule } from '../rule.ts';
import { people, say } from '../sentence.ts';

const LIMITS = { share: below(0.05, 'ratio', OURS, 'J') } as const;
const LONG_ENOUGH_MS = 30 * SECOND_MS;

export const oneWayAudio: Rule = {
  id: 'one-way-audio',
  code: 'M1',
  title: 'One-way audio',
  kind: 'cause',
  fires:
    'Between two people, one direction has no packets or under a twentieth of the other’s for more than 30 seconds, and somebody says that there was no sound, or the call broke.',
  strengthened: 'A device that did not work, a dropped call, no sound ticked.',
  weakened:
    'A muted listener sends next to nothing: never told from packet counts alone, and not in meetings.',
  sources: 'A muted attendee is unclassified: Microsoft. Cut-off: our judgement.',
  limits: LIMITS,
  tokens: ['NoSound', 'OtherNoSound'],
  judge: (facts) => {
    const { far } = facts;
    if (!far || (facts.durationMs ?? 0) <= LONG_ENOUGH_MS) return undefined;
    const sent = facts.flow('audio', 'sent').packets;
    const heard = facts.flow('audio', 'heard').packets;
    if (sent === undefined || heard === undefined || heard === 0 || sent / heard >= LIMITS.share.value)
      return undefined;
    const says = ticks(facts, 'OtherNoSound') || ticks(far, 'NoSound') || facts.failure?.stage === 'midcall';
    if (!says) return undefined;
    return {
      side: 'sent',
      published: 0,
      local: 1,
      weight: 1,
      receipts: receiptsOf(
        facts,
        [packetReading(facts, 'sent'), { label: 'sent packets' }],
        [packetReading(facts, 'heard'), { label: 'heard packets' }],
      ),
      against: [say`A muted microphone looks the same`],
    };
  },
  say: ({ people: keys }) => say`Next to nothing arrived from ${people(keys)}: audio went one way.`,
  next: () => say`Check the microphone, then whether a firewall lets the way back through.`,
};

const ticks = ({ endpoint }: EndFacts, token: string): boolean =>
  endpoint?.feedback?.ticked.includes(token) ?? false;

const packetReading = (facts: EndFacts, direction: 'sent' | 'heard') => {
  const flow = facts.flow('audio', direction);
  const [first] = flow.streams;
  return first && flow.packets !== undefined
    ? {
        value: flow.packets,
        unit: 'packets' as const,
        label: 'packets',
        path: `${streamPath(facts.index, first)}.packetUtilization`,
      }
    : undefined;
};
