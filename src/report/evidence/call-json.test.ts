import { expect, test } from 'vitest';
import { parseExpandedRecord } from '#calls/parse';
import { callJson, type JsonNote } from './call-json.ts';
import { joinedAs } from '../testing.ts';

const note: JsonNote = {
  format: 'earshot-call',
  formatVersion: 1,
  made: '2026-08-20T07:34:00.000Z',
  madeBy: 'Earshot 0.9.0',
  fieldLevel: 'metrics',
  sessions: 2,
  sessionsRead: 3,
  isWholeRecord: false,
  filter: 'rated poor',
};
const record = {
  '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#callRecords/$entity',
  id: '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1',
  version: '9007199254740993',
  sessions: [{ id: 'old' }],
  'sessions@odata.nextLink': 'https://graph.microsoft.com/secret',
};
const sessions = [joinedAs('anna', ['14:00:00', '14:30:00']), joinedAs('ben', ['14:00:00', '14:30:00'])];

test('it is the record with its sessions expanded, as every Graph client and the file mode read it', () => {
  const json: unknown = JSON.parse([...callJson(record, sessions, note)].join(''));
  const read = parseExpandedRecord(json);
  if (read.kind === 'err') throw new Error(read.reason.message);
  expect(read.value.record.version).toBe('9007199254740993');
  expect(read.value.sessions?.map(({ id }) => id)).toEqual(['session-anna-14:00:00', 'session-ben-14:00:00']);
  expect(read.value.sessionsNextLink).toBeUndefined();
  expect(json).toMatchObject({ '@earshot.export': note });
});

test('a session leaves as it came, and an empty list is one', () => {
  const odd = { id: 'x', endDateTime: '2026-08-19T14:00:00.1234567Z', none: null };
  expect([...callJson(record, [odd], note)].join('')).toContain(JSON.stringify(odd));
  expect(JSON.parse([...callJson({}, [], note)].join(''))).toMatchObject({ sessions: [] });
});

test('a choice of sessions brings nobody along who is not in them', () => {
  const people = { participants: [{ user: { displayName: 'Zoë' } }], 'participants@odata.context': 'x' };
  expect([...callJson({ ...record, ...people }, sessions, note)].join('')).not.toContain('Zoë');
  expect([...callJson({ ...record, ...people }, sessions, note, [])].join('')).toContain('Zoë');
});
