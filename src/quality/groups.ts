import { confidenceOf, confidenceRank } from './confidence.ts';
import type { Group, PlacedSign, Rule, Spread } from './rule.ts';

/** Gathers signs of one cause as they come, so that a page costs work for its own signs. */
export type Groups = {
  /** Adds a sign; `others` are concerned as well and have none of their own. */
  readonly add: (rule: Rule, sign: PlacedSign, others?: readonly string[]) => void;
  /** Every group with a case of its own, and its rule. */
  readonly all: () => readonly { readonly rule: Rule; readonly group: Group }[];
};

/** So many signs of a group are kept with their evidence; of the rest only whose they are. */
const KEPT = 8;

type Gathered = {
  readonly rule: Rule;
  readonly key: string;
  readonly members: Set<string>;
  /** People with a case of their own, each with the worst of their signs so far. */
  readonly weights: Map<string, number>;
  readonly ranges: Map<string, Spread>;
  kept: readonly PlacedSign[];
};

/** Under which readings of several people are one range: those past the limit apart from those that are not. */
export const rangeKey = ({ label, past }: { readonly label: string; readonly past: boolean }): string =>
  past ? `${label} past` : label;

/** No signs yet. */
export const createGroups = (): Groups => {
  const gathered = new Map<string, Gathered>();
  return {
    add: (rule, sign, others = []) => {
      const key = keyOf(rule, sign);
      let group = gathered.get(key);
      if (!group) {
        group = { rule, key, members: new Set(), weights: new Map(), ranges: new Map(), kept: [] };
        gathered.set(key, group);
      }
      group.members.add(sign.person);
      if (sign.bystander === true) return;
      group.weights.set(sign.person, Math.max(group.weights.get(sign.person) ?? 0, sign.weight ?? 0));
      widen(group.ranges, sign);
      group.kept = keepWorst(group.kept, sign);
      for (const other of others) {
        group.members.add(other);
        if (!group.weights.has(other)) group.weights.set(other, 0);
      }
    },
    all: () =>
      [...gathered.values()].flatMap((group) => {
        const [first, ...rest] = group.kept;
        return first === undefined ? [] : [{ rule: group.rule, group: toGroup(group, [first, ...rest]) }];
      }),
  };
};

const widen = (ranges: Map<string, Spread>, { receipts }: PlacedSign): void => {
  for (const receipt of receipts) {
    if (receipt.kind !== 'reading') continue;
    const { value } = receipt;
    const before = ranges.get(rangeKey(receipt));
    ranges.set(rangeKey(receipt), {
      low: Math.min(value, before?.low ?? value),
      high: Math.max(value, before?.high ?? value),
      count: (before?.count ?? 0) + 1,
    });
  }
};

/** What the group is gathered by. Side and confidence are part of it unless place or call stand above them. */
const keyOf = (rule: Rule, sign: PlacedSign): string => {
  switch (rule.gather ?? 'side') {
    case 'call':
      return rule.id;
    case 'place':
      return `${rule.id} ${sign.place ?? sign.person}`;
    case 'side':
      return `${rule.id} ${sign.side} ${confidenceOf(sign)}`;
  }
};

const keepWorst = (kept: readonly PlacedSign[], sign: PlacedSign): readonly PlacedSign[] => {
  const same = kept.find(({ person }) => person === sign.person);
  if (same && compareSigns(same, sign) <= 0) return kept;
  return [...kept.filter((one) => one !== same), sign].sort(compareSigns).slice(0, KEPT);
};

/** The surer first, then the worse. The person decides last, so that the order of pages never shows. */
const compareSigns = (one: PlacedSign, other: PlacedSign): number =>
  confidenceRank(confidenceOf(one)) - confidenceRank(confidenceOf(other)) ||
  (other.weight ?? 0) - (one.weight ?? 0) ||
  (one.person < other.person ? -1 : one.person > other.person ? 1 : one.session - other.session);

const toGroup = (
  { key, members, weights, ranges, kept }: Gathered,
  signs: readonly [PlacedSign, ...PlacedSign[]],
): Group => {
  const leading = kept.map(({ person }) => person);
  const known = new Set(leading);
  const others = [...weights].filter(([person]) => !known.has(person));
  return {
    key,
    side: sideOf(signs),
    confidence: confidenceOf(signs[0]),
    place: signs[0].place,
    people:
      signs[0].ofCall === true
        ? []
        : [...leading, ...others.sort(([, one], [, other]) => other - one).map(([person]) => person)],
    members: [...members],
    ranges,
    signs,
  };
};

/** What was damaged, by those signs that say it. */
const sideOf = (signs: readonly PlacedSign[]): Group['side'] => {
  const [first, ...rest] = signs.map(({ side }) => side).filter((side) => side !== 'own');
  if (first === undefined) return 'own';
  return rest.every((side) => side === first) ? first : 'both';
};
