import { expect, test } from 'vitest';
import { findMove } from './find-keys.ts';

const ID = 'e523d2ed-2966-4b6b-925b-754a88034cc5';
const ids = ['a', 'b', 'c', 'd'];
const press = (key: string, setting: Partial<Parameters<typeof findMove>[1]> = {}, altKey = false) =>
  findMove({ key, altKey }, { text: 'x', ids, active: undefined, ...setting });

test('Enter opens the first, or the one that the arrows reached', () => {
  expect(press('Enter')).toEqual({ kind: 'open', id: 'a' });
  expect(press('Enter', { active: 2 })).toEqual({ kind: 'open', id: 'c' });
});

test('Enter opens an id before anything was found, and does nothing for other words', () => {
  expect(press('Enter', { ids: [], text: `call ${ID.toUpperCase()} please` })).toEqual({
    kind: 'open',
    id: ID,
  });
  expect(press('Enter', { ids: [], text: 'Anna' })).toBeUndefined();
});

test('arrows go down to the last and up to the box', () => {
  expect(press('ArrowDown')).toEqual({ kind: 'go', to: 0 });
  expect(press('ArrowDown', { active: 3 })).toEqual({ kind: 'go', to: 3 });
  expect(press('ArrowUp', { active: 1 })).toEqual({ kind: 'go', to: 0 });
  expect(press('ArrowUp', { active: 0 })).toEqual({ kind: 'go', to: undefined });
  expect(press('ArrowDown', { ids: [] })).toBeUndefined();
});

test('a figure is a figure until an arrow or Alt makes it a choice', () => {
  expect(press('2')).toBeUndefined();
  expect(press('2', { active: 0 })).toEqual({ kind: 'open', id: 'b' });
  expect(press('3', {}, true)).toEqual({ kind: 'open', id: 'c' });
  expect(press('3', { ids: ['a'] }, true)).toBeUndefined();
});
