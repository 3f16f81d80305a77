import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { epochMs } from '#base/units';
import { readTicket } from './read-ticket.ts';
import type { Ticket } from './ticket.ts';

/** Thursday 20 August 2026, 10:10 in Helsinki. */
const NOW = epochMs(Date.parse('2026-08-20T07:10:00Z'));
const read = (text: string): Ticket => readTicket(text, NOW, 'Europe/Helsinki');
const dayOf = (text: string): string | undefined => {
  const { day } = read(text);
  return day && `${day.day.year}-${day.day.month}-${day.day.day}${day.isAssumed ? '?' : ''}`;
};
const timeOf = (text: string): string | undefined => {
  const { time } = read(text);
  const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  if (time === undefined) return undefined;
  const span = time.from === time.to ? clock(time.from) : `${clock(time.from)}-${clock(time.to)}`;
  return `${time.isAbout ? '~' : ''}${span}`;
};
const namesOf = (text: string): readonly string[] =>
  read(text)
    .people.filter(({ kind }) => kind !== 'maybe')
    .map(({ words }) => words);

test('the ticket of the drawings', () => {
  expect(read('Anna, yesterday about 14:10, people sounded robotic')).toEqual({
    ids: [],
    joinLinks: [],
    people: [{ words: 'Anna', kind: 'name' }],
    phones: [],
    day: { day: { year: 2026, month: 8, day: 19 }, isAssumed: false },
    time: { from: 850, to: 850, isAbout: true },
    zone: undefined,
    symptoms: [{ said: 'robotic', tokens: ['DistortedSound', 'DistortedSpeech', 'MuffledSpeech'] }],
  });
});

describe('a day', () => {
  test.each([
    ['today 9:00', '2026-8-20'],
    ['this morning', '2026-8-20'],
    ['YESTERDAY', '2026-8-19'],
    ['last night', '2026-8-19'],
    ['the day before yesterday', '2026-8-18'],
    ['3 days ago', '2026-8-17'],
    ['two days ago', '2026-8-18'],
    ['on Monday', '2026-8-17'],
    ['Thursday', '2026-8-20'],
    ['last Thursday', '2026-8-13'],
    ['Fri', '2026-8-14'],
    ['2026-08-12', '2026-8-12'],
    ['19 Aug', '2026-8-19'],
    ['19th of August 2026', '2026-8-19'],
    ['Aug 19, 2026', '2026-8-19'],
    ['3 September', '2025-9-3'],
    ['19.8.', '2026-8-19'],
    ['19.8.2026 klo 14.10', '2026-8-19'],
    ['19. 8. 26', '2026-8-19'],
    ['8/19', '2026-8-19'],
    ['19/8/2026', '2026-8-19'],
    ['8/7', '2026-8-7'],
    ['31.2.2026', undefined],
    ['no day at all', undefined],
    ['at 9:30', '2026-8-20?'],
    ['at 14:10', '2026-8-19?'],
  ])('“%s” is %s', (text, day) => {
    expect(dayOf(text)).toBe(day);
  });
});

describe('a time', () => {
  test.each([
    ['14:10', '14:10'],
    ['at 14:10:22', '14:10'],
    ['2.10 pm', '14:10'],
    ['2pm', '14:00'],
    ['12 a.m.', '0:00'],
    ['12:05 pm', '12:05'],
    ['about 14:10', '~14:10'],
    ['around 2 pm', '~14:00'],
    ['~14.10', '~14:10'],
    ['ca. 9:05', '~9:05'],
    ['2pm-ish', '14:00'],
    ['2pm ish', '~14:00'],
    ['klo 14.10', '14:10'],
    ['14h10', '14:10'],
    ['1410 hrs', '14:10'],
    ['14:00–14:30', '14:00-14:30'],
    ['from 2 pm to 2.30 pm', '14:00-14:30'],
    ['between 14:30 and 14:00', '14:00-14:30'],
    ['noon', '~12:00'],
    ['yesterday afternoon', '12:00-18:00'],
    ['25:10', undefined],
    ['loss was 11.8 %', undefined],
    ['after 14.10 ms', undefined],
    ['Teams 26198.1.4', undefined],
    ['nothing', undefined],
  ])('“%s” is %s', (text, time) => {
    expect(timeOf(text)).toBe(time);
  });
});

describe('a zone', () => {
  test.each([
    ['14:10 CET', 'Europe/Berlin'],
    ['2 pm EST', 'America/New_York'],
    ['14:10 UTC', 'UTC'],
    ['2026-08-19T14:10Z', 'UTC'],
    ['14:10 (UTC+2)', 'Etc/GMT-2'],
    ['14:10 GMT−5', 'Etc/GMT+5'],
    ['14:10 Tokyo time', 'Asia/Tokyo'],
    ['Anna, 14:10 in New York time', 'America/New_York'],
    ['14:10 her local time', undefined],
    ['this time it was bad', undefined],
  ])('“%s” is %s', (text, zone) => {
    expect(read(text).zone).toBe(zone);
  });

  test('says what today is', () => {
    const late = epochMs(Date.parse('2026-08-20T22:30:00Z'));
    expect(readTicket('today 5:00 Tokyo time', late, 'Europe/Helsinki').day?.day.day).toBe(21);
    expect(readTicket('today 5:00 EST', late, 'Europe/Helsinki').day?.day.day).toBe(20);
  });

  test('names nobody', () => {
    expect(namesOf('Anna, 14:10 Tokyo time')).toEqual(['Anna']);
  });
});

describe('a person', () => {
  test.each([
    ['Anna Lidman called at 14:10', ['Anna Lidman']],
    ['yesterday with Anna and Diego Siciliani', ['Anna', 'Diego Siciliani']],
    ['Anna’s audio was choppy', ['Anna']],
    ['Sounded awful', []],
    ['The call with Jean-Luc O’Brien dropped', ['Jean-Luc O’Brien']],
    ['anna.lidman@contoso.com today', ['anna.lidman@contoso.com']],
    ['李小龍, 14:10', ['李小龍']],
    ['User says Teams was bad on Monday', []],
  ])('“%s” names %j', (text, names) => {
    expect(namesOf(text)).toEqual(names);
  });

  test('in small letters may be one, and counts only if somebody is known by that name', () => {
    expect(read('anna yesterday 14:10').people).toEqual([{ words: 'anna', kind: 'maybe' }]);
    expect(read('Awful quality, 14:10').people[0]).toEqual({ words: 'Awful', kind: 'maybe' });
    expect(read('anna.sun@contoso.com today').people).toHaveLength(1);
  });
});

describe('a number', () => {
  test.each([
    ['+358 40 555 0123 called', ['358405550123']],
    ['(040) 555-0123', ['0405550123']],
    ['+358 40 555 0•••', ['358405550•••']],
    ['number ending in 4567', ['4567']],
    ['…4567', ['4567']],
    ['ticket 1234567', []],
    ['19.8.2026 14:10', []],
  ])('“%s” gives %j', (text, phones) => {
    expect(read(text).phones).toEqual(phones);
  });
});

describe('ids and links', () => {
  const ID = '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1';
  const JOIN =
    'https://teams.microsoft.com/l/meetup-join/19%3ameeting_NTg0%40thread.v2/0?context=%7b%22Tid%22%3a%22dc368399-474c-4d40-900c-6265431fd81f%22%2c%22Oid%22%3a%22821809f5-0000-0000-0000-3b5136c0e777%22%7d';

  test.each([
    ['a bare id', ID],
    ['in capitals and with blanks around it', `  ${ID.toUpperCase()}\n`],
    ['in a link of ours', `https://earshot.contoso.com/calls/${ID}?tz=utc`],
    ['in a ticket', `INC-4711: call ${ID} sounded robotic, says Anna`],
    ['twice', `${ID} and again ${ID.toUpperCase()}`],
    ['beside a join link, whose ids are no call’s', `${JOIN} ${ID}`],
  ])('%s is found', (_, text) => {
    expect(read(text).ids).toEqual([ID]);
  });

  test('a join link names its meeting and its organiser, and no call', () => {
    expect(read(`Joined ${JOIN} late`)).toMatchObject({
      ids: [],
      joinLinks: [
        { meeting: '19:meeting_ntg0@thread.v2', organizerId: '821809f5-0000-0000-0000-3b5136c0e777' },
      ],
    });
    expect(read('https://teams.microsoft.com/meet/2345678901?p=x').joinLinks).toEqual([
      { meeting: '2345678901', organizerId: undefined },
    ]);
  });
});

test('no text makes it throw, or take long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      expect(read(text).ids).toEqual([]);
    }),
  );
  read('19.8.19.8.'.repeat(2_000));
  read('+1 '.repeat(3_000));
  read('a '.repeat(4_000) + 'time');
});
