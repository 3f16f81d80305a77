import { expect, test } from 'vitest';
import { createNumbering, type NumberedClue } from './numbering.ts';

const internal = (...clues: readonly string[]) => ({ word: 'Internal', clues });

test('each word is counted by itself, in the order in which people are met', () => {
  const numbering = createNumbering();
  expect(numbering.of(internal('anna')).number).toBe(1);
  expect(numbering.of({ word: 'External', clues: ['chen'] })).toEqual({ word: 'External', number: 1 });
  expect(numbering.of(internal('ben')).number).toBe(2);
  expect(numbering.of(internal('anna')).number).toBe(1);
});

test('whoever is known by one clue is known by the others from then on', () => {
  const numbering = createNumbering();
  numbering.of(internal('id anna'));
  expect(numbering.of(internal('id anna', 'upn anna')).number).toBe(1);
  expect(numbering.of(internal('upn anna')).number).toBe(1);
  // The word is the one they were first given, whatever is learned of them later.
  expect(numbering.of({ word: 'Person', clues: ['upn anna'] })).toEqual({ word: 'Internal', number: 1 });
});

test('goes on from what is known, and tells what is new', () => {
  const added: NumberedClue[] = [];
  const numbering = createNumbering({
    known: [{ word: 'Internal', number: 2, clue: 'anna' }],
    highest: [
      { word: 'Internal', number: 7 },
      { word: 'Phone', number: 1 },
    ],
    onNew: (clue) => added.push(clue),
  });
  expect(numbering.of(internal('anna')).number).toBe(2);
  expect(numbering.of(internal('ben', 'ben@contoso.com')).number).toBe(8);
  expect(numbering.of({ word: 'Phone', clues: ['+358'] }).number).toBe(2);
  expect(added).toEqual([
    { word: 'Internal', number: 8, clue: 'ben' },
    { word: 'Internal', number: 8, clue: 'ben@contoso.com' },
    { word: 'Phone', number: 2, clue: '+358' },
  ]);
});
