import { expect, test } from 'vitest';
import { CQD_LIMITS } from '#quality/limit-sets';
import { ladderOf } from '#report/verdict/ladder';
import { tickWords } from './ladder-shapes.ts';

const WIDTH = 292;
const words = (average: number | undefined, max?: number) =>
  tickWords(ladderOf('lossRatio', { average, max }, CQD_LIMITS), WIDTH);

test('average and maximum name their unit once', () => {
  expect(words(0.118, 0.312).map(({ text }) => text)).toEqual(['avg 11.8', 'max 31.2 %']);
});

test('a value alone is a value, a maximum alone says that it is one', () => {
  expect(words(0.118).map(({ text }) => text)).toEqual(['11.8 %']);
  expect(words(undefined, 0.3).map(({ text }) => text)).toEqual(['max 30.0 %']);
});

test.each([
  [0, 0],
  [0.118, 0.119],
  [0.9, 1],
  [0.001, 1],
])('words of %f and %f neither meet nor leave the ladder', (average, max) => {
  const [first, second] = words(average, max);
  if (!first || !second) throw new Error('two words expected');
  expect(second.x - first.x).toBeGreaterThanOrEqual(((first.text.length + second.text.length) / 2) * 6);
  expect(first.x).toBeGreaterThan(0);
  expect(second.x + second.text.length * 3).toBeLessThanOrEqual(WIDTH + 2);
});
