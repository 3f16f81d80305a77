import { expect, test } from 'vitest';
import { sideGrid } from './side-grid.ts';
import { audioOf, joinedAs, rowsOf, streamOf } from '../testing.ts';
import { cellSentence, gridShapes, type CellShape } from './grid-shapes.ts';

const person = (name: string, sentLoss: number, heardLoss: number) =>
  joinedAs(
    name,
    ['14:00:00', '14:30:00'],
    [
      audioOf(
        streamOf('callerToCallee', { loss: sentLoss, packets: 9_000 }),
        streamOf('calleeToCaller', { loss: heardLoss, packets: 9_000 }),
      ),
    ],
  );
const crowd = (count: number) => Array.from({ length: count }, (_, index) => person(`Person ${index}`, 0, 0));
const nameOf = (key: string) => key;
const shapesOf = (about: string | undefined, ...people: readonly object[]): readonly CellShape[] =>
  gridShapes(sideGrid(rowsOf(...people), 'audio', about), about, nameOf);
const cell = (shapes: readonly CellShape[], sent: string, heard: string): CellShape => {
  const found = shapes.find((shape) => shape.cell.sent === sent && shape.cell.heard === heard);
  if (found === undefined) throw new Error('no such cell');
  return found;
};

test('who hurt others stands first, as a diamond with a name', () => {
  const [hurt] = shapesOf(undefined, person('Diego Siciliani', 0.2, 0), ...crowd(20));
  expect(hurt?.marks).toMatchObject([{ kind: 'poor', key: 'Diego Siciliani' }]);
  expect(hurt?.names).toBe('Diego Siciliani');
});

test.each([1, 20, 100, 238, 400])('%i marks stay inside their cell, one a person', (count) => {
  const { marks, box } = cell(shapesOf(undefined, ...crowd(count)), 'well', 'well');
  expect(marks).toHaveLength(count);
  for (const { x, y, size } of marks) {
    expect(x - size / 2).toBeGreaterThanOrEqual(box.x);
    expect(x + size / 2).toBeLessThanOrEqual(box.x + box.width);
    expect(y - size / 2).toBeGreaterThanOrEqual(box.y);
    expect(y + size / 2).toBeLessThanOrEqual(box.y + box.height);
  }
});

test('no two people share a place', () => {
  const { marks } = cell(shapesOf(undefined, ...crowd(238)), 'well', 'well');
  expect(new Set(marks.map(({ x, y }) => `${x} ${y}`)).size).toBe(238);
});

test('above 400 people there are bars in place of marks', () => {
  const { marks, bar } = cell(shapesOf(undefined, ...crowd(401)), 'well', 'well');
  expect(marks).toEqual([]);
  expect(bar?.width).toBeGreaterThan(100);
});

test('the ticket’s person is the last mark of their cell', () => {
  const { marks } = cell(shapesOf('Person 3', ...crowd(20)), 'well', 'well');
  expect(marks.at(-1)).toMatchObject({ key: 'Person 3', isTicket: true });
});

test('names that do not fit are shortened to first names, then counted', () => {
  const poor = (...names: readonly string[]) =>
    cell(shapesOf(undefined, ...names.map((name) => person(name, 0, 0.2)), ...crowd(20)), 'well', 'poor')
      .names;
  expect(poor('Isaiah Langer', 'Johanna Lorenz', 'Joni Sherman')).toBe('Isaiah, Johanna, Joni');
  expect(poor('Konstantin A', 'Maximiliana B', 'Bartholomew C', 'Alexandrina D')).toBe(
    'Konstantin, Maximiliana +2',
  );
});

test('a cell says in a sentence what it shows', () => {
  const { cell: hurt } = cell(shapesOf(undefined, person('Diego', 0.2, 0), ...crowd(20)), 'poor', 'well');
  expect(cellSentence(hurt, nameOf)).toBe('Sent poorly, heard well: 1 person, Diego');
});
