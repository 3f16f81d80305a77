import { expect, test } from 'vitest';
import { nextSort } from './next-sort.ts';

test('a head sorts downwards, then upwards, then not at all', () => {
  const first = nextSort({ by: 'worst', descending: true }, 'sentLoss');
  expect(first).toEqual({ by: 'sentLoss', descending: true });
  const second = first && nextSort(first, 'sentLoss');
  expect(second).toEqual({ by: 'sentLoss', descending: false });
  expect(second && nextSort(second, 'sentLoss')).toBeUndefined();
});

test('another head begins anew', () => {
  expect(nextSort({ by: 'sentLoss', descending: false }, 'person')).toEqual({
    by: 'person',
    descending: true,
  });
});
