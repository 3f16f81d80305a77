import { above, isPast } from '../limits.ts';
import type { Rule } from '../rule.ts';
import { amount, people, say } from '../sentence.ts';
import { whom } from './words.ts';

const LIMITS = {
  months: above(6, 'months', 'Quality of Experience Review guide, for Skype clients', 'P-L'),
} as const;

export const oldClient: Rule = {
  id: 'old-client',
  code: 'C1',
  title: 'Old client',
  kind: 'circumstance',
  fires: 'A client more than six months behind the newest one of its platform in the tenant.',
  strengthened: 'The same version fares badly elsewhere.',
  weakened: 'A platform nobody knows.',
  sources:
    'Quality of Experience Review guide: under six months advised. Comparing with the fleet is our judgement.',
  limits: LIMITS,
  needs: ['fleet'],
  judge: (facts, { fleet }) => {
    const { platform, applicationVersion } = facts.endpoint?.userAgent ?? {};
    if (platform === undefined || applicationVersion === undefined) return undefined;
    const months = fleet.clientAgeMonths?.get(platform)?.get(applicationVersion);
    if (months === undefined || !isPast(months, LIMITS.months)) return undefined;
    return {
      side: 'own',
      published: 1,
      local: 0,
      cap: 'hint',
      weight: months,
      receipts: [
        {
          kind: 'words',
          sentence: say`version ${applicationVersion}, ${amount(months, 'months')} behind`,
          path: `${facts.endpointPath}.userAgent.applicationVersion`,
          session: facts.index,
        },
      ],
    };
  },
  say: ({ people: keys, signs: [{ weight = 0 }] }) =>
    keys.length === 1
      ? say`The client of ${people(keys)} is ${amount(weight, 'months')} behind your fleet.`
      : say`The clients of ${people(keys)} are behind your fleet.`,
  next: (group) => say`Update the client of ${whom(group)}.`,
};
