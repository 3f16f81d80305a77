import type { CallFacts } from './call-facts.ts';
import { confidenceRank } from './confidence.ts';
import type { Finding } from './finding.ts';

/**
 * Findings in the order in which a reader should meet them; all of it is our judgement.
 *
 * 1. a failure, when it is the ticket's or touched a good part of the call: reliability before quality
 * 2. what the ticket's person heard badly themselves
 * 3. Likely causes: those that hurt others first, then by how many people they touch
 * 4. Possible causes and hints by people touched, a Possible counting twice
 * 5. why nothing can be said, and circumstances
 */
export const rankFindings = (
  findings: readonly Finding[],
  call: CallFacts,
  about: string | undefined,
): readonly Finding[] =>
  findings
    .map((finding) => ({ finding, order: orderOf(finding, call, about) }))
    .sort((one, other) => compare(one.order, other.order) || (one.finding.key < other.finding.key ? -1 : 1))
    .map(({ finding }) => finding);

const orderOf = (finding: Finding, call: CallFacts, about: string | undefined): readonly number[] => {
  const tier = tierOf(finding, call, about);
  if (finding.kind === 'circumstance') return [tier, CODES.indexOf(finding.code)];
  const likely = finding.confidence === 'likely';
  return [
    tier,
    likely && finding.side === 'sent' ? 0 : 1,
    -finding.touched * (finding.confidence === 'hint' ? 1 : 2),
    confidenceRank(finding.confidence),
    SIDE_ORDER.indexOf(finding.side),
    -finding.weight,
  ];
};

/** Circumstances stand in the order of the catalogue. */
const CODES: readonly string[] = ['C1', 'C2', 'C3', 'C4'];

const SIDE_ORDER: readonly Finding['side'][] = ['both', 'sent', 'heard', 'own'];

/** In a call of so few, or when so many of them were touched, a failure is what the call was about. */
const FEW_PEOPLE = 4;
const MANY_SHARE = 0.1;

const tierOf = (finding: Finding, call: CallFacts, about: string | undefined): number => {
  const { kind, people, confidence } = finding;
  const theirs = about !== undefined && people.includes(about);
  switch (kind) {
    case 'failure':
      return theirs || call.people.size <= FEW_PEOPLE || people.length / call.people.size >= MANY_SHARE
        ? 0
        : rest(confidence);
    case 'cause':
      return theirs && confidence !== 'hint' && finding.side !== 'sent' ? 1 : rest(confidence);
    case 'gap':
      return 4;
    case 'circumstance':
      return 5;
  }
};

const rest = (confidence: Finding['confidence']): number => (confidence === 'likely' ? 2 : 3);

const compare = (some: readonly number[], others: readonly number[]): number => {
  for (const [index, one] of some.entries()) {
    const difference = one - (others[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};
