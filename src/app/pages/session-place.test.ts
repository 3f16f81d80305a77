import { expect, test } from 'vitest';
import { joinedAs, rowsOf } from '#report/testing';
import { neighbours, partAtPlace, readSessionPlace, writeSessionPlace } from './session-place.ts';

const rows = rowsOf(
  joinedAs('ana', ['14:00:00', '14:10:00']),
  joinedAs('ben', ['14:00:00', '14:30:00']),
  joinedAs('ana', ['14:12:00', '14:30:00']),
);
const part = (row: number, place: number) => {
  const found = rows[row]?.parts[place];
  if (found === undefined) throw new Error('no such part');
  return found;
};

test('a place is counted from 1, and the callee has a letter', () => {
  expect(readSessionPlace('38')).toEqual({ index: 37, side: undefined });
  expect(readSessionPlace('1c')).toEqual({ index: 0, side: 'callee' });
  for (const nonsense of ['', '0', '-1', '1d', '1.5', '10000000', 'c']) {
    expect(readSessionPlace(nonsense)).toBeUndefined();
  }
  expect(writeSessionPlace({ index: 37, side: 'callee' })).toBe('38c');
});

test('a session is found by its place, with the row it belongs to', () => {
  expect(partAtPlace(rows, { index: 2, side: undefined })).toMatchObject({ row: { name: 'ana' } });
  expect(partAtPlace(rows, { index: 2, side: 'callee' })).toMatchObject({ row: { name: 'ana' } });
  expect(partAtPlace(rows, { index: 9, side: undefined })).toBeUndefined();
});

test('the next session is the next of the same person, then that of the next row', () => {
  expect(neighbours(rows, part(0, 0))).toEqual({ previous: undefined, next: part(0, 1) });
  expect(neighbours(rows, part(0, 1))).toEqual({ previous: part(0, 0), next: part(1, 0) });
  expect(neighbours(rows, part(1, 0))).toEqual({ previous: part(0, 1), next: undefined });
});

test('from a session that the filter leaves out one comes to the first that it keeps', () => {
  expect(neighbours(rows.slice(1), part(0, 0)).next).toBe(part(1, 0));
});
