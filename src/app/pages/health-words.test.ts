import { expect, test } from 'vitest';
import { READINESS_CODES } from '#contract/readiness';
import { healthWords } from './health-words.ts';

const SINCE = '2026-11-24T07:40:00.000Z';
const LATER = '2026-11-24T07:55:00.000Z';

test('all is well: since when, and when Graph last answered', () => {
  const words = healthWords({ status: 'ready', since: SINCE, details: [], graphAnsweredAt: LATER }, 'UTC');
  expect(words.heading).toBe('Calls can be read');
  expect(words.sentence).toBe(
    'Everything works since Tue 24 Nov 07:40. Graph last answered Tue 24 Nov 07:55.',
  );
});

test('what keeps calls from being read comes first, with its own beginning', () => {
  const details = [
    { code: 'excess-permission', since: SINCE },
    { code: 'consent-missing', since: LATER },
  ] as const;
  const words = healthWords({ status: 'degraded', since: SINCE, details }, 'Europe/Helsinki');
  expect(words.heading).toBe('Calls cannot be read just now');
  expect(words.sentence).toMatch(/^Since Tue 24 Nov 09:55\./);
  expect(words.sentence).toContain('Graph has not been asked');
  expect(words.details.map(({ code, since }) => [code, since])).toEqual([
    ['excess-permission', 'Tue 24 Nov 09:40'],
    ['consent-missing', 'Tue 24 Nov 09:55'],
  ]);
});

test('a trouble that leaves calls readable does not say otherwise', () => {
  const details = [{ code: 'audit-unavailable', since: LATER }] as const;
  const words = healthWords({ status: 'degraded', since: SINCE, details }, 'UTC');
  expect(words.heading).toBe('Calls can be read');
  expect(words.sentence).toMatch(/^Something below wants looking after\./);
});

test('every code has a heading and a sentence of its own', () => {
  const details = READINESS_CODES.map((code) => ({ code, since: SINCE }));
  const words = healthWords({ status: 'not-ready', since: SINCE, details }, 'UTC').details;
  expect(new Set(words.map(({ heading }) => heading)).size).toBe(READINESS_CODES.length);
  for (const { sentence } of words) expect(sentence).toMatch(/\.$/);
});
