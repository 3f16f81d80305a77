import { expect, test } from 'vitest';
import { findId, readRecordId, whyNotOpened } from './find-id.ts';

const ID = 'e523d2ed-2966-4b6b-925b-754a88034cc5';
const JOIN =
  'https://teams.microsoft.com/l/meetup-join/19%3ameeting_NTg0%40thread.v2/0?context=%7b%22Tid%22%3a%22dc368399-474c-4d40-900c-6265431fd81f%22%2c%22Oid%22%3a%22821809f5-0000-0000-0000-3b5136c0e777%22%7d';

test.each([
  ['a bare id', ID],
  ['in capitals and with blanks around it', `  ${ID.toUpperCase()}\n`],
  ['in braces', `{${ID}}`],
  ['in a link of ours', `https://earshot.contoso.com/calls/${ID}?tz=utc`],
  ['in a ticket', `INC-4711: call ${ID} sounded robotic, says Anna`],
  ['twice', `${ID} and again ${ID.toUpperCase()}`],
  ['beside a join link, whose ids are no call’s', `${JOIN} ${ID}`],
])('%s is found', (_, text) => {
  expect(findId(text)).toEqual({ kind: 'id', id: ID });
});

test('several ids are not guessed between', () => {
  const found = findId(`${ID} 8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1`);
  expect(found.kind).toBe('several');
  expect(found.kind === 'id' ? '' : whyNotOpened(found)).toContain('2 ids');
});

test('a join link alone is told apart from plain text', () => {
  expect(findId(JOIN)).toEqual({ kind: 'join-link' });
  expect(findId('Anna, yesterday about 14:10')).toEqual({ kind: 'text' });
  expect(findId('  ')).toEqual({ kind: 'nothing' });
});

test('an id in an address has one spelling', () => {
  expect(readRecordId(ID.toUpperCase())).toBe(ID);
  expect(readRecordId('xyz')).toBeUndefined();
  expect(readRecordId(`${ID}0`)).toBeUndefined();
});
