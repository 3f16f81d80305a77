import { expect, test } from 'vitest';
import { wilsonInterval } from './interval.ts';

test('the interval is Wilson’s: 9 of 41 lies between 12 and 37 percent', () => {
  const { low, high } = wilsonInterval(9, 41);
  expect(low).toBeCloseTo(0.12, 2);
  expect(high).toBeCloseTo(0.367, 2);
});

test('it stays within 0 to 1, and says nothing where nothing was counted', () => {
  expect(wilsonInterval(0, 5).low).toBe(0);
  expect(wilsonInterval(5, 5).high).toBe(1);
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
});
