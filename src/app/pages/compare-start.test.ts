import { expect, test } from 'vitest';
import { joinedAs, rowsOf } from '#report/testing';
import { compareStart } from './compare-start.ts';

const shown = rowsOf(
  joinedAs('ana', ['14:00:00', '14:30:00']),
  joinedAs('ben', ['14:00:00', '14:30:00']),
  joinedAs('cas', ['14:00:00', '14:30:00']),
);
const [ana, ben, cas] = shown;
const start = (selected: typeof ana, about?: typeof ana) => compareStart({ selected, about, shown });

test('the one selected stands beside the first of the list, who is somebody else', () => {
  expect(start(cas)).toEqual(['2', '0']);
  expect(start(ana)).toEqual(['0', '1']);
});

test('the ticket’s person comes before the list', () => {
  expect(start(cas, ben)).toEqual(['2', '1']);
  expect(start(undefined, ben)).toEqual(['1', '0']);
});

test('nobody is compared with nobody', () => {
  expect(compareStart({ selected: ana, about: undefined, shown: shown.slice(0, 1) })).toEqual([]);
});
