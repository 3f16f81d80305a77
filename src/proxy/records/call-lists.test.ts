import { expect, test } from 'vitest';
import type { Ask } from '../graph/ask.ts';
import type { JsonObject } from '../graph/json.ts';
import { createCallLists } from './call-lists.ts';

const GRAPH = 'https://graph.microsoft.com';
const LIST = `${GRAPH}/v1.0/communications/callRecords`;
const { signal } = new AbortController();

/** Call lists over a Graph that has these pages, by address. */
const listsOver = (pages: Readonly<Record<string, JsonObject>>) => {
  const asked: string[] = [];
  const answer = async ({ url }: { readonly url: string }) => {
    asked.push(url);
    return { json: pages[url] ?? {}, bytes: 100, requestId: undefined };
  };
  const ask: Ask = Object.assign(answer, { refusal: () => undefined });
  const links = new Map<string, string>();
  const store = {
    keepLink: async (name: string, url: string) => void links.set(name, url),
    findLink: async (name: string) => links.get(name),
  };
  const lists = createCallLists({ ask, store, graphBaseUrl: GRAPH, now: () => 0 });
  const page = (name?: string) =>
    lists.page({ version: 'v1.0', filter: [], pageSize: undefined }, name, signal);
  return { asked, page };
};

test('a list ends where Graph gives no link', async () => {
  const next = `${LIST}?$skiptoken=abc`;
  const { page } = listsOver({
    [LIST]: { value: [{ id: 'a' }], '@odata.nextLink': next },
    [next]: { value: [{ id: 'b' }] },
  });
  const first = await page();
  expect(first).toMatchObject({ records: [{ id: 'a' }], hasBadLink: false });
  expect(first.next).toEqual(expect.any(String));
  expect(await page(first.next)).toMatchObject({
    records: [{ id: 'b' }],
    next: undefined,
    hasBadLink: false,
  });
});

test.each([
  ['elsewhere', 'https://graph.elsewhere.example/v1.0/communications/callRecords?$skiptoken=a'],
  ['back to itself', LIST],
  ['nowhere', 60],
])('a link that leads %s is no end: what is here is not all', async (_, link) => {
  const { page } = listsOver({ [LIST]: { value: [{ id: 'a' }], '@odata.nextLink': link } });
  expect(await page()).toMatchObject({ records: [{ id: 'a' }], next: undefined, hasBadLink: true });
});

test('a page is asked of Graph once for all who want it', async () => {
  const { asked, page } = listsOver({ [LIST]: { value: [] } });
  await Promise.all([page(), page()]);
  await page();
  expect(asked).toEqual([LIST]);
});
