import { describe, expect, test } from 'vitest';
import type { Identity } from '#calls/model';
import { isSamePhone, knownPeople, matchPeople } from './known-people.ts';

const user = (displayName: string, userPrincipalName?: string): Identity => ({
  kind: 'user',
  id: displayName,
  displayName,
  userPrincipalName,
  tenantId: undefined,
});

const people = knownPeople([
  user('Anna Lidman', 'Anna.Lidman@contoso.com'),
  user('Anna Bedecs'),
  user('Annabel Lee'),
  user('Zoë Müller'),
  user('Anna Lidman'),
  {
    kind: 'phone',
    id: '+35840555',
    displayName: undefined,
    userPrincipalName: undefined,
    tenantId: undefined,
  },
]);
const found = (words: string, kind: 'account' | 'name' | 'maybe' = 'name') =>
  matchPeople({ words, kind }, people).map(({ name }) => name);

describe('people', () => {
  test('are known once, phones by their number', () => {
    expect(people.map(({ name }) => name)).toEqual([
      'Anna Lidman',
      'Anna Bedecs',
      'Annabel Lee',
      'Zoë Müller',
      '+35840555',
    ]);
  });

  test('are found by a whole name before the beginning of one', () => {
    expect(found('Anna')).toEqual(['Anna Lidman', 'Anna Bedecs']);
    expect(found('Anna Lid')).toEqual(['Anna Lidman']);
    expect(found('Annab')).toEqual(['Annabel Lee']);
    expect(found('Lidman, Anna')).toEqual(['Anna Lidman']);
    expect(found('Zoe Muller')).toEqual(['Zoë Müller']);
    expect(found('Nobody')).toEqual([]);
  });

  test('are found by their account', () => {
    expect(found('anna.lidman@contoso.com', 'account')).toEqual(['Anna Lidman']);
  });

  test('are found by a word in small letters only when it is all of a name', () => {
    expect(found('anna', 'maybe')).toEqual(['Anna Lidman', 'Anna Bedecs']);
    expect(found('ann', 'maybe')).toEqual([]);
  });
});

describe('a phone number', () => {
  test.each([
    ['0123', '+358 40 555 0123', true],
    ['0405550123', '+358 40 555 0123', true],
    ['358405550123', '+358405550•••', true],
    ['0124', '+358405550123', false],
    ['123', '+358405550•••', false],
    ['5550123', '+358405550•••', true],
    ['23', '+358405550123', false],
  ])('%s may be %s: %s', (asked, known, is) => {
    expect(isSamePhone(asked, known)).toBe(is);
  });
});
