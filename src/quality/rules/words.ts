import { rangeKey } from '../groups.ts';
import type { Group, Side } from '../rule.ts';
import { amount, given, people, say, type Part, type Sentence } from '../sentence.ts';

/** “what Diego Siciliani sent”, “what 14 people heard”, “what Raul Razo sent and heard”. */
export const what = ({ people: keys, side }: Pick<Group, 'people' | 'side'>): Sentence =>
  side === 'own' ? say`the call of ${people(keys)}` : say`what ${people(keys)} ${WAY[side]}`;

const WAY: Readonly<Record<Exclude<Side, 'own'>, string>> = {
  sent: 'sent',
  heard: 'heard',
  both: 'sent and heard',
};

/** The one to talk to: “Diego”, or “the 14 people”. */
export const whom = ({ people: keys }: Pick<Group, 'people'>): Part | Sentence => {
  const [first, second] = keys;
  if (first === undefined) return 'them';
  if (second === undefined) return given(first);
  return keys.length === 2 ? say`${given(first)} and ${given(second)}` : `the ${keys.length} people`;
};

/** The readings of a label over the group, those past their limit: “36–72 ms”; undefined when nobody has one. */
export const rangeOf = ({ signs, ranges }: Group, label: string): Part | undefined => {
  const receipt = signs
    .flatMap(({ receipts }) => receipts)
    .find((one) => one.kind === 'reading' && one.label === label);
  if (receipt?.kind !== 'reading') return undefined;
  const range = ranges.get(rangeKey(receipt));
  return range && amount(range.low, receipt.unit, range.high);
};
