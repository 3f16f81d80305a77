import { above, isPast, OURS } from '../limits.ts';
import type { Rule } from '../rule.ts';
import { people, say } from '../sentence.ts';

const LIMITS = { suspects: above(5, 'people', OURS, 'J') } as const;

export const suspectedEcho: Rule = {
  id: 'suspected-echo',
  code: 'D5',
  title: 'Suspected echo',
  kind: 'cause',
  gather: 'call',
  fires: 'Somebody ticks echo, and a few others spoke through sound that is built into their machine.',
  strengthened: 'Howling at that end.',
  weakened:
    'Echo is not measured in call records: the half-duplex and echo ratios are in the dashboard alone.',
  sources: 'Call Quality Dashboard FAQ; Lync QoE schema. The suspicion is our judgement.',
  limits: LIMITS,
  tokens: ['Echo'],
  judgeCall: (call) => {
    const hearing = [...call.complainers].filter((key) =>
      call.people.get(key)?.feedback?.ticked.includes('Echo'),
    );
    if (hearing.length === 0) return [];
    const suspects = [...call.builtInSpeakers].filter((key) => !hearing.includes(key)).sort();
    const [first] = suspects;
    // Where everybody could be the one, nobody is a suspect.
    if (first === undefined || isPast(suspects.length, LIMITS.suspects)) return [];
    return [
      {
        person: first,
        people: suspects,
        side: 'sent',
        published: 0,
        local: 0,
        cap: 'hint',
        touched: hearing.length,
        receipts: [
          {
            kind: 'words',
            sentence: say`${suspects.length === 1 ? '1 person spoke' : `${suspects.length} people spoke`} through built-in sound`,
          },
        ],
        against: [say`Echo is not measured in call records`],
      },
    ];
  },
  say: ({ people: keys }) => say`Perhaps speaker echo at the end of ${people(keys)}.`,
  next: () => say`Confirm it in the Call Quality Dashboard (half-duplex AEC); try a headset there.`,
};
