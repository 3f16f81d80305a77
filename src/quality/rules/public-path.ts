import type { TraceRouteHop } from '#calls/model';
import type { Rule } from '../rule.ts';
import { atLeast, OURS } from '../limits.ts';
import { amount, say } from '../sentence.ts';
import { affectedAudio } from './affected.ts';
import { what, whom } from './words.ts';

const LIMITS = { step: atLeast(30, 'ms', OURS, 'J') } as const;

export const publicPath: Rule = {
  id: 'public-path',
  code: 'N7',
  title: 'The provider’s path',
  kind: 'cause',
  fires:
    'A trace route whose largest step comes after the second hop and stays, at an end whose audio is poor or near it.',
  strengthened: 'A wired end, evening hours.',
  weakened: 'A step at the first hop: then it is the own network or its Wi-Fi.',
  sources:
    'Quality of Experience Review guide: use the public address for home subnets. Reading hops is our judgement.',
  limits: LIMITS,
  tokens: ['Interruptions', 'DistortedSound'],
  judge: (facts) => {
    const found = facts.networks.find(({ thing }) => thing.traceRouteHops.length > 0);
    const step = found && largestStep(found.thing.traceRouteHops);
    if (!step || step.index < 2 || step.addedMs < LIMITS.step.value) return undefined;
    const affected = affectedAudio(facts);
    if (!affected) return undefined;
    return {
      side: affected.side,
      published: affected.published,
      local: 1,
      weight: affected.weight,
      receipts: [
        ...affected.receipts,
        {
          kind: 'words',
          sentence: say`hop ${step.index + 1} of the trace route adds ${amount(step.addedMs, 'ms')}`,
          path: `${found.path}.traceRouteHops[${step.index}].roundTripTime`,
          session: facts.index,
        },
      ],
      against: [say`A trace route is one measurement, before or after the trouble`],
    };
  },
  say: (group) => say`The trouble with ${what(group)} starts after the own router.`,
  next: (group) => say`Send the provider of ${whom(group)} the times of this call and the hops.`,
};

/** The largest addition of a hop that the hops after it keep. */
const largestStep = (
  hops: readonly TraceRouteHop[],
): { readonly index: number; readonly addedMs: number } | undefined => {
  let best: { readonly index: number; readonly addedMs: number } | undefined;
  let before = 0;
  for (const [index, { roundTripMs }] of hops.entries()) {
    if (roundTripMs === undefined) continue;
    const stays = Math.min(...hops.slice(index).map((later) => later.roundTripMs ?? Infinity));
    const addedMs = stays - before;
    if (best === undefined || addedMs > best.addedMs) best = { index, addedMs };
    before = Math.max(before, stays);
  }
  return best;
};
