import { MINUTE_MS } from '#base/units';
import type { EndFacts } from '../end-facts.ts';
import { burstReceipt, receiptOf, type Receipt } from '../evidence.ts';
import type { Flow } from '../flow.ts';
import { atLeast, AUDIO_LIMITS, isPast, OURS, RETIRED_LIMITS } from '../limits.ts';
import type { Rule } from '../rule.ts';
import { people, say } from '../sentence.ts';
import { sideOf } from './affected.ts';

const LIMITS = {
  lossMax: atLeast(0.1, 'ratio', OURS, 'J'),
  timesAverage: atLeast(5, 'times', OURS, 'J'),
  concealedMax: RETIRED_LIMITS.concealedRatio,
} as const;

export const shortDropouts: Rule = {
  id: 'short-dropouts',
  code: 'N10',
  title: 'Short dropouts that the average hides',
  kind: 'cause',
  gather: 'call',
  fires:
    'Averages pass, and the maximum of loss reaches its limit, or a maximum past its limit is many times the average, or much sound was concealed at the worst.',
  strengthened: 'People who tick interruptions or distorted sound.',
  weakened: 'A call under a minute.',
  sources: 'Call Quality Dashboard FAQ: compare the average with the maximum. The factors are our judgement.',
  limits: LIMITS,
  tokens: ['Interruptions', 'DistortedSound'],
  judge: (facts) => {
    // What one sends the other hears: in a call of two each direction is told at the end that heard it.
    const ways = facts.far ? (['heard'] as const) : (['sent', 'heard'] as const);
    const flows = ways.map((way) => facts.flow('audio', way));
    const found = flows.flatMap((flow) => {
      const receipt = dropout(facts, flow);
      return receipt ? [{ flow, receipt }] : [];
    });
    if (found.length === 0) return undefined;
    const isShort = facts.durationMs !== undefined && facts.durationMs < MINUTE_MS;
    return {
      side: sideOf(found.map(({ flow }) => flow)),
      published: 0,
      local: 0,
      weight: Math.max(...found.map(({ receipt }) => timesOf(receipt))),
      receipts: found.map(({ receipt }) => receipt),
      against: [
        say`Nobody knows when in the call they were`,
        ...(isShort ? [say`A call under a minute, where one bad moment is much of it`] : []),
      ],
    };
  },
  say: ({ people: keys }) => say`${people(keys)} had short dropouts that the average hides.`,
  next: () => say`Look for roaming between access points and for moments of other traffic; check QoS.`,
};

/** The maximum that betrays a dropout in one direction, if its averages pass. */
const dropout = (facts: EndFacts, flow: Flow): Receipt | undefined => {
  if (flow.grade !== 'burst' && flow.grade !== 'good') return undefined;
  const loss = burstReceipt(facts, flow, 'lossRatio', LIMITS.lossMax);
  if (loss) return loss;
  for (const measure of ['jitterMs', 'roundTripMs'] as const) {
    const receipt = burstReceipt(facts, flow, measure, AUDIO_LIMITS[measure]);
    if (receipt?.kind !== 'reading' || receipt.max === undefined) continue;
    if (receipt.value > 0 && isPast(receipt.max / receipt.value, LIMITS.timesAverage)) return receipt;
  }
  const concealed = flow.worst('concealedMaxRatio', LIMITS.concealedMax);
  return (
    concealed &&
    receiptOf(facts, concealed, { limit: LIMITS.concealedMax, label: `${flow.direction} ${concealed.label}` })
  );
};

const timesOf = (receipt: Receipt): number =>
  receipt.kind === 'reading' && receipt.limit ? (receipt.max ?? receipt.value) / receipt.limit.value : 0;
