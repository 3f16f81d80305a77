import { expect, test } from 'vitest';
import { parseAnyBody } from './parse-any.ts';

const session = (id: string) => ({ id, modalities: ['audio'] });
const page = (...ids: string[]) => ({ value: ids.map(session) });
const record = { id: 'r', version: 1, type: 'groupCall' };

const ids = (json: unknown) => {
  const body = parseAnyBody(json);
  return body.kind === 'ok' ? body.value.sessions.map(({ id }) => id) : body.reason;
};

test.each([
  ['a record with its sessions', { ...record, sessions: [session('a')] }, ['a']],
  ['a record without them', record, []],
  ['a page', page('a', 'b'), ['a', 'b']],
  ['a bare list', [session('a')], ['a']],
  ['a list of pages', [page('a'), page('b')], ['a', 'b']],
])('%s is read', (_what, json, expected) => {
  expect(ids(json)).toEqual(expected);
});

test.each([
  ['text', 'hello', { path: '', message: 'The body is no JSON object.' }],
  ['null', null, { path: '', message: 'The body is no JSON object.' }],
  [
    'an error answer',
    { error: { code: 'NotFound' } },
    { path: 'id', message: 'This is an error answer: NotFound.' },
  ],
  [
    'something with an id',
    { id: 'x', subject: 'Lunch' },
    { path: '', message: 'This is no call record: it has neither sessions nor anything of a record.' },
  ],
  [
    'a list of records',
    { value: [session('a'), { ...record, modalities: [] }] },
    { path: 'value[1]', message: 'This is a list of call records; one of them is wanted.' },
  ],
  [
    'a log',
    { value: [{ id: 'a', callType: 'user_in' }] },
    { path: 'value[0]', message: 'This is no session.' },
  ],
  ['a list of numbers', [1], { path: '[0]', message: 'This is no session.' }],
  [
    'pages with something else in them',
    [page('a'), { value: [{}] }],
    { path: '[1].value[0]', message: 'This is no session.' },
  ],
])('%s is refused, with the place', (_what, json, reason) => {
  expect(ids(json)).toEqual(reason);
});

test('a walk’s pages are whole when one of them names no further one', () => {
  const first = { ...page('a'), '@odata.nextLink': 'https://graph.microsoft.com/next' };
  const isPartial = (json: unknown) => {
    const body = parseAnyBody(json);
    return body.kind === 'ok' && body.value.isPartial;
  };
  expect(isPartial([first, page('b')])).toBe(false);
  expect(isPartial([page('b'), first])).toBe(false);
  expect(isPartial([first])).toBe(true);
  expect(isPartial(record)).toBe(true);
});
