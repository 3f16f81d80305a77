import { describe, expect, test } from 'vitest';
import { epochMs } from '#base/units';
import type { CallRecord, Identity } from '#calls/model';
import { parseSessionsPage } from '#calls/parse';
import { parseCallRecord } from '#calls/parse-record';
import { askedWhen, slackOf, startsToSearch, type AskedCall } from './asked-call.ts';
import { knownPeople, matchPeople } from './known-people.ts';
import { rankCalls } from './rank-calls.ts';
import { readTicket } from './read-ticket.ts';
import type { CallKnowledge } from './reason.ts';
import { createRowBuilder } from '../list/row-builder.ts';

const ZONE = 'Europe/Helsinki';
const NOW = epochMs(Date.parse('2026-08-20T07:10:00Z'));

const person = (displayName: string): Identity => ({
  kind: 'user',
  id: `id of ${displayName}`,
  displayName,
  userPrincipalName: undefined,
  tenantId: undefined,
});
const LIDMAN = person('Anna Lidman');
const BEDECS = person('Anna Bedecs');
const LEE = person('Lee Gu');
const PHONE: Identity = { ...LEE, kind: 'phone', id: '+358405550123', displayName: undefined };

const recordOf = (id: string, from: string, to: string, more: object = {}): CallRecord => {
  const parsed = parseCallRecord({
    id,
    type: 'groupCall',
    startDateTime: `2026-08-19T${from}:00+03:00`,
    endDateTime: `2026-08-19T${to}:00+03:00`,
    ...more,
  });
  if (parsed.kind === 'err') throw new Error(parsed.reason.message);
  return parsed.value;
};

type Drawn = {
  readonly who: Identity;
  readonly rating?: string;
  readonly tokens?: object;
  readonly good?: boolean;
};

const known = (record: CallRecord, people?: readonly Drawn[], isRead = true): CallKnowledge => {
  const page = parseSessionsPage({
    value: (people ?? []).map(({ who, rating, tokens, good }) => ({
      id: who.id,
      startDateTime: new Date((record.start ?? 0) + 60_000).toISOString(),
      endDateTime: new Date(record.end ?? 0).toISOString(),
      caller: {
        '@odata.type': '#microsoft.graph.callRecords.participantEndpoint',
        associatedIdentity: { id: who.id, displayName: who.displayName },
        feedback: rating === undefined ? null : { rating, tokens },
      },
      segments: good === true ? [{ id: 's', media: [goodAudio] }] : [],
    })),
  });
  if (page.kind === 'err') throw new Error(page.reason.message);
  return {
    record,
    people: people?.map(({ who }) => who),
    foundBy: [],
    rows: isRead ? createRowBuilder().add(page.value.sessions) : [],
    isComplete: isRead,
  };
};

const goodAudio = {
  label: 'main-audio',
  streams: ['callerToCallee', 'calleeToCaller'].map((streamDirection) => ({
    streamDirection,
    averagePacketLossRate: 0,
    averageJitter: 'PT0.002S',
    averageRoundTripTime: 'PT0.02S',
    packetUtilization: 9_000,
  })),
};

const ask = (text: string): AskedCall => {
  const ticket = readTicket(text, NOW, ZONE);
  const everyone = knownPeople([LIDMAN, BEDECS, LEE]);
  const people = ticket.people
    .map((one) => ({ words: one.words, may: matchPeople(one, everyone), kind: one.kind }))
    .filter(({ may, kind }) => kind !== 'maybe' || may.length > 0);
  const slack = ticket.time === undefined ? 0 : slackOf(ticket.time);
  return { ...ticket, people, when: askedWhen(ticket, ticket.zone ?? ZONE, slack) };
};

const told = (asked: AskedCall, calls: readonly CallKnowledge[]) =>
  rankCalls(asked, calls, ZONE).map(({ call, match, reasons }) => [
    call.record.id,
    match,
    reasons.map(({ holds, words }) => `${{ yes: '+', no: '-', open: '?' }[holds]} ${words}`),
  ]);

const allHands = known(recordOf('all-hands', '14:00', '14:47'), [
  { who: LIDMAN, rating: 'poor', tokens: { DistortedSound: true } },
  { who: LEE },
]);
const bedecs = known(recordOf('bedecs', '14:05', '14:33'), [{ who: BEDECS }, { who: LEE }]);
const before = known(recordOf('before', '13:52', '13:58', { type: 'peerToPeer' }), [
  { who: LIDMAN, good: true },
]);

test('of two people that a name may mean, the one who complained is the one that is named', () => {
  const both = known(recordOf('both', '14:00', '14:47'), [
    { who: LIDMAN, rating: 'excellent' },
    { who: BEDECS, rating: 'poor', tokens: { DistortedSound: true } },
  ]);
  expect(told(ask('Anna, yesterday about 14:10, people sounded robotic'), [both])).toEqual([
    ['both', 'best', ['+ Anna Bedecs in it 14:01–14:47', '+ covers 14:10', '+ rated it 2, Distorted sound']],
  ]);
});

test('where several people are asked for, the complaint says whose it is', () => {
  const both = known(recordOf('both', '14:00', '14:47'), [
    { who: LEE, rating: 'excellent' },
    { who: LIDMAN, rating: 'poor', tokens: { DistortedSound: true } },
  ]);
  const [candidate] = told(ask('Anna Lidman and Lee Gu, yesterday about 14:10, robotic'), [both]);
  expect(candidate?.[2]).toContain('+ Anna Lidman rated it 2, Distorted sound');
});

test('a name that means one person leaves the other to a name that may mean both', () => {
  const both = known(recordOf('both', '14:00', '14:47'), [
    { who: BEDECS },
    { who: LIDMAN, rating: 'poor', tokens: { DistortedSound: true } },
  ]);
  const asked = ask('Anna Lidman, yesterday about 14:10, robotic');
  const people = [...asked.people, { words: 'Anna', may: knownPeople([BEDECS, LIDMAN]) }];
  const [candidate] = told({ ...asked, people }, [both]);
  expect(candidate?.[2]).toContain('+ Anna Lidman in it 14:01–14:47');
  expect(candidate?.[2]).toContain('+ Anna Bedecs in it 14:01–14:47');
});

test('of somebody who was content it says so, whatever others rated', () => {
  const call = known(recordOf('call', '14:00', '14:47'), [
    { who: LIDMAN, rating: 'good' },
    { who: LEE, rating: 'bad' },
  ]);
  const [candidate] = told(ask('Anna Lidman, yesterday about 14:10, robotic'), [call]);
  expect(candidate?.[2]).toContain('- did not rate it poor');
});

test('the candidates of the drawings, in their order and with their reasons', () => {
  expect(
    told(ask('Anna, yesterday about 14:10, people sounded robotic'), [before, bedecs, allHands]),
  ).toEqual([
    [
      'all-hands',
      'best',
      ['+ Anna Lidman in it 14:01–14:47', '+ covers 14:10', '+ rated it 2, Distorted sound'],
    ],
    ['bedecs', 'fair', ['+ Anna Bedecs in it 14:06–14:33', '+ covers 14:10', '- nobody rated it']],
    ['before', 'weak', ['+ Anna Lidman called', '- ended 12 min before', '- good both ways']],
  ]);
});

describe('a call', () => {
  const asked = ask('Anna, yesterday 14:10');

  test('that the person was not in is left out', () => {
    expect(told(asked, [known(recordOf('other', '14:00', '15:00'), [{ who: LEE }])])).toEqual([]);
  });

  test('of which nobody is read stays, below those where she was', () => {
    const unread = known(recordOf('unread', '14:00', '15:00'), undefined, false);
    expect(told(asked, [unread, allHands]).map(([id, match]) => [id, match])).toEqual([
      ['all-hands', 'best'],
      ['unread', 'fair'],
    ]);
  });

  test('that Graph’s list found by her id is one where she was', () => {
    const unread = known(recordOf('unread', '14:00', '15:00'), undefined, false);
    expect(told(asked, [{ ...unread, foundBy: [LIDMAN.id ?? ''] }])).toEqual([
      ['unread', 'best', ['+ Anna Lidman in it', '+ covers 14:10']],
    ]);
  });

  test('hours away is left out', () => {
    expect(told(asked, [known(recordOf('late', '17:00', '18:00'), [{ who: LIDMAN }])])).toEqual([]);
  });

  test('is found by its id, whatever else does not fit', () => {
    const id = '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1';
    expect(told(ask(id), [known(recordOf(id, '01:00', '02:00')), allHands])).toEqual([
      [id, 'best', ['+ has the id pasted']],
    ]);
  });

  test('is found by the link of its meeting, and others are not', () => {
    const link = (thread: string) =>
      `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${thread}%40thread.v2/0?context=%7b%7d`;
    const mine = known(recordOf('mine', '09:00', '10:00', { joinWebUrl: link('mine') }));
    const theirs = known(recordOf('theirs', '09:00', '10:00', { joinWebUrl: link('theirs') }));
    expect(told(ask(link('MINE')), [mine, theirs, allHands])).toEqual([
      ['mine', 'best', ['+ has the link pasted']],
    ]);
  });

  test('is found by the tail of a number', () => {
    const call = known(recordOf('pstn', '14:00', '14:20'), [{ who: PHONE }], false);
    expect(told(ask('number ending 0123, yesterday 14:10'), [call])).toEqual([
      ['pstn', 'best', ['+ +358405550123 in it', '+ covers 14:10']],
    ]);
  });

  test('of a day alone is any of that day', () => {
    expect(told(ask('19 Aug'), [allHands, before]).map(([id]) => id)).toEqual(['all-hands', 'before']);
    expect(told(ask('18 Aug'), [allHands, before])).toEqual([]);
  });
});

test('a text that asks for nothing finds nothing', () => {
  expect(told(ask('hello'), [allHands])).toEqual([]);
});

test('Graph’s list is asked for calls that may cover the time, or for the whole day', () => {
  const search = (text: string) => {
    const { start, end } = startsToSearch(ask(text).when, NOW);
    return [new Date(start).toISOString(), new Date(end).toISOString()];
  };
  expect(search('yesterday about 14:10')).toEqual(['2026-08-19T02:55:00.000Z', '2026-08-19T12:25:00.000Z']);
  expect(search('19 Aug')).toEqual(['2026-08-18T21:00:00.000Z', '2026-08-19T21:00:00.000Z']);
});

test('a time in another zone is that instant', () => {
  const { when } = ask('14:10 yesterday, Tokyo time');
  expect(new Date(when?.time?.start ?? 0).toISOString()).toBe('2026-08-19T05:10:00.000Z');
});
