import { expect, test } from 'vitest';
import type { Api } from './client.ts';
import { readBodies } from './read-bodies.ts';

const ID = '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1';
const session = (index: number) => ({ id: `s${index}`, startDateTime: '2026-08-19T11:00:00Z', segments: [] });
const sessions = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => session(from + index));

/** A proxy whose store holds so many sessions, in pages of a hundred. */
const apiOf = (total: number, version = '2') => {
  const asked: string[] = [];
  const api: Api = {
    graphVersion: 'v1.0',
    getJson: async (path) => {
      asked.push(path);
      if (path.endsWith('/participants_v2'))
        return { value: [{ id: 'a' }], '@odata.nextLink': '/more-people' };
      if (path === '/more-people') return { value: [{ id: 'b' }] };
      if (!path.includes('sessions')) return { id: ID, version };
      const from = Number(/\$skiptoken=(\d+)/.exec(path)?.[1] ?? 0);
      const to = Math.min(total, from + 100);
      return {
        value: sessions(from, to),
        '@earshot.version': version,
        ...(to < total && { '@odata.nextLink': `/sessions?$skiptoken=${to}` }),
      };
    },
    getBody: async () => ({ type: '', bytes: new ArrayBuffer() }),
    postJson: async () => undefined,
    readiness: async () => undefined,
  };
  return { api, asked };
};

const idsOf = (pages: readonly unknown[]) =>
  (pages as readonly { readonly value: readonly { readonly id: string }[] }[]).flatMap(({ value }) =>
    value.map(({ id }) => id),
  );

test('exactly the sessions shown come again, each once, however the proxy cuts its pages now', async () => {
  const { api, asked } = apiOf(240);
  const { participants, pages } = await readBodies(api, ID, { count: 160, version: '2' });
  expect(idsOf(pages)).toEqual(sessions(0, 160).map(({ id }) => id));
  expect(participants).toEqual([{ id: 'a' }, { id: 'b' }]);
  expect(asked.filter((path) => path.includes('sessions'))).toHaveLength(2);
});

test('of a newer version nothing is taken', async () => {
  const { api } = apiOf(240, '3');
  await expect(readBodies(api, ID, { count: 60, version: '2' })).rejects.toMatchObject({
    code: 'version-superseded',
  });
});

test('sessions that do not come again are said', async () => {
  const { api } = apiOf(100);
  await expect(readBodies(api, ID, { count: 160, version: '2' })).rejects.toMatchObject({
    reason: '60 of the sessions shown did not come again.',
  });
});
