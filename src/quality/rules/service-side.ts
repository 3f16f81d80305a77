import { atLeast, OURS } from '../limits.ts';
import type { Rule } from '../rule.ts';
import { countOfPeople, say } from '../sentence.ts';
import { hasCause } from './shared-way-out.ts';

const LIMITS = { people: atLeast(4, 'people', OURS, 'J'), sites: atLeast(3, 'count', OURS, 'J') } as const;

export const serviceSide: Rule = {
  id: 'service-side',
  code: 'S1',
  title: 'Service side',
  kind: 'cause',
  gather: 'call',
  fires:
    'People of several unrelated public addresses with poor audio and nothing at their own ends that explains it.',
  strengthened: 'An open incident on the health page; other calls of the same minutes.',
  weakened: 'The record holds no times within a stream, so “the same minutes” cannot be shown.',
  sources: 'Our judgement.',
  limits: LIMITS,
  needs: ['other records'],
  explains: ['unexplained-poor'],
  judgeCall: (call) => {
    const keys = [...call.poorPeople].filter((key) => !hasCause(call.explained.get(key))).sort();
    const sites = new Set(keys.map((key) => call.people.get(key)?.publicAddress).filter(Boolean));
    const [first] = keys;
    if (first === undefined || keys.length < LIMITS.people.value || sites.size < LIMITS.sites.value)
      return [];
    return [
      {
        person: first,
        people: keys,
        side: 'both',
        published: 1,
        local: 0,
        cap: 'hint',
        weight: 1,
        details: { sites: String(sites.size) },
        receipts: [
          {
            kind: 'words',
            sentence: say`${countOfPeople(keys.length)} with poor audio behind ${sites.size} public addresses`,
          },
        ],
        against: [say`Whether it was at the same minutes is not in the record`],
      },
    ];
  },
  say: ({ people: keys, signs: [{ details }] }) =>
    say`Perhaps the service: ${keys.length} people at ${details?.['sites'] ?? ''} places fared poorly, and nothing of theirs explains it.`,
  next: () => say`Look at the service health page; open a case with the call’s id.`,
};
