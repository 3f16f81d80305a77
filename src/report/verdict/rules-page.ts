import { LIMIT_SETS } from '#quality/limit-sets';
import type { Limit, Origin } from '#quality/limits';
import { STREAM_MEASURES, type Measure } from '#quality/measures';
import type { Rule } from '#quality/rule';
import { formatAmount } from './write-sentence.ts';

/** One rule as a page lists it. */
export type RuleEntry = {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly kind: Rule['kind'];
  readonly fires: string;
  readonly strengthened: string;
  readonly weakened: string;
  readonly sources: string;
  /** What it needs beyond the record; without it the rule is silent. */
  readonly needs: readonly string[];
  readonly limits: readonly LimitEntry[];
};

export type LimitEntry = {
  readonly name: string;
  /** `poor over 10 %`, `poor under 7 fps`, `poor from 2 %`. */
  readonly words: string;
  readonly origin: Origin;
  readonly source: string;
};

/** What the tags of limits mean. */
export const ORIGIN_WORDS: Readonly<Record<Origin, string>> = {
  P: 'published by Microsoft for Teams, Graph or the Call Quality Dashboard',
  'P-L': 'published by Microsoft for the same telemetry in Lync or Skype for Business',
  'P-3': 'published by another vendor',
  J: 'our judgement',
};

/** The rules as entries, in their order. */
export const ruleEntries = (rules: readonly Rule[]): readonly RuleEntry[] =>
  rules.map((rule) => ({
    id: rule.id,
    code: rule.code,
    title: rule.title,
    kind: rule.kind,
    fires: rule.fires,
    strengthened: rule.strengthened,
    weakened: rule.weakened,
    sources: rule.sources,
    needs: rule.needs ?? [],
    limits: Object.entries(rule.limits).map(([name, limit]) => limitEntry(spaced(name), limit)),
  }));

/** The limits of each classification, for the page’s tables. */
export const classificationEntries = (): readonly {
  readonly title: string;
  readonly differs: string;
  readonly limits: readonly LimitEntry[];
}[] =>
  Object.values(LIMIT_SETS).map(({ title, differs, audio, video, sharing }) => ({
    title,
    differs,
    limits: [
      {
        ...limitEntry('audio, packets', audio.floor),
        words: `judged over ${formatAmount(audio.floor.value, 'packets')}`,
      },
      ...entriesOf('audio', audio.limits),
      ...entriesOf('video', video.limits),
      ...entriesOf('sharing', sharing.limits),
    ],
  }));

const entriesOf = (
  medium: string,
  limits: Readonly<Partial<Record<Measure, Limit>>>,
): readonly LimitEntry[] =>
  (Object.entries(STREAM_MEASURES) as readonly [Measure, { readonly label: string }][]).flatMap(
    ([name, { label }]) => {
      const limit = limits[name];
      return limit ? [limitEntry(`${medium}, ${label}`, limit)] : [];
    },
  );

const limitEntry = (name: string, limit: Limit): LimitEntry => ({
  name,
  words: `${sideWord(limit)} ${formatAmount(limit.value, limit.unit)}`,
  origin: limit.origin,
  source: limit.source,
});

const sideWord = ({ poor, inclusive }: Limit): string => {
  if (inclusive === true) return poor === 'above' ? 'from' : 'up to';
  return poor === 'above' ? 'over' : 'under';
};

const spaced = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
