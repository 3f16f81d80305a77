import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accuracyPage, accuracyTable, measureAccuracy } from '../../bench/diagnosis-accuracy.ts';

const accuracy = measureAccuracy();

test('planted causes are ranked first as often as is said, and hardly anything else is called likely', () => {
  process.stdout.write(`${accuracyTable(accuracy)}\n`);
  expect(accuracy.tracedFirst / accuracy.traced).toBeGreaterThanOrEqual(0.95);
  expect(accuracy.first / accuracy.planted).toBeGreaterThanOrEqual(0.93);
  expect(accuracy.callsWithFalseAlarm / accuracy.outcomes.length).toBeLessThan(0.02);
  expect(accuracy.healthyWithFalseAlarm).toBe(0);
});

test('the page in docs holds the numbers of today: npm run docs:accuracy writes it anew', () => {
  const page = readFileSync(new URL('../../docs/diagnosis-accuracy.md', import.meta.url), 'utf8');
  expect(page).toBe(accuracyPage(accuracy));
});
