import { expect, test } from 'vitest';
import type { ComplaintPoint } from '#report/verdict/complaints';
import { limitY, plotOf, PLOT, ratingX } from './plot-shapes.ts';

const rated = (rating: ComplaintPoint['rating'], timesLimit: number | undefined): ComplaintPoint => ({
  key: `${rating} ${timesLimit}`,
  name: 'Anna',
  rating,
  timesLimit,
  quadrant: undefined,
  isRinged: false,
  reasons: [],
  words: '',
});

test('a reading on its limit stands on the line, worse above it', () => {
  const plot = plotOf([rated(3, 1), rated(5, 2)]);
  expect(plot.points[0]?.y).toBe(limitY(plot));
  expect(plot.points[1]?.y).toBeLessThan(limitY(plot));
});

test('the axis grows with the readings and stops at six times the limit', () => {
  expect(plotOf([rated(1, 0.2)]).ticks.at(-1)?.times).toBe(3);
  expect(plotOf([rated(1, 4.2)]).ticks.at(-1)?.times).toBe(5);
  const far = plotOf([rated(1, 40)]);
  expect(far.ticks.at(-1)?.times).toBe(6);
  expect(far.points).toMatchObject([{ isBeyond: true }]);
});

test('people who rated and measured alike stand side by side inside the plot', () => {
  const { points } = plotOf([rated(2, 0.3), rated(2, 0.3), rated(2, 0.31)]);
  expect(new Set(points.map(({ x }) => x)).size).toBe(3);
  for (const { x, y } of points) {
    expect(Math.abs(x - ratingX(2))).toBeLessThan(16);
    expect(y).toBeLessThan(PLOT.bottom);
  }
});

test('who was not measured has no place', () => {
  expect(plotOf([rated(2, undefined)]).points).toEqual([]);
});
