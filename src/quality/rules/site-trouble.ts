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
    [...poorByPlace(call)].flatMap(([where, poor]) => {
      const near = fleet.neighbours?.get(where);
      const here = plus(shareOf(call, call.places.get(where) ?? []), near);
      if (here.judged - 1 < LIMITS.otherPeople.value) return [];
      const base = elsewhere(call, where, fleet.audio);
      if (wilsonInterval(here.poor, here.judged).low <= wilsonInterval(base.poor, base.judged).high)
        return [];
      return [toSign(where, poor, here)];
    }),
  say: ({ people, place: where = '', signs }) => {
    const [{ details }] = signs;
    return say`Not only one person: ${details?.['poor'] ?? String(people.length)} of ${details?.['judged'] ?? ''} people on ${place(where, 'one network')} fared poorly.`;
  },
  next: ({ place: where = '' }) =>
    say`Ask the network team about ${place(where, 'that network')}: load of its way out, QoS, egress.`,
};

const poorByPlace = (call: CallFacts): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const key of [...call.poorPeople].sort()) {
    const where = call.people.get(key)?.place;
    if (where === undefined) continue;
    found.set(where, [...(found.get(where) ?? []), key]);
  }
  return found;
};

const isJudged = (call: CallFacts, key: string): boolean => {
  const audio = call.people.get(key)?.audio;
  return audio !== undefined && audio.good + audio.poor > 0;
};

const shareOf = (call: CallFacts, keys: Iterable<string>): Share => {
  const judged = [...keys].filter((key) => isJudged(call, key));
  return { poor: judged.filter((key) => call.poorPeople.has(key)).length, judged: judged.length };
};

const plus = (one: Share, other: Share | undefined): Share => ({
  poor: one.poor + (other?.poor ?? 0),
  judged: one.judged + (other?.judged ?? 0),
});

/** The tenant where it is known, else everybody else in this call. */
const elsewhere = (call: CallFacts, where: string, fleet: Share | undefined): Share => {
  if (fleet) return fleet;
  const others = [...call.people.values()].filter((person) => person.place !== where);
  return shareOf(
    call,
    others.map(({ key }) => key),
  );
};

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
