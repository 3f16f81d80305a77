/** Writes docs/rules.md: `npm run docs:rules`. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rule } from '#quality/rule';
import { RULES } from '#quality/rules';
import {
  classificationEntries,
  ORIGIN_WORDS,
  ruleEntries,
  type LimitEntry,
  type RuleEntry,
} from '#report/verdict/rules-page';

/** Where the page stands. */
export const RULES_PAGE = new URL('../../docs/rules.md', import.meta.url);

/** The page of every rule with its limits and sources, in Markdown. */
export const rulesMarkdown = (rules: readonly Rule[] = RULES): string => `# Rules of the diagnosis

Written by \`npm run docs:rules\` from the rules themselves. A number without a published limit is ours and says so:

${Object.entries(ORIGIN_WORDS)
  .map(([origin, words]) => `- **${origin}** ${words}`)
  .join('\n')}

**Likely** needs a published test that is crossed and a proof at that person’s own end, and nothing strong against it;
**Possible** one of the two; **Hint** is judgement alone. What speaks against a cause is always shown beside it.

## Which stream is poor

${classificationEntries()
  .map(({ title, differs, limits }) => `### ${title}\n\n${differs}\n\n${limitTable(limits)}`)
  .join('\n\n')}

## Causes

${ruleEntries(rules).map(ruleSection).join('\n\n')}
`;

const ruleSection = (rule: RuleEntry): string =>
  [
    `### ${rule.code} ${rule.title}`,
    lines(
      ['Fires', rule.fires],
      ['Stronger', rule.strengthened],
      ['Weaker', rule.weakened],
      ['Sources', rule.sources],
      ['Needs', rule.needs.length === 0 ? '' : `${rule.needs.join(', ')}; silent without`],
    ),
    ...(rule.limits.length === 0 ? [] : [limitTable(rule.limits)]),
  ].join('\n\n');

const lines = (...entries: readonly (readonly [string, string])[]): string =>
  entries
    .filter(([, words]) => words !== '')
    .map(([name, words]) => `- ${name}: ${words}`)
    .join('\n');

const limitTable = (limits: readonly LimitEntry[]): string =>
  [
    '| limit | value | origin | source |',
    '| --- | --- | --- | --- |',
    ...limits.map(({ name, words, origin, source }) => `| ${name} | ${words} | ${origin} | ${source} |`),
  ].join('\n');

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  writeFileSync(RULES_PAGE, rulesMarkdown());
}
