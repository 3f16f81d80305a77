import type { EpochMs } from '#base/units';
import { isPoorRating, type CallFacts } from './call-facts.ts';
import type { Confidence, Proofs } from './confidence.ts';
import type { Receipt } from './evidence.ts';
import { rangeKey } from './groups.ts';
import type { Group, Rule, Side } from './rule.ts';
import { given, say, type Sentence } from './sentence.ts';

/** One cause with its receipts: what a verdict is made of. */
export type Finding = {
  /** Stable while pages arrive: the same cause keeps its key. */
  readonly key: string;
  readonly rule: string;
  readonly code: string;
  readonly title: string;
  readonly kind: Rule['kind'];
  readonly confidence: Confidence;
  readonly side: Side;
  /** Whom it concerns, the worst first. */
  readonly people: readonly string[];
  readonly sentence: Sentence;
  readonly receipts: readonly Receipt[];
  /** Never left out; empty means nothing strong. */
  readonly against: readonly Sentence[];
  readonly next: Sentence;
  /** Counted for the surest of its cases. */
  readonly proofs: Proofs;
  /** How many people it touched. */
  readonly touched: number;
  /** The worst reading of its cases as a multiple of its limit. */
  readonly weight: number;
};

/** A group of signs in the words of its rule. */
export const toFinding = (rule: Rule, group: Group, call: CallFacts, at: EpochMs | undefined): Finding => {
  const [lead] = group.signs;
  return {
    key: group.key,
    rule: rule.id,
    code: rule.code,
    title: rule.title,
    kind: rule.kind,
    confidence: group.confidence,
    side: group.side,
    people: group.people,
    sentence: rule.say(group, call),
    receipts: [...receiptsOf(group), ...ticked(rule, group, call)],
    against: [...(lead.against ?? []), ...untold(rule, group, call, at)],
    next: rule.next(group, call),
    proofs: {
      published: lead.published,
      local: lead.local,
      ...(lead.contested !== undefined && { contested: lead.contested }),
      ...(lead.cap !== undefined && { cap: lead.cap }),
    },
    touched: lead.touched ?? group.people.length,
    weight: Math.max(...group.signs.map(({ weight }) => weight ?? 0)),
  };
};

/**
 * One person’s receipts as they are. Of several people the same measure is one range: “heard jitter 36–72 ms”;
 * what only the worst of them has stands with their name.
 */
const receiptsOf = ({ signs: [lead], people, ranges }: Group): readonly Receipt[] =>
  lead.receipts.map((receipt) => {
    const range = receipt.kind === 'reading' ? ranges.get(rangeKey(receipt)) : undefined;
    if (receipt.kind === 'words' || receipt.burst === true || people.length < 2 || !range) return receipt;
    return range.count < 2 ? receipt : { ...receipt, value: range.low, to: range.high };
  });

/**
 * “4 of 5 poor ratings tick Distorted sound”, where the reason fits: of all who complained when others could hear
 * the cause, else of those whom it concerns.
 */
const ticked = (rule: Rule, { side, people }: Group, call: CallFacts): readonly Receipt[] => {
  const concerned = new Set(people);
  const voters = [...call.complainers].filter((key) => side === 'sent' || concerned.has(key));
  const [most] = (rule.tokens ?? [])
    .map((token) => ({ token, keys: voters.filter((key) => tickedBy(call, key, token)) }))
    .sort((one, other) => other.keys.length - one.keys.length);
  const [first] = most?.keys ?? [];
  if (most === undefined || first === undefined) return [];
  const token = { kind: 'token', name: most.token } as const;
  const sentence =
    voters.length === 1
      ? say`${given(first)} ticks ${token}`
      : say`${most.keys.length} of ${voters.length} poor ratings tick ${token}`;
  return [{ kind: 'words', sentence }];
};

const tickedBy = (call: CallFacts, key: string, token: string): boolean => {
  const feedback = call.people.get(key)?.feedback;
  return isPoorRating(feedback) && (feedback?.ticked.includes(token) ?? false);
};

/** Streams have no time series: whoever was heard at the moment of the complaint is not in the record. */
const untold = (
  rule: Rule,
  { side }: Group,
  call: CallFacts,
  at: EpochMs | undefined,
): readonly Sentence[] => {
  if (call.isTwoParty || rule.kind !== 'cause' || (side !== 'sent' && side !== 'both')) return [];
  return at === undefined
    ? [say`The record cannot tell who spoke when`]
    : [say`The record cannot tell who spoke at ${{ kind: 'minute', at }}`];
};
