import { expect, test } from 'vitest';
import { readNextLink } from './next-link.ts';
import type { GraphTarget } from './templates.ts';

const ID = 'e523d2ed-2966-4b6b-925b-754a88034cc5';
const OTHER = '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1';
const GRAPH = 'https://graph.microsoft.com';
const sessions: GraphTarget = {
  kind: 'collection',
  version: 'beta',
  id: ID,
  collection: 'sessions',
  expandSegments: true,
};
const list: GraphTarget = { kind: 'list', version: 'v1.0', filter: [] };
const path = `/beta/communications/callRecords/${ID}/sessions`;

test.each([
  ['as a path', `${GRAPH}${path}?$expand=segments&$skiptoken=abc`],
  ['with the key in brackets', `${GRAPH}/beta/communications/callRecords('${ID}')/sessions?$skiptoken=abc`],
  [
    'with the key in capitals',
    `${GRAPH}/beta/communications/callRecords/${ID.toUpperCase()}/sessions?$skip=60`,
  ],
  ['with encoded option names', `${GRAPH}${path}?%24skiptoken=a%2Fb`],
])('a link to the same collection %s is followed byte for byte', (_, link) => {
  expect(readNextLink(link, sessions, GRAPH)).toEqual({ kind: 'ok', value: link });
});

test('the link printed in the documentation is rebuilt from our template with its token', () => {
  const link = `${GRAPH}/beta/$metadata#communications/callRecords('${ID}')/sessions?$expand=segments&$skiptoken=abc`;
  const rebuilt = { kind: 'ok', value: `https://localhost:4312${path}?$expand=segments&$skiptoken=abc` };
  expect(readNextLink(link, sessions, 'https://localhost:4312')).toEqual(rebuilt);
});

test('a rebuilt link stays with the version that is being read', () => {
  const link = `${GRAPH}/beta/$metadata#communications/callRecords('${ID}')/sessions?$skiptoken=abc`;
  expect(readNextLink(link, { ...sessions, version: 'v1.0' }, GRAPH)).toEqual({
    kind: 'ok',
    value: `${GRAPH}/v1.0/communications/callRecords/${ID}/sessions?$expand=segments&$skiptoken=abc`,
  });
});

test('a rebuilt link bears nothing of the printed one but the token', () => {
  const link = `${GRAPH}/beta/$metadata#communications/callRecords('${ID}')/sessions?$top=1&$skiptoken=a%26b`;
  expect(readNextLink(link, sessions, GRAPH)).toEqual({
    kind: 'ok',
    value: `${GRAPH}${path}?$expand=segments&$skiptoken=a%26b`,
  });
});

test.each([
  ['no text', 7, 'no-string'],
  ['over 8 KiB', `${GRAPH}${path}?$skiptoken=${'a'.repeat(8_200)}`, 'too-long'],
  ['relative', `${path}?$skiptoken=abc`, 'no-url'],
  ['another host', `https://graph.evil.example${path}?$skiptoken=abc`, 'other-host'],
  ['a host that begins like it', `https://graph.microsoft.com.evil.example${path}`, 'other-host'],
  ['a trailing dot', `https://graph.microsoft.com.${path}?$skiptoken=abc`, 'other-host'],
  ['plain http', `http://graph.microsoft.com${path}?$skiptoken=abc`, 'other-host'],
  ['another port', `https://graph.microsoft.com:8443${path}?$skiptoken=abc`, 'other-host'],
  ['the usual port written out', `https://graph.microsoft.com:443${path}?$skiptoken=abc`, 'other-host'],
  ['user info', `https://a@graph.microsoft.com${path}?$skiptoken=abc`, 'other-host'],
  ['user info that looks like the host', `https://graph.microsoft.com@evil.example${path}`, 'other-host'],
  ['a backslash', `https://graph.microsoft.com\\@evil.example${path}`, 'no-url'],
  [
    'another record',
    `${GRAPH}/beta/communications/callRecords/${OTHER}/sessions?$skiptoken=abc`,
    'other-resource',
  ],
  [
    'another version',
    `${GRAPH}/v1.0/communications/callRecords/${ID}/sessions?$skiptoken=abc`,
    'other-resource',
  ],
  ['another collection', `${GRAPH}/beta/communications/callRecords/${ID}/participants_v2`, 'other-resource'],
  ['another resource', `${GRAPH}/beta/users?$skiptoken=abc`, 'other-resource'],
  ['dot segments', `${GRAPH}/beta/users/..${path.slice(5)}?$skiptoken=abc`, 'other-resource'],
  ['encoded slashes', `${GRAPH}/beta/communications%2fcallRecords/${ID}/sessions`, 'other-resource'],
  ['a fragment', `${GRAPH}${path}?$skiptoken=abc#x`, 'other-resource'],
  ['an unknown option', `${GRAPH}${path}?$skiptoken=abc&$apply=x`, 'unknown-option'],
  [
    'a context of another record',
    `${GRAPH}/beta/$metadata#communications/callRecords('${OTHER}')/sessions?$skiptoken=a`,
    'other-resource',
  ],
  [
    'a context without token',
    `${GRAPH}/beta/$metadata#communications/callRecords('${ID}')/sessions`,
    'other-resource',
  ],
  [
    'a context of another host',
    `https://evil.example/beta/$metadata#communications/callRecords('${ID}')/sessions?$skiptoken=a`,
    'other-host',
  ],
])('a link with %s is not followed', (_, link, reason) => {
  expect(readNextLink(link, sessions, GRAPH)).toEqual({ kind: 'err', reason });
});

test('the list has links of its own', () => {
  const link = `${GRAPH}/v1.0/communications/callRecords?$filter=x&$skiptoken=abc`;
  expect(readNextLink(link, list, GRAPH)).toEqual({ kind: 'ok', value: link });
  expect(readNextLink(`${GRAPH}${path}?$skiptoken=abc`, list, GRAPH).kind).toBe('err');
});
