import { expect, test } from 'vitest';
import { SECOND_MS } from '#base/units';
import type { Ask } from '../graph/ask.ts';
import type { CollectionTarget } from '../graph/templates.ts';
import { createFirstPages } from './first-pages.ts';

const TARGET: CollectionTarget = {
  kind: 'collection',
  version: 'v1.0',
  id: '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1',
  collection: 'sessions',
  expandSegments: true,
};

const setUp = () => {
  const clock = { now: 0 };
  const released: string[] = [];
  let asked = 0;
  const answer = async () => ({ json: { value: [++asked] }, bytes: 1, requestId: undefined });
  const ask: Ask = Object.assign(answer, { refusal: () => undefined });
  const claim = async (name: string) => ({
    lost: new AbortController().signal,
    release: () => void released.push(name),
  });
  const pages = createFirstPages({
    ask,
    store: { claim },
    graphBaseUrl: 'https://graph.microsoft.com',
    pageSize: undefined,
    now: () => clock.now,
  });
  return { clock, released, pages, asked: () => asked };
};

test('a page asked for ahead is taken once, and its lease goes with it', async () => {
  const { pages, released, asked } = setUp();
  pages.askAhead(TARGET, 'lease');
  pages.askAhead(TARGET, 'lease');
  expect((await pages.take(TARGET))?.json).toEqual({ value: [1] });
  expect(await pages.take(TARGET)).toBeUndefined();
  expect([asked(), released]).toEqual([1, ['lease']]);
});

test('a page that no walk came for is let go, and asked for anew by the next', async () => {
  const { pages, released } = setUp();
  const forget = pages.askAhead(TARGET, 'lease');
  await new Promise(setImmediate);
  forget();
  expect(released).toEqual(['lease']);
  expect(await pages.take(TARGET)).toBeUndefined();
  pages.askAhead(TARGET, 'lease');
  expect((await pages.take(TARGET))?.json).toEqual({ value: [2] });
});

test('a page that has waited too long is not taken: it may be of an older version', async () => {
  const { clock, pages } = setUp();
  pages.askAhead(TARGET, 'lease');
  clock.now = 30 * SECOND_MS;
  expect(await pages.take(TARGET)).toBeUndefined();
});
