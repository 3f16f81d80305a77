import { expect, test } from 'vitest';
import type { Grade } from '#quality/grade';
import { laneShapes, type LaneBar } from './lane-shapes.ts';

const box = { width: 400, height: 28, thin: 3, heavy: 8 };
const bar = (sent: Grade, heard: Grade, from = 0, to = 1, failed = false): LaneBar => ({
  from,
  to,
  sent,
  heard,
  failed,
});

test('what was sent stands above the centre line and what was heard below, half a pixel from it', () => {
  expect(laneShapes([bar('poor', 'good')], box)).toEqual([
    { kind: 'bar', x: 0, y: 5.5, width: 400, height: 8, fill: 'poor' },
    { kind: 'bar', x: 0, y: 14.5, width: 400, height: 3, fill: 'good' },
  ]);
});

test('a burst is a thin bar with an outline as long and as high as a poor one', () => {
  const [, fill, outline] = laneShapes([bar('good', 'burst')], box);
  expect(fill).toMatchObject({ kind: 'bar', y: 14.5, height: 3, fill: 'good' });
  expect(outline).toEqual({
    kind: 'outline',
    x: 0.6,
    y: 15.1,
    width: 398.8,
    height: 6.8,
    stroke: 'poor',
    thickness: 1.2,
  });
});

test('not judged is hollow and no data is dashes: neither has a filled bar', () => {
  const shapes = laneShapes([bar('notJudged', 'noData')], box);
  expect(shapes.map((shape) => shape.kind)).toEqual(['outline', 'dashes']);
  expect(shapes[0]).toMatchObject({ y: 10, height: 3, stroke: 'none' });
  expect(shapes[1]).toMatchObject({ y: 16 });
});

test('a failed bar ends in a cross on the centre line, unless its end is out of sight', () => {
  expect(laneShapes([bar('good', 'good', 0, 0.5, true)], box).at(-1)).toEqual({
    kind: 'cross',
    x: 200,
    y: 14,
  });
  expect(laneShapes([bar('good', 'good', 0, 1.5, true)], box).map((shape) => shape.kind)).not.toContain(
    'cross',
  );
});

test('neighbouring segments are parted by a gap of 2 px', () => {
  const [first, , second] = laneShapes([bar('good', 'good', 0, 0.5), bar('good', 'good', 0.5, 1)], box);
  expect(first).toMatchObject({ x: 0, width: 198 });
  expect(second).toMatchObject({ x: 200, width: 200 });
});

test('a bar shorter than 2 px is drawn 2 px wide and never outside the box', () => {
  expect(laneShapes([bar('good', 'good', 0.999, 1)], box)[0]).toMatchObject({ x: 398, width: 2 });
});

test('bars are cut to the window, and those wholly outside it are not drawn', () => {
  expect(laneShapes([bar('good', 'good', -1, 2)], box)[0]).toMatchObject({ x: 0, width: 400 });
  expect(laneShapes([bar('good', 'good', 1.2, 2)], box)).toEqual([]);
});
