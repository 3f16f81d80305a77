import { expect, test } from 'vitest';
import { findChoices } from './find-choices.ts';

const people = ['Ana', 'Anna Lidman', 'Ben'].map((label) => ({ value: label, label, count: 1 }));
const names = (found: ReturnType<typeof findChoices>) => found.shown.map(({ label }) => label);

test('chosen people stand first, whatever is typed', () => {
  expect(names(findChoices(people, ['Ben'], 'an'))).toEqual(['Ben', 'Ana', 'Anna Lidman']);
});

test('of many people the first forty are listed and the rest is counted', () => {
  const many = Array.from({ length: 45 }, (_, at) => ({ value: `${at}`, label: `Person ${at}`, count: 1 }));
  const { shown, more } = findChoices(many, [], '');
  expect([shown.length, more]).toEqual([40, 5]);
});
