import { describe, expect, test } from 'vitest';
import type { GridItem } from './grid-items.ts';
import { layoutFor } from './grid-layout.ts';
import { heightOf, linesInSight, placeLines, scrollFor } from './line-places.ts';

// Rows of 28, what stands in them 24 pixels high.
const layout = layoutFor(1_052, false);
const lines = (kinds: string) =>
  placeLines(
    kinds.split('').map((kind) => ({ kind: kind === 'R' ? 'session' : 'medium' }) as GridItem),
    layout,
  );

test('lines stand under one another, each as high as its kind', () => {
  expect([...lines('RmmR')]).toEqual([0, 28, 52, 76, 104]);
  expect(heightOf(lines('RmmR'))).toBe(104);
  expect(heightOf(lines(''))).toBe(0);
});

describe('lines in sight', () => {
  const places = lines('R'.repeat(1_000));

  test('begin and end with those that are seen in part', () => {
    expect(linesInSight(places, { top: 0, height: 100 })).toEqual({ first: 0, last: 3 });
    expect(linesInSight(places, { top: 30, height: 100 })).toEqual({ first: 1, last: 4 });
    expect(linesInSight(places, { top: 28_000 - 100, height: 100 })).toEqual({ first: 996, last: 999 });
  });

  test('are the last ones where the list has become shorter than it is scrolled', () => {
    expect(linesInSight(lines('RRR'), { top: 5_000, height: 56 })).toEqual({ first: 1, last: 2 });
    expect(linesInSight(lines('R'), { top: 5_000, height: 500 })).toEqual({ first: 0, last: 0 });
  });

  test('are none in an empty list', () => {
    expect(linesInSight(lines(''), { top: 0, height: 100 })).toBeUndefined();
  });
});

describe('scrolling to a line', () => {
  const places = lines('RmmRR');

  test('goes nowhere while it is in sight', () => {
    expect(scrollFor(places, 1, { top: 20, height: 60 })).toBe(20);
  });

  test('puts one above at the top and one below at the bottom', () => {
    expect(scrollFor(places, 0, { top: 20, height: 60 })).toBe(0);
    expect(scrollFor(places, 4, { top: 20, height: 60 })).toBe(132 - 60);
  });
});
