import { expect, test } from 'vitest';
import { byName, combineFiles, type ReadFile } from './combine-files.ts';
import { readFileBody } from './file-body.ts';

const file = (name: string, json: unknown): ReadFile => {
  const body = readFileBody(json);
  return { name, body: body.kind === 'ok' ? body.value : body.reason.message };
};
const RECORD = '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1';
const context = (id: string) => ({ '@odata.context': `https://x/#callRecords('${id}')/sessions` });
const session = (id: string, more: object = {}) => ({
  id,
  startDateTime: '2026-08-19T11:00:00Z',
  endDateTime: '2026-08-19T11:30:00Z',
  modalities: ['audio'],
  caller: { associatedIdentity: { id: 'ana' } },
  callee: {},
  segments: [],
  ...more,
});
const next = { '@odata.nextLink': 'https://graph/next' };
const words = (files: readonly ReadFile[]) =>
  combineFiles(files).entries.map(
    ({ name, isTaken, words: told }) => `${isTaken ? '+' : '-'} ${name}: ${told}`,
  );

test('the files of the drawing: two pages of one call, one more named but missing, and notes', () => {
  const files = [
    file('sessions-1.json', { ...context(RECORD), ...next, value: [session('a')] }),
    file('sessions-2.json', { ...context(RECORD), ...next, value: [session('b'), session('c')] }),
    { name: 'notes.txt', body: 'not JSON' },
  ];
  expect(words(files)).toEqual([
    '+ sessions-1.json: page 1, 1 session',
    '+ sessions-2.json: page 2, 2 sessions',
    '- notes.txt: not JSON, left out',
  ]);
  expect(combineFiles(files).call).toMatchObject({
    isRecordMade: true,
    isPageMissing: true,
    pages: [{ file: 0 }, { file: 1 }],
    record: { id: RECORD },
  });
});

test('all pages and the record are a whole call', () => {
  const { call } = combineFiles([
    file('1.json', { ...context(RECORD), ...next, value: [session('a')] }),
    file('2.json', { ...context(RECORD), value: [session('b')] }),
    file('people.json', { value: [{ id: 'p', identity: { user: { id: 'p' } } }] }),
    file('record.json', { id: RECORD, version: 2, type: 'groupCall' }),
  ]);
  expect(call).toMatchObject({ isRecordMade: false, isPageMissing: false, record: { version: '2' } });
  expect(call?.participants).toHaveLength(1);
});

test('another call and the same record twice are left out, and say so', () => {
  expect(
    words([
      file('a', { id: RECORD, version: 1, sessions: [session('a')] }),
      file('b', { id: RECORD, version: 1 }),
      file('c', { ...context('11111111-5b0e-4c3a-9d16-2e7b90a4c5f1'), value: [session('x')] }),
    ]),
  ).toEqual([
    '+ a: the record, 1 session',
    '- b: the record once more, left out',
    '- c: of another call, left out',
  ]);
});

test('a page alone tells when the call was, and whether two people made it', () => {
  const two = session('a', {
    callee: {
      '@odata.type': '#microsoft.graph.callRecords.participantEndpoint',
      associatedIdentity: { id: 'ben' },
    },
  });
  expect(combineFiles([file('a', [two])]).call?.record).toMatchObject({
    type: 'peerToPeer',
    start: Date.parse('2026-08-19T11:00:00Z'),
    end: Date.parse('2026-08-19T11:30:00Z'),
  });
  expect(combineFiles([file('a', [session('a')])]).call?.record.type).toBeUndefined();
});

test('no call in any of them is no call', () => {
  expect(combineFiles([file('a', { x: 1 })]).call).toBeUndefined();
  expect(combineFiles([]).call).toBeUndefined();
});

test('page 2 stands before page 10', () => {
  expect([{ name: 'page-10' }, { name: 'page-2' }].sort(byName)[0]?.name).toBe('page-2');
});
