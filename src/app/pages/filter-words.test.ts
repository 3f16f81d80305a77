import { expect, test } from 'vitest';
import { NO_FILTER } from '#report/list/row-filter';
import { filterWords, sortWords } from './filter-words.ts';

const nameOf = (key: string) => ({ d: 'Diego Siciliani' })[key] ?? key;

test('a filter is said part by part, and its values in words', () => {
  expect(
    filterWords(
      { ...NO_FILTER, ratedPoor: true, people: ['d'], networks: ['wifi', 'tunnel'], text: 'helsinki' },
      nameOf,
    ),
  ).toBe('rated poor; Diego Siciliani; Wi-Fi or VPN; “helsinki”');
  expect(filterWords(NO_FILTER, nameOf)).toBe('none');
});

test('an order is said with its direction', () => {
  expect(sortWords({ by: 'worst', descending: true })).toBe('Worst first');
  expect(sortWords({ by: 'heardLoss', descending: false })).toBe('By heard loss, rising');
});
