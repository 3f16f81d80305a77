import { expect, test } from 'vitest';
import { conditionsOf } from './causes.ts';
import type { Cause } from './causes.ts';
import { feedbackOf, TOKENS } from './feedback.ts';
import { createRandom } from './random.ts';
import type { GraphFeedback } from './wire.ts';

const STARS = ['bad', 'poor', 'fair', 'good', 'excellent'];

const answersOf = (cause: Cause, others: Cause[] = []): readonly (GraphFeedback | null)[] =>
  Array.from({ length: 4_000 }, (_, index) => {
    const random = createRandom('feedback test', cause, ...others, index);
    const sent = others.map((other) => conditionsOf(other, random).sent);
    return feedbackOf(conditionsOf(cause, random), sent, random);
  });

const starsOf = (answers: readonly (GraphFeedback | null)[]): readonly number[] =>
  answers.flatMap((answer) =>
    answer === null || answer.rating === 'notRated' ? [] : [STARS.indexOf(answer.rating) + 1],
  );

const shareOf = <Item>(items: readonly Item[], holds: (item: Item) => boolean): number =>
  items.filter(holds).length / items.length;

test('about one person in seven is asked, and six in ten of them answer', () => {
  const answers = answersOf('healthy');
  expect(shareOf(answers, (answer) => answer !== null)).toBeCloseTo(1 / 7, 1);
  const asked = answers.filter((answer) => answer !== null);
  expect(shareOf(asked, ({ rating }) => rating !== 'notRated')).toBeCloseTo(0.6, 1);
});

test('who heard badly mostly rates poor, who heard well mostly does not, and both have exceptions', () => {
  const heardBadly = shareOf(starsOf(answersOf('mobile')), (stars) => stars <= 2);
  const heardWell = shareOf(starsOf(answersOf('healthy')), (stars) => stars <= 2);
  expect(heardBadly).toBeGreaterThan(0.6);
  expect(heardBadly).toBeLessThan(1);
  expect(heardWell).toBeLessThan(0.2);
  expect(heardWell).toBeGreaterThan(0);
});

test('someone with a clean line complains of what another sent', () => {
  const alone = shareOf(starsOf(answersOf('healthy')), (stars) => stars <= 2);
  const beside = shareOf(starsOf(answersOf('healthy', ['weakWifi'])), (stars) => stars <= 2);
  expect(beside).toBeGreaterThan(alone + 0.3);
});

test('reasons are offered with a poor rating only, and fit what was heard', () => {
  const answers = answersOf('mobile').filter((answer) => answer !== null);
  const poor = answers.filter(({ rating }) => rating === 'bad' || rating === 'poor');
  for (const { tokens } of poor) expect(Object.keys(tokens ?? {})).toEqual([...TOKENS]);
  for (const { rating, tokens } of answers) if (rating === 'good') expect(tokens).toEqual({});
  expect(shareOf(poor, ({ tokens }) => tokens?.['DistortedSound'] === true)).toBeGreaterThan(0.7);
  expect(shareOf(poor, ({ tokens }) => tokens?.['Echo'] === true)).toBeLessThan(0.15);
});
