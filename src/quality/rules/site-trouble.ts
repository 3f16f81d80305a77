import { wilsonInterval } from '#base/interval';
import type { CallFacts } from '../call-facts.ts';
import type { Share } from '../fleet.ts';
import { atLeast, OURS } from '../limits.ts';
import type { CallSign, Rule } from '../rule.ts';
import { place, say } from '../sentence.ts';

const LIMITS = { otherPeople: atLeast(5, 'people', OURS, 'J') } as const;

export const siteTrouble: Rule = {
  id: 'site-trouble',
  code: 'N6',
  title: 'Trouble of a subnet or site',
  kind: 'cause',
  gather: 'place',
  fires:
    'At least five other people of one subnet, in this call or within an hour of it, and a poor share whose interval lies above that of everybody else.',
  strengthened: 'Wired people too; bandwidth that ran short.',
  weakened: 'Other subnets behind the same public address fared as badly.',
  sources:
    'Quality of Experience Review guide: look at the subnets with most poor streams. The test is our judgement.',
  limits: LIMITS,
  needs: ['neighbours', 'fleet'],
  explains: ['unexplained-poor'],
  judgeCall: (call, { fleet }) =>
    [...call.places].flatMap(([where, { judged, poor }]) => {
      const here = plus({ poor: poor.size, judged }, fleet.neighbours?.get(where));
      if (poor.size === 0 || here.judged - 1 < LIMITS.otherPeople.value) return [];
      const base = fleet.audio ?? elsewhere(call, { poor: poor.size, judged });
      if (wilsonInterval(here.poor, here.judged).low <= wilsonInterval(base.poor, base.judged).high)
        return [];
      return [toSign(where, [...poor].sort(), here)];
    }),
  say: ({ people, place: where = '', signs }) => {
    const [{ details }] = signs;
    return say`Not only one person: ${details?.['poor'] ?? String(people.length)} of ${details?.['judged'] ?? ''} people on ${place(where, 'one network')} fared poorly.`;
  },
  next: ({ place: where = '' }) =>
    say`Ask the network team about ${place(where, 'that network')}: load of its way out, QoS, egress.`,
};

const plus = (one: Share, other: Share | undefined): Share => ({
  poor: one.poor + (other?.poor ?? 0),
  judged: one.judged + (other?.judged ?? 0),
});

/** Everybody else in this call, where the tenant is not known. */
const elsewhere = (call: CallFacts, here: Share): Share => ({
  poor: call.poorPeople.size - here.poor,
  judged: call.judgedPeople - here.judged,
});

const toSign = (where: string, poor: readonly string[], { poor: count, judged }: Share): CallSign => ({
  person: poor[0] ?? '',
  people: poor,
  side: 'both',
  published: 1,
  local: 0,
  weight: 1,
  place: where,
  details: { poor: String(count), judged: String(judged) },
  receipts: [
    {
      kind: 'words',
      sentence: say`${count} of ${judged} people on ${place(where, 'one network')} with poor audio`,
    },
  ],
});
