import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFileBody } from './file-body.ts';

const read = (json: unknown) => {
  const body = readFileBody(json);
  if (body.kind === 'err') return `${body.reason.path}: ${body.reason.message}`;
  const { value } = body;
  switch (value.kind) {
    case 'record':
      return `record ${value.record.id}, ${value.sessions.length} sessions${value.hasMore ? ', more' : ''}`;
    case 'sessions':
      return `${value.sessions.length} sessions of ${value.recordId}${value.hasMore ? ', more' : ''}`;
    case 'participants':
      return `${value.participants.length} people of ${value.recordId}`;
  }
};
const session = { id: 's1', caller: {}, segments: [] };
const record = { id: 'r1', version: 1, type: 'groupCall' };

test('the documented bodies are a record and a page of its sessions, with a link to more', () => {
  const sample = (name: string): unknown => JSON.parse(readFileSync(`src/calls/samples/${name}`, 'utf8'));
  expect(read(sample('seed-list-sessions-expand-segments.json'))).toBe(
    '1 sessions of e523d2ed-2966-4b6b-925b-754a88034cc5, more',
  );
});

test.each([
  ['a record alone', record, 'record r1, 0 sessions'],
  ['a record with sessions', { ...record, sessions: [session] }, 'record r1, 1 sessions'],
  [
    'one whose sessions go on',
    { ...record, sessions: [session], 'sessions@odata.nextLink': 'x' },
    'record r1, 1 sessions, more',
  ],
  ['a page of sessions', { value: [session], '@odata.nextLink': 'x' }, '1 sessions of undefined, more'],
  ['a bare list of sessions', [session, { ...session, id: 's2' }], '2 sessions of undefined'],
  ['a session by itself', session, '1 sessions of undefined'],
  ['an empty page that goes on', { value: [], '@odata.nextLink': 'x' }, '0 sessions of undefined, more'],
  ['participants', { value: [{ id: 'p', identity: { user: { id: 'p' } } }] }, '1 people of undefined'],
  ['a list of one record', { value: [{ ...record, joinWebUrl: 'x' }] }, 'record r1, 0 sessions'],
])('%s is read', (_, json, told) => {
  expect(read(json)).toBe(told);
});

test.each([
  [
    'a list of records',
    { value: [record, record] },
    'value: It is a list of 2 call records. Save one of them.',
  ],
  ['something else', { name: 'x', 'b c': 2 }, ': It is JSON, but no call record: it has “name”, “b c”.'],
  ['a list of something else', [{ a: 1 }], 'value[0]: It is JSON, but no call record: it has “a”.'],
  ['nothing', {}, ': It is JSON without any member of a call record.'],
  ['a text', 'hello', ': It holds a text, not a call record.'],
  ['null', null, ': It holds null, not a call record.'],
  ['an error answer', { error: { code: 'NotFound' } }, 'id: This is an error answer: NotFound.'],
])('%s says why it is none', (_, json, told) => {
  expect(read(json)).toBe(told);
});
