import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { ApiError } from './ApiError.ts';
import type { Api } from './client.ts';
import { meQuery, participantsQuery, sessionsQuery } from './queries.ts';

/** An API that answers by path, and the paths it was asked for. */
const apiOf = (answers: Readonly<Record<string, unknown>>) => {
  const asked: string[] = [];
  const api: Api = {
    graphVersion: 'v1.0',
    getJson: async (path) => {
      asked.push(path);
      return answers[path];
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

test('participants come from all pages', async () => {
  const { api } = apiOf({
    [`${BASE}/participants_v2`]: {
      value: [{ id: 'a', identity: { user: { id: 'a', displayName: 'Ana' } } }],
      '@odata.nextLink': '/more',
    },
    '/more': { value: [{ id: 'b', identity: { user: { id: 'b', displayName: 'Ben' } } }] },
  });
  const people = await client().fetchQuery(participantsQuery(api, ID));
  expect(people.map(({ displayName }) => displayName)).toEqual(['Ana', 'Ben']);
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
