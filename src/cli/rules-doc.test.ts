import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RULES } from '#quality/rules';
import { RULES_PAGE, rulesMarkdown } from './rules-doc.ts';

test('docs/rules.md is the page of today’s rules: npm run docs:rules writes it anew', () => {
  expect(readFileSync(RULES_PAGE, 'utf8')).toBe(rulesMarkdown());
});

test('the page has every rule, and the source of every limit', () => {
  const page = rulesMarkdown();
  for (const { code, title, limits } of RULES) {
    expect(page).toContain(`### ${code} ${title}`);
    for (const { source } of Object.values(limits)) expect(page).toContain(source);
  }
});
