import { expect, test } from 'vitest';
import { epochMs } from '#base/units';
import { parseCallRecord } from '#calls/parse-record';
import { fileWords } from './file-words.ts';

const NOW = epochMs(Date.parse('2026-08-20T07:10:00Z'));
const record = (endDateTime: string, version?: number) => {
  const parsed = parseCallRecord({ id: 'r', endDateTime, version });
  return parsed.kind === 'ok' ? parsed.value : undefined;
};
const entry = (name: string, isTaken = true, words = 'page 1, 60 sessions') => ({ name, isTaken, words });

test('one file is named, and what it cannot tell is said', () => {
  expect(
    fileWords(
      {
        entries: [entry('list.json')],
        record: record('2020-02-25T18:52:46Z'),
        total: 1,
        isPageMissing: true,
      },
      NOW,
    ),
  ).toEqual({
    source: 'list.json',
    read: {
      strong: '1 session read, maybe not all.',
      rest: 'It names a next page whose link cannot be followed.',
    },
    version: 'No version given. Older than the 30 days Graph keeps.',
    leftOut: undefined,
  });
});

test('several are counted, and what was left out says why', () => {
  const words = fileWords(
    {
      entries: [entry('1.json'), entry('2.json'), entry('notes.txt', false, 'not JSON, left out')],
      record: record('2026-08-19T11:30:00Z', 2),
      total: 1_200,
      isPageMissing: false,
    },
    NOW,
  );
  expect(words.source).toBe('2 files');
  expect(words.read).toEqual({ strong: '1,200 sessions read.', rest: 'It names no further page.' });
  expect(words.version).toBe('Version 2.');
  expect(words.leftOut).toBe('Left out: notes.txt, not JSON.');
});
