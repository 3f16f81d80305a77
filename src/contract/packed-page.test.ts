import { expect, test } from 'vitest';
import { parseSessionsPage } from '#calls/parse';
import { packSessions, unpackSessions } from '#calls/session-pack';
import { isPackedSessions, PACKED_SESSIONS, readPackedPage, writePackedPage } from './packed-page.ts';

const HEAD = { '@odata.nextLink': 'https://earshot.test/näxt', '@earshot.read': 3 };

const packOf = (...names: readonly string[]) => {
  const page = parseSessionsPage({
    value: names.map((displayName, place) => ({
      id: `s${place}`,
      startDateTime: '2026-01-01T09:00:00.1234567Z',
      caller: { identity: { user: { id: `p${place}`, displayName } } },
    })),
  });
  if (page.kind === 'err') throw new Error(page.reason.message);
  return packSessions(page.value.sessions);
};

const again = (bytes: Uint8Array) => readPackedPage(new Uint8Array(bytes).buffer);

test('a page is read as it was written, whatever the texts in it begin with and are made of', () => {
  const names = ['\u{feff}Ana', 'Бен', '🦊 ', '', 'عمر', 'x'.repeat(300)];
  const page = again(writePackedPage(HEAD, packOf(...names)));
  expect(page?.head).toEqual(HEAD);
  expect(page?.pack).toEqual(packOf(...names));
  const sessions = page && unpackSessions(page.pack);
  expect(sessions?.map(({ caller }) => caller?.identity?.displayName ?? '')).toEqual(names);
});

test('a page without sessions is one too', () => {
  expect(again(writePackedPage({ '@earshot.complete': true }, packOf()))).toEqual({
    head: { '@earshot.complete': true },
    pack: packOf(),
  });
});

test('a text with half a character in it moves none of those after it', () => {
  const page = again(writePackedPage(HEAD, packOf('a\u{d800}', 'Ben')));
  const sessions = page && unpackSessions(page.pack);
  expect(sessions?.map(({ caller }) => caller?.identity?.displayName)).toEqual(['a\u{fffd}', 'Ben']);
});

test.each([
  ['nothing', new Uint8Array()],
  ['JSON', new TextEncoder().encode('{"value":[{"id":"a session and more"}]}')],
  ['a page that was cut off', writePackedPage(HEAD, packOf('Ana')).slice(0, 40)],
  ['a page whose head is none', writePackedPage(HEAD, packOf('Ana')).fill(0x7b, 40, 60)],
])('%s is no page', (_, bytes) => {
  expect(again(bytes)).toBeUndefined();
});

test('the media type names the form of the sessions in it', () => {
  expect(PACKED_SESSIONS).toMatch(/^application\/vnd\.earshot\.sessions;form=1\.[0-9a-z]{5,}$/);
});

test.each([
  [PACKED_SESSIONS, true],
  [PACKED_SESSIONS.replace(';', '; '), true],
  [`${PACKED_SESSIONS}; charset=utf-8`, true],
  [`${PACKED_SESSIONS}x`, false],
  ['application/vnd.earshot.sessions', false],
  ['application/json; charset=utf-8', false],
  ['', false],
])('%s is taken for it: %s', (type, isIt) => {
  expect(isPackedSessions(type)).toBe(isIt);
});
