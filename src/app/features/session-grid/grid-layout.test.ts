import { expect, test } from 'vitest';
import { layoutFor } from './grid-layout.ts';

test('beside the panel at 1440 px the lane has the 400 px it was drawn with', () => {
  expect(layoutFor(1052, false)).toMatchObject({
    kind: 'wide',
    laneWidth: 400,
    rowHeight: 28,
    subRowHeight: 24,
  });
});

test('a wider page gives its room to the lane', () => {
  expect(layoutFor(1440, false).laneWidth).toBeGreaterThan(600);
  expect(layoutFor(4_000, false).laneWidth).toBe(960);
});

test('at 800 px a few columns stand beside a lane of 286 px', () => {
  expect(layoutFor(800, false)).toMatchObject({ kind: 'middle', laneWidth: 286, rowHeight: 32 });
});

test('below 640 px the lane goes under its row and takes the whole width', () => {
  expect(layoutFor(320, false)).toMatchObject({ kind: 'narrow', laneWidth: 288, rowHeight: 76 });
});

test('a finger gets rows of 44 px', () => {
  expect(layoutFor(1052, true)).toMatchObject({ rowHeight: 44, subRowHeight: 44 });
});

test('columns on demand take their room from the lane, then from nobody: the list scrolls sideways', () => {
  const two = layoutFor(1440, false, 2);
  expect(two.laneWidth).toBeLessThan(layoutFor(1440, false).laneWidth);
  expect(two.leastWidth).toBeLessThanOrEqual(1440);
  const all = layoutFor(1052, false, 12);
  expect(all.laneWidth).toBe(240);
  expect(all.leastWidth).toBeGreaterThan(1052);
});
