import { spansOf, type CallFacts } from '../call-facts.ts';
import { EVENT_LIMITS } from '../limits.ts';
import type { Group, Rule } from '../rule.ts';
import { clock, length, people, person, say, type Sentence } from '../sentence.ts';
import { affectedAudio, networkEvents } from './affected.ts';
import { failureReceipt } from './setup-failed.ts';
import { whom } from './words.ts';

const LIMITS = { hurt: EVENT_LIMITS.notable } as const;

export const dropped: Rule = {
  id: 'dropped',
  code: 'M3',
  title: 'Dropped in the middle',
  kind: 'failure',
  fires: 'The record says that a session broke in its middle.',
  strengthened: 'Audio that was poor before, a client that saw the network hurt it.',
  weakened: 'The record does not say why: a closed lid looks the same.',
  sources:
    'Graph: failureInfo. Quality of Experience Review guide: congestion, missing QoS, old clients, closed lids.',
  limits: LIMITS,
  tokens: ['Stopped', 'Interruptions'],
  judge: (facts) => {
    const { failure } = facts;
    if (failure?.stage !== 'midcall' || (facts.far && facts.end === 'callee')) return undefined;
    const affected = affectedAudio(facts);
    const events = affected ? networkEvents(facts, affected) : [];
    return {
      side: 'own',
      published: 1,
      local: Number(affected?.isPoor === true) + events.length,
      weight: affected?.weight ?? 0,
      receipts: [failureReceipt(facts.session, facts.index, failure), ...(affected?.receipts ?? [])],
      against: [say`A closed lid or a program that ended looks the same`],
    };
  },
  say: (group, call) => {
    const { people: keys } = group;
    return keys.length === 1 ? breakOf(group, call) : say`The connection of ${people(keys)} broke.`;
  },
  next: (group) => say`Ask ${whom(group)} what happened then; look at what else is found of that end.`,
};

/** “The connection broke at 14:32:07; Miriam Graham was back 42 s later.” */
const breakOf = ({ people: [key = ''], signs: [{ session }] }: Group, call: CallFacts): Sentence => {
  const facts = call.people.get(key);
  const span = facts?.stays.find((stay) => stay.session === session);
  if (!facts || span?.start === undefined) return say`The connection of ${person(key)} broke.`;
  const next = spansOf(facts)
    .map(({ start }) => start)
    .filter((start) => start > span.end);
  if (call.isTwoParty) return say`The connection broke at ${clock(span.end)}.`;
  if (next.length === 0)
    return say`The connection of ${person(key)} broke at ${clock(span.end)}, and they did not come back.`;
  const gap = Math.min(...next) - span.end;
  return say`The connection broke at ${clock(span.end)}; ${person(key)} was back ${length(gap)} later.`;
};
