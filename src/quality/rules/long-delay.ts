import { receiptsOf } from '../evidence.ts';
import { AUDIO_LIMITS, EVENT_LIMITS } from '../limits.ts';
import type { Rule } from '../rule.ts';
import { people, say } from '../sentence.ts';
import { crossedRoundTrip } from './round-trip.ts';
import { rangeOf } from './words.ts';

const LIMITS = { roundTrip: AUDIO_LIMITS.roundTripMs, felt: EVENT_LIMITS.notable } as const;

export const longDelay: Rule = {
  id: 'long-delay',
  code: 'N9',
  title: 'Long delay',
  kind: 'cause',
  gather: 'call',
  fires: 'An average round trip past its limit, or a client that felt delay for a notable share of the call.',
  strengthened: 'Both together; a relay far away, VPN, mobile data.',
  weakened: 'Only the maximum is high.',
  sources: 'Call Quality Dashboard; Quality of Experience Review guide: the walkie-talkie effect.',
  limits: LIMITS,
  explains: ['public-path'],
  tokens: ['Interruptions'],
  judge: (facts) => {
    const felt = facts.network('delayEventRatio', LIMITS.felt);
    const { receipt, times } = crossedRoundTrip(facts);
    if (!receipt && !felt) return undefined;
    // Both ends of a call of two see one round trip: it is told at the end whose client felt it.
    if (!felt && facts.far && (facts.end === 'callee' || facts.far.network('delayEventRatio', LIMITS.felt))) {
      return undefined;
    }
    return {
      side: receipt ? 'both' : 'own',
      published: receipt ? 1 : 0,
      local: felt ? 1 : 0,
      ...(receipt ? {} : { cap: 'hint' as const }),
      weight: times,
      receipts: [...(receipt ? [receipt] : []), ...receiptsOf(facts, [felt, { limit: LIMITS.felt }])],
    };
  },
  say: (group) => {
    const range = rangeOf(group, 'round trip');
    return range === undefined
      ? say`Delay was felt at the end of ${people(group.people)}: people talk over each other.`
      : say`It takes ${range} to ${people(group.people)} and back: people talk over each other.`;
  },
  next: () => say`Look at the path: a distant relay, a hairpin through a data centre, a VPN.`,
};
