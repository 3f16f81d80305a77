import type { Rule } from '../rule.ts';
import { atLeast, OURS } from '../limits.ts';
import { place, say } from '../sentence.ts';

const LIMITS = { subnets: atLeast(2, 'count', OURS, 'J'), people: atLeast(3, 'people', OURS, 'J') } as const;

export const sharedWayOut: Rule = {
  id: 'shared-way-out',
  code: 'N7b',
  title: 'Several subnets behind one public address',
  kind: 'cause',
  gather: 'place',
  fires:
    'People of several subnets behind one public address with poor audio, and nothing at their own ends that explains it.',
  strengthened: 'Evening hours, several calls.',
  weakened: 'One of the subnets alone is poor: then it is the subnet.',
  sources: 'Quality of Experience Review guide: group by public address. The logic is our judgement.',
  limits: LIMITS,
  needs: ['neighbours'],
  explains: ['unexplained-poor'],
  judgeCall: (call) => {
    const byAddress = new Map<string, string[]>();
    for (const key of [...call.poorPeople].sort()) {
      const { publicAddress } = call.people.get(key) ?? {};
      if (publicAddress === undefined || hasCause(call.explained.get(key))) continue;
      byAddress.set(publicAddress, [...(byAddress.get(publicAddress) ?? []), key]);
    }
    return [...byAddress].flatMap(([address, keys]) => {
      const subnets = new Set(keys.map((key) => call.people.get(key)?.place));
      if (subnets.size < LIMITS.subnets.value || keys.length < LIMITS.people.value) return [];
      return [
        {
          person: keys[0] ?? '',
          people: keys,
          side: 'both' as const,
          published: 1,
          local: 0,
          weight: 1,
          place: address,
          details: { subnets: String(subnets.size) },
          receipts: [
            {
              kind: 'words' as const,
              sentence: say`${keys.length} people on ${subnets.size} subnets with poor audio`,
            },
          ],
        },
      ];
    });
  },
  say: ({ people, place: where = '', signs: [{ details }] }) =>
    say`${people.length} people on ${details?.['subnets'] ?? ''} subnets fared poorly, all behind ${place(where, 'one public address')}.`,
  next: ({ place: where = '' }) =>
    say`Ask the provider of ${place(where, 'that address')} with times of this call.`,
};

/** A cause other than “poor, and nothing explains it”. */
export const hasCause = (rules: ReadonlySet<string> | undefined): boolean =>
  rules !== undefined && [...rules].some((rule) => rule !== 'unexplained-poor');
