import type { EndFacts } from '../end-facts.ts';
import { crossingReceipt, type Receipt } from '../evidence.ts';

/** The round trip of a person's audio, where it is past its limit, and how many times. It is one for both ways. */
export const crossedRoundTrip = (
  facts: EndFacts,
): { readonly receipt: Receipt | undefined; readonly times: number } => {
  for (const direction of ['heard', 'sent'] as const) {
    const flow = facts.flow('audio', direction);
    const crossing = flow.crossings.find(({ measure }) => measure === 'roundTripMs');
    if (!crossing) continue;
    return {
      receipt: { ...crossingReceipt(facts, flow, crossing), label: 'round trip' },
      times: crossing.timesLimit,
    };
  }
  return { receipt: undefined, times: 0 };
};
