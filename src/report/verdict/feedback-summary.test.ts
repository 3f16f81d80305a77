import { expect, test } from 'vitest';
import { parseSessionsPage } from '#calls/parse';
import { summarizeFeedback, tokenWords } from './feedback-summary.ts';
import { createRowBuilder } from '../list/row-builder.ts';

const rowsWith = (...feedbacks: readonly (object | undefined)[]) => {
  const value = feedbacks.map((feedback, index) => ({
    id: `s${index}`,
    startDateTime: '2026-08-19T11:00:00Z',
    caller: { associatedIdentity: { id: `p${index}` }, feedback },
  }));
  const page = parseSessionsPage({ value });
  return page.kind === 'ok' ? createRowBuilder().add(page.value.sessions) : [];
};

test('counts ratings 5 to 1, who was asked in vain, and who was not asked', () => {
  const summary = summarizeFeedback(
    rowsWith(
      { rating: 'poor' },
      { rating: 'excellent' },
      { rating: 'poor' },
      { rating: 'notRated', tokens: {} },
      undefined,
    ),
  );
  expect(summary.ratings.map(({ rating, count }) => [rating, count])).toEqual([
    [5, 1],
    [4, 0],
    [3, 0],
    [2, 2],
    [1, 0],
  ]);
  expect(summary).toMatchObject({ rated: 3, askedWithoutAnswer: 1, notAsked: 1 });
});

test('counts only reasons that were ticked, the most frequent first', () => {
  const { reasons } = summarizeFeedback(
    rowsWith(
      { rating: 'bad', tokens: { Noisy: true, Echo: false } },
      { rating: 'bad', tokens: { Noisy: true, DistortedSound: true } },
    ),
  );
  expect(reasons).toEqual([
    { token: 'Noisy', words: 'Noisy', count: 2 },
    { token: 'DistortedSound', words: 'Distorted sound', count: 1 },
  ]);
});

test.each([
  ['OtherNoSound', 'Others could not hear me'],
  ['NoSound', 'No sound'],
  ['AVOutOfSync', 'AV out of sync'],
  ['camera_frozen', 'Camera frozen'],
  ['Échos', 'Échos'],
])('the token %s reads “%s”', (token, words) => {
  expect(tokenWords(token)).toBe(words);
});
