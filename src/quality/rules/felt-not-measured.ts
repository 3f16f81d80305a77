import { wereTogether, worstSenders, type CallFacts, type Sender } from '../call-facts.ts';
import type { Receipt } from '../evidence.ts';
import type { CallSign, Rule } from '../rule.ts';
import { given, people, person, say } from '../sentence.ts';
import { hasCause } from './shared-way-out.ts';
import { whom } from './words.ts';

/** Senders are looked up for so many complainers; the rest only count. */
const LOOKED_UP = 5;

export const feltNotMeasured: Rule = {
  id: 'felt-not-measured',
  code: 'F1',
  title: 'Felt, but not measured',
  kind: 'gap',
  fires:
    'Somebody rated the call poor or wrote the ticket, and neither their own audio nor what others sent shows a fault.',
  strengthened: 'A comment that says what was wrong.',
  weakened: 'Answers lean negative, and people report what others complain of.',
  sources: 'Quality of Experience Review guide; Call Quality Dashboard FAQ.',
  limits: {},
  tokens: [],
  gather: 'call',
  judgeCall: (call, { about }) => {
    const felt = [...new Set([...(about.person === undefined ? [] : [about.person]), ...call.complainers])];
    return felt
      .filter((key) => isUnexplained(call, key))
      .map((key, index) => toSign(call, key, index < LOOKED_UP));
  },
  say: ({ people: keys, signs: [{ details }] }) => {
    const [first = ''] = keys;
    if (keys.length > 1)
      return say`${people(keys)} rated this call poor. Nothing measured in it crosses a limit.`;
    return details?.['rated'] === undefined
      ? say`Telemetry shows no fault at ${given(first)}’s end.`
      : say`${given(first)} rated this call poor. Nothing measured in it crosses a limit.`;
  },
  next: (group) => say`Ask ${whom(group)} what it sounded like, and try their devices in a test call.`,
};

const isUnexplained = (call: CallFacts, key: string): boolean => {
  const facts = call.people.get(key);
  if (!facts || facts.audio.good + facts.audio.poor === 0 || call.poorPeople.has(key)) return false;
  return !hasCause(call.explained.get(key)) && !hurtByOthers(call, key);
};

const hurtByOthers = (call: CallFacts, key: string): boolean =>
  [...call.hurtOthers].some((other) => other !== key && wereTogether(call, key, other));

const toSign = (call: CallFacts, key: string, isLookedUp: boolean): CallSign => {
  const rating = call.people.get(key)?.feedback?.rating;
  const senders = isLookedUp ? worstSenders(call, key, 1) : [];
  return {
    person: key,
    people: [key],
    side: 'own',
    published: 0,
    local: 0,
    cap: 'noCause',
    ...(typeof rating === 'number' && rating <= 2 && { details: { rated: String(rating) } }),
    receipts: [
      { kind: 'words', sentence: say`${given(key)} sent and heard within every limit` },
      ...senders.map(senderReceipt),
    ],
    against: [],
  };
};

const senderReceipt = ({ person: key, times }: Sender): Receipt => ({
  kind: 'words',
  sentence: say`the worst sender of that time, ${person(key)}, stayed at ${times.toFixed(1)} × a limit`,
});
