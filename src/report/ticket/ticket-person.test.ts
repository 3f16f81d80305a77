import { expect, test } from 'vitest';
import { epochMs } from '#base/units';
import { joinedAs, rowsOf } from '../testing.ts';
import { readTicket } from './read-ticket.ts';
import { ticketPerson } from './ticket-person.ts';

const person = (id: string, name: string, rating?: string) =>
  joinedAs(id, ['14:00:00', '14:30:00'], [], {
    caller: {
      '@odata.type': '#microsoft.graph.callRecords.participantEndpoint',
      associatedIdentity: { id, displayName: name },
      ...(rating !== undefined && { feedback: { rating } }),
    },
  });
const lidman = person('1', 'Anna Lidman', 'poor');
const bedecs = person('2', 'Anna Bedecs');
const diego = person('3', 'Diego Siciliani');
const asked = readTicket(
  'Anna, yesterday about 14:10, people sounded robotic',
  epochMs(Date.UTC(2026, 7, 20)),
  'UTC',
).people;
const nameOf = (...sessions: readonly object[]) => ticketPerson(asked, rowsOf(...sessions), [])?.name;

test('the only one of that name is meant', () => {
  expect(nameOf(bedecs, diego)).toBe('Anna Bedecs');
});

test('of several the one who complained is meant, and nobody when no one or more than one did', () => {
  expect(nameOf(bedecs, lidman, diego)).toBe('Anna Lidman');
  expect(nameOf(bedecs, person('1', 'Anna Lidman'))).toBeUndefined();
  expect(nameOf(person('2', 'Anna Bedecs', 'bad'), lidman)).toBeUndefined();
});

test('somebody of that name who is not read yet may be meant too', () => {
  const rows = rowsOf(bedecs);
  const other = { kind: 'user', id: '1', displayName: 'Anna Lidman' } as const;
  const [known] = rowsOf(person('1', 'Anna Lidman')).map((row) => row.person);
  expect(known).toMatchObject({ id: other.id, displayName: other.displayName });
  expect(ticketPerson(asked, rows, known ? [known] : [])).toBeUndefined();
});

test('a ticket that names nobody of the call means nobody', () => {
  expect(nameOf(diego)).toBeUndefined();
});
