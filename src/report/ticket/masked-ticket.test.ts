import { expect, test } from 'vitest';
import { maskTicket } from './masked-ticket.ts';

const person = (displayName: string, userPrincipalName?: string) => ({
  id: undefined,
  displayName,
  userPrincipalName,
});
const people = [person('Anna Lidman', 'anna.lidman@contoso.com'), person('Diego Siciliani'), undefined];

test('names of the call go, whole or in part, and the complaint stays', () => {
  expect(maskTicket('Anna, yesterday about 14:10, people sounded robotic', people, [])).toBe(
    '[name], yesterday about 14:10, people sounded robotic',
  );
  expect(maskTicket('LIDMAN and diego siciliani heard “Annabel”', people, [])).toBe(
    '[name] and [name] heard “Annabel”',
  );
});

test('what was read as a person goes although nobody in the call is called so', () => {
  expect(maskTicket('Zoë Quist called the desk', people, ['Zoë Quist'])).toBe('[name] called the desk');
});

test('accounts, numbers and links go whoever they are of', () => {
  expect(
    maskTicket(
      'a.b@fabrikam.com from +358 40 555 0123, see https://teams.microsoft.com/l/meetup-join/19%3a?context=x ok',
      people,
      [],
    ),
  ).toBe('[name] from [number], see [link] ok');
});

test('times, dates and ticket numbers stay', () => {
  const text = 'INC-4711: 2026-08-19 14:10 to 14:47, 3 of 5 people';
  expect(maskTicket(text, people, [])).toBe(text);
});

test('a hyphen in a name is one', () => {
  expect(maskTicket('Anne-Marie Löfgren-Ek heard noise', [person('Anne-Marie Löfgren-Ek')], [])).toBe(
    '[name] heard noise',
  );
});

test('a name with signs of patterns in it is only a name', () => {
  expect(maskTicket('(((x.*)+ fell out', [person('(((x.*)+')], [])).not.toContain('x.*');
});
