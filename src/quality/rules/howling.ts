import type { CallFacts } from '../call-facts.ts';
import { receiptsOf } from '../evidence.ts';
import { above } from '../limits.ts';
import type { Group, Rule } from '../rule.ts';
import { people, person, place, say } from '../sentence.ts';
import { whom } from './words.ts';

const LIMITS = { howling: above(0, 'times', 'Lync Server 2013, AudioClientEvent', 'P-L') } as const;

export const howling: Rule = {
  id: 'howling',
  code: 'D4',
  title: 'Howling: two open devices in one room',
  kind: 'cause',
  fires: 'Feedback between loudspeaker and microphone was detected.',
  strengthened: 'Somebody else on the same access point, or on the same network; others who tick echo.',
  weakened: 'Nobody else near.',
  sources: 'Lync QoE schema: endpoints that share an audio path. That it is one room is our judgement.',
  limits: LIMITS,
  explains: ['suspected-echo'],
  tokens: ['Echo', 'ElectronicFeedback'],
  judge: (facts) => {
    const howls = facts.device('howlingEventCount', LIMITS.howling);
    if (!howls) return undefined;
    return {
      side: 'sent',
      published: 1,
      local: 0,
      weight: howls.value,
      receipts: receiptsOf(facts, [howls, { limit: LIMITS.howling }]),
    };
  },
  say: (group, call) => {
    const near = roomMate(group, call);
    return near === undefined
      ? say`Two open microphones or a loud speaker howled at the end of ${people(group.people)}.`
      : say`Two open microphones in one room: ${person(group.signs[0].person)} and ${person(near.key)} share ${near.shared}.`;
  },
  next: (group) => say`Ask ${whom(group)} to mute one of the devices, or to use the room’s.`,
};

const roomMate = ({ signs: [lead] }: Group, call: CallFacts) => {
  const own = call.people.get(lead.person);
  if (!own) return undefined;
  for (const other of call.people.values()) {
    if (other.key === own.key) continue;
    if (own.accessPoint !== undefined && other.accessPoint === own.accessPoint) {
      return { key: other.key, shared: place(`access point ${own.accessPoint}`, 'an access point') };
    }
  }
  return undefined;
};
