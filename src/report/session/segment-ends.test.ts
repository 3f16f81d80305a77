import { expect, test } from 'vitest';
import type { Session } from '#calls/model';
import { parseSessionsPage } from '#calls/parse';
import { segmentEnds, sessionEnds } from './segment-ends.ts';

const PERSON = {
  '@odata.type': '#microsoft.graph.callRecords.participantEndpoint',
  associatedIdentity: { id: 'grady', displayName: 'Grady Archie' },
};
const PHONE = { identity: { phone: { id: '+358405550123' } } };
const SERVER = { '@odata.type': '#microsoft.graph.callRecords.serviceEndpoint' };

const drawn = (session: object): Session => {
  const page = parseSessionsPage({ value: [{ id: 's', ...session }] });
  const [first] = page.kind === 'ok' ? page.value.sessions : [];
  if (!first) throw new Error('no session');
  return first;
};

const call = drawn({
  caller: PERSON,
  callee: PHONE,
  segments: [
    { id: 'client', caller: PERSON, callee: SERVER },
    { id: 'gateway', caller: SERVER, callee: PHONE },
    { id: 'bare' },
  ],
});
const [client, gateway, bare] = call.segments;

test('a segment has ends of its own, and those of the session where it names none', () => {
  if (!client || !gateway || !bare) throw new Error('no segments');
  expect(sessionEnds(call, 'caller').names).toEqual(['Grady Archie', '+358405550123']);
  expect(segmentEnds(call, client, 'caller').names).toEqual(['Grady Archie', 'Teams service']);
  expect(segmentEnds(call, gateway, 'callee').names).toEqual(['+358405550123', 'Teams service']);
  expect(segmentEnds(call, bare, 'callee').names).toEqual(['+358405550123', 'Grady Archie']);
});

test('a person sent and heard only in a segment of their own', () => {
  if (!client || !gateway || !bare) throw new Error('no segments');
  const sent = { sent: 'Sent', heard: 'Heard' };
  expect(segmentEnds(call, client, 'caller')).toMatchObject({ isOwn: true, directions: sent });
  expect(segmentEnds(call, bare, 'callee')).toMatchObject({ isOwn: true, directions: sent });
  expect(segmentEnds(call, client, 'callee')).toMatchObject({
    isOwn: false,
    directions: { sent: 'To Grady Archie', heard: 'From Grady Archie' },
  });
  expect(segmentEnds(call, gateway, 'caller')).toMatchObject({
    isOwn: false,
    directions: { sent: 'To +358405550123', heard: 'From +358405550123' },
  });
});

test('another person at the end of a segment is another, a number written otherwise is not', () => {
  const other = drawn({
    caller: PERSON,
    callee: PHONE,
    segments: [
      {
        id: 'a',
        caller: { associatedIdentity: { id: 'adele' } },
        callee: { identity: { phone: { id: 'tel:0405550123' } } },
      },
    ],
  });
  const [segment] = other.segments;
  if (!segment) throw new Error('no segment');
  expect(segmentEnds(other, segment, 'caller').isOwn).toBe(false);
  expect(segmentEnds(other, segment, 'callee').isOwn).toBe(true);
});
