import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { parseSessionsPage } from '#calls/parse';
import { packSessions } from '#calls/session-pack';
import { PACKED_SESSIONS, writePackedPage } from '#contract/packed-page';
import { ApiError } from './ApiError.ts';
import type { Api } from './client.ts';
import { setDesk } from './desk/client.ts';
import { deskOnThisThread } from './desk/this-thread.ts';
import { callsQuery, meQuery, participantsQuery, sessionsQuery } from './queries.ts';

setDesk(deskOnThisThread);

const bytesOf = (json: unknown): ArrayBuffer => new TextEncoder().encode(JSON.stringify(json)).buffer;

/** An API that answers by path, and the paths it was asked for. */
const apiOf = (answers: Readonly<Record<string, unknown>>) => {
  const asked: string[] = [];
  const api: Api = {
    graphVersion: 'v1.0',
    getJson: async (path) => {
      asked.push(path);
      return answers[path];
    },
    getBody: async (path) => {
      asked.push(path);
      return { type: 'application/json', bytes: bytesOf(answers[path]) };
    },
    postJson: async () => undefined,
    readiness: async () => undefined,
  };
  return { api, asked };
};

const client = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });
const ID = 'e523d2ed-2966-4b6b-925b-754a88034cc5';
const BASE = `/graph/v1.0/communications/callRecords/${ID}`;

test('sessions are read page by page along the links as given', async () => {
  const next = `https://earshot.test${BASE}/sessions?$skiptoken=abc`;
  const { api, asked } = apiOf({
    [`${BASE}/sessions?$expand=segments`]: {
      value: [{ id: 's1' }],
      '@odata.nextLink': next,
      '@earshot.version': '1',
    },
    [next]: { value: [{ id: 's2' }], '@earshot.complete': true, '@earshot.version': '1' },
  });
  const { pages } = await client().fetchInfiniteQuery({ ...sessionsQuery(api, ID), pages: 9 });
  expect(asked).toEqual([`${BASE}/sessions?$expand=segments`, next]);
  expect(pages.flatMap((page) => page.sessions.map(({ id }) => id))).toEqual(['s1', 's2']);
  expect(pages.map(({ complete }) => complete)).toEqual([false, true]);
});

test('a page that comes packed is the same as one that comes as JSON', async () => {
  const next = `https://earshot.test${BASE}/sessions?$skiptoken=abc`;
  const head = { '@odata.nextLink': next, '@earshot.version': '1', '@earshot.read': 2 };
  const json = { ...head, value: [{ id: 's1', startDateTime: '2026-01-01T09:00:00Z' }, { id: 's2' }] };
  const parsed = parseSessionsPage(json);
  const sessions = parsed.kind === 'ok' ? parsed.value.sessions : [];
  const packed = new Uint8Array(writePackedPage(head, packSessions(sessions)));
  const { api } = apiOf({ [`${BASE}/sessions?$expand=segments`]: json });
  const getBody = async () => ({ type: PACKED_SESSIONS, bytes: packed.buffer });
  const [one, other] = await Promise.all(
    [api, { ...api, getBody }].map((from) => client().fetchInfiniteQuery(sessionsQuery(from, ID))),
  );
  expect(other?.pages).toHaveLength(1);
  expect(other?.pages).toEqual(one?.pages);
  expect(other?.pages[0]?.sessions.map(({ id, start }) => [id, start])).toEqual(
    sessions.map(({ id, start }) => [id, start]),
  );
});

test('bytes that say they are a packed page and are none are unreadable', async () => {
  const { api } = apiOf({});
  const getBody = async () => ({ type: PACKED_SESSIONS, bytes: new ArrayBuffer(9) });
  await expect(client().fetchInfiniteQuery(sessionsQuery({ ...api, getBody }, ID))).rejects.toMatchObject({
    code: 'unreadable',
    reason: 'The answer is no packed page.',
  });
});

test('a full page asks for the next while it is read, and no page is asked for twice', async () => {
  const links = [1, 2].map((page) => `https://earshot.test/${page}`);
  const full = { value: Array.from({ length: 1_000 }, (_, index) => ({ id: `s${index}` })) };
  const { api, asked } = apiOf({
    [`${BASE}/sessions?$expand=segments`]: { ...full, '@odata.nextLink': links[0] },
    [links[0] ?? '']: { ...full, '@odata.nextLink': links[1] },
    [links[1] ?? '']: { value: [{ id: 'last' }], '@earshot.complete': true },
  });
  const read = [`${BASE}/sessions?$expand=segments`, ...links];
  const { pages } = await client().fetchInfiniteQuery({ ...sessionsQuery(api, ID), pages: 1 });
  expect(pages).toHaveLength(1);
  expect(asked).toEqual(read.slice(0, 2));
  const all = await client().fetchInfiniteQuery({ ...sessionsQuery(api, ID), pages: 3 });
  expect(all.pages.at(-1)?.sessions.map(({ id }) => id)).toEqual(['last']);
  // The one between was asked for ahead of its time.
  expect(asked.slice(2)).toEqual([read[0], read[2]]);
});

test('participants come from all pages', async () => {
  const { api } = apiOf({
    [`${BASE}/participants_v2`]: {
      value: [{ id: 'a', identity: { user: { id: 'a', displayName: 'Ana' } } }],
      '@odata.nextLink': '/more',
    },
    '/more': {
      value: [{ id: 'b', identity: { user: { id: 'b', displayName: 'Ben' } } }],
      '@earshot.complete': true,
    },
  });
  const people = await client().fetchQuery(participantsQuery(api, ID));
  expect(people.map(({ displayName }) => displayName)).toEqual(['Ana', 'Ben']);
});

test('people that end without a last page are not taken for everybody', async () => {
  const { api } = apiOf({
    [`${BASE}/participants_v2`]: {
      value: [{ id: 'a', identity: { user: { id: 'a', displayName: 'Ana' } } }],
      '@earshot.problem': 'upstream-paging-invalid',
    },
  });
  await expect(client().fetchQuery(participantsQuery(api, ID))).rejects.toMatchObject({ code: 'unreadable' });
});

test.each([true, false])('a list of calls is whole only where it says so: %s', async (complete) => {
  const api: Api = {
    ...apiOf({}).api,
    getJson: async () => ({ value: [], ...(complete ? { '@earshot.complete': true } : {}) }),
  };
  const scope = { days: 7, participant: undefined };
  const { pages } = await client().fetchInfiniteQuery(callsQuery(api, scope));
  expect(pages).toEqual([{ records: [], nextLink: undefined, complete }]);
});

test('everybody who asks for the list within a minute asks for the same one', async () => {
  const { api, asked } = apiOf({});
  await client()
    .fetchInfiniteQuery(callsQuery(api, { days: 7, participant: undefined }))
    .catch(() => undefined);
  expect(decodeURIComponent(asked[0] ?? '')).toMatch(/startDateTime\+ge\+\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z/);
});

test('a body that is no page of sessions is unreadable, and the error says why', async () => {
  const { api } = apiOf({ [`${BASE}/sessions?$expand=segments`]: { error: { code: 'UnknownError' } } });
  const error: unknown = await client()
    .fetchInfiniteQuery(sessionsQuery(api, ID))
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({
    code: 'unreadable',
    reason: 'value: This is an error answer: UnknownError.',
  });
});

test('who asks is told by roles; an unknown role opens nothing', async () => {
  const { api } = apiOf({
    '/api/me': { settings: {}, person: { oid: 'o1', roles: ['CallQuality.Read', 'CallQuality.Everything'] } },
  });
  expect(await client().fetchQuery(meQuery(api))).toEqual({
    oid: 'o1',
    roles: ['CallQuality.Read'],
    fieldLevel: 'metrics',
  });
});
