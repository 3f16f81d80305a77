import { beforeAll, describe, expect, test } from 'vitest';
import { packText } from '#base/pack-text';
import { epochMs } from '#base/units';
import type { CaseFile } from './case-file.ts';
import { packBodies } from './pack-case.ts';
import { createCatalogue } from '#simulator/catalogue';
import { headOf, sessionsOf } from '#simulator/record';
import { readCase } from './read-case.ts';

const RECORD_ID = '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1';
const record = createCatalogue(Date.parse('2026-08-20T09:00:00Z'), 1).get(RECORD_ID);
if (!record) throw new Error('the meeting is not in the catalogue');
const HEAD = headOf(record, 2);
const SESSIONS = sessionsOf(record, 2);
const PEOPLE = [{ id: 'ana', identity: { user: { id: 'ana', displayName: 'Ana' } } }];

let file: CaseFile;
beforeAll(async () => {
  const bodies = await packBodies({ record: HEAD, participants: PEOPLE, pages: [{ value: SESSIONS }] });
  file = {
    made: { at: epochMs(0), by: 'Earshot 0.1.0' },
    record: { id: RECORD_ID, version: '2' },
    read: { sessions: SESSIONS.length, expected: undefined, isComplete: true },
    fieldLevel: 'identity',
    view: 'sort=-rated',
    zone: 'UTC',
    ticket: undefined,
    bodies,
  };
});

test('a case is the call that went into it, with its record and people', async () => {
  const { entries, opened } = await readCase(file, 'case.html');
  expect(entries).toEqual([{ name: 'case.html', isTaken: true, words: 'case file, 240 sessions' }]);
  expect(opened?.call).toMatchObject({
    isPageMissing: false,
    isRecordMade: false,
    record: { id: RECORD_ID },
  });
  expect(opened?.call.participants).toHaveLength(1);
  expect(opened?.info).toMatchObject({ view: 'sort=-rated', fieldLevel: 'identity' });
  expect(opened?.info).not.toHaveProperty('bodies');
});

test('each session is found as it was sent, and all of it can be written out again', async () => {
  const { opened } = await readCase(file, 'case.html');
  const session = opened?.call.pages[0]?.sessions[37];
  if (!opened || !session) throw new Error('no session 37');
  expect(await opened.kept.raw(0, session)).toEqual(JSON.parse(JSON.stringify(SESSIONS[37])));
  const { record: head, participants, pages } = await opened.kept.bodies();
  expect([head, participants]).toEqual([JSON.parse(JSON.stringify(HEAD)), PEOPLE]);
  expect(pages).toEqual([{ value: JSON.parse(JSON.stringify(SESSIONS)) as unknown }]);
});

test('a case of part of a record is never shown as whole', async () => {
  const { opened } = await readCase(
    { ...file, read: { sessions: 240, expected: 300, isComplete: false } },
    'case.html',
  );
  expect(opened?.call.isPageMissing).toBe(true);
});

describe('a damaged case', () => {
  test('says which part cannot be read, and shows the rest as not whole', async () => {
    const sessions = [...file.bodies.sessions, 'H4sIAAAA'];
    const { entries, opened } = await readCase(
      { ...file, bodies: { ...file.bodies, sessions } },
      'case.html',
    );
    expect(entries[1]?.words).toBe('a part of it is damaged: not gzip, or cut off, left out');
    expect(opened?.call.pages).toHaveLength(1);
  });

  test('that lost sessions is not whole, although it says so', async () => {
    const read = { sessions: 241, expected: undefined, isComplete: true };
    const { opened } = await readCase({ ...file, read }, 'case.html');
    expect(opened?.call.isPageMissing).toBe(true);
  });

  test('holds no call when nothing of it can be read', async () => {
    const bodies = {
      record: undefined,
      participants: [],
      sessions: [await packText('[['), await packText('{}')],
    };
    const { entries, opened } = await readCase({ ...file, bodies }, 'case.html');
    expect(opened).toBeUndefined();
    expect(entries.map(({ words }) => words)).toEqual([
      'a part of it is damaged: not JSON, line 1, column 3, left out',
      'It is JSON without any member of a call record, left out',
    ]);
  });

  test('that unpacks without end is not unpacked', async () => {
    const bomb = await packText(`"${'a'.repeat(17 * 1024 * 1024)}"`);
    const bodies = { ...file.bodies, sessions: [bomb] };
    const { entries } = await readCase({ ...file, bodies }, 'case.html');
    expect(entries[1]?.words).toContain('unpacks to more than 16777216 bytes');
  });
});
