import type { EpochMs } from '#base/units';
import { isPoorRating, type CallFacts } from './call-facts.ts';
import type { Confidence, Proofs } from './confidence.ts';
import type { Receipt } from './evidence.ts';
import type { Group, Rule, Side } from './rule.ts';
import { say, type Sentence } from './sentence.ts';

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
    weight: Math.max(...group.signs.map(({ weight }) => weight ?? 0)),
  };
};

/**
 * One person's receipts as they are. Of several people the same measure is one range: “heard jitter 36–72 ms”;
 * what only one of them has stands with its person.
 */
const receiptsOf = ({ signs }: Group): readonly Receipt[] => {
  const [lead, ...others] = signs;
  if (others.length === 0) return lead.receipts;
  return lead.receipts.map((receipt) => {
    if (receipt.kind === 'words' || receipt.burst === true) return receipt;
    const values = others
      .flatMap((sign) => sign.receipts)
      .filter(
        (other) => other.kind === 'reading' && other.label === receipt.label && other.past === receipt.past,
      )
      .map((other) => (other.kind === 'reading' ? other.value : receipt.value));
    if (values.length === 0) return receipt;
    const all = [...values, receipt.value];
    return { ...receipt, value: Math.min(...all), to: Math.max(...all) };
  });
};

/** “4 of 5 poor ratings tick Distorted sound”, where the reason fits and listeners could have heard the cause. */
const ticked = (rule: Rule, { side, people }: Group, call: CallFacts): readonly Receipt[] => {
  const tokens = rule.tokens ?? [];
  const voters = [...call.complainers].filter(
    (key) => side === 'sent' || side === 'both' || people.includes(key),
  );
  const counts = tokens
    .map((token) => ({ token, count: voters.filter((key) => tickedBy(call, key, token)).length }))
    .sort((one, other) => other.count - one.count);
  const most = counts[0];
  if (most === undefined || most.count === 0) return [];
  const ratings = voters.length === 1 ? 'poor rating ticks' : 'poor ratings tick';
  const share = `${most.count} of ${voters.length} ${ratings} `;
  return [{ kind: 'words', sentence: [share, { kind: 'token', name: most.token }] }];
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
