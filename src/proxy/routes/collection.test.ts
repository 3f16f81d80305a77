import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { parseSessionsPage } from '#calls/parse';
import { packSessions, unpackSessions } from '#calls/session-pack';
import { membersOf } from '#calls/testing';
import { PACKED_SESSIONS, readPackedPage } from '#contract/packed-page';
import type { Page } from '#contract/page';
import { townHall } from '#simulator/scenarios/large-meetings';
import type { JsonObject } from '../graph/json.ts';
import { pathOf, readAll, sessionsOf } from '../reading.ts';
import { ANY_TEXT, createTestStore, setStage, type Stage } from '../testing.ts';

const FAST = 100_000;
const stages: Stage[] = [];
const stageWith = async (...options: Parameters<typeof setStage>): Promise<Stage> => {
  const stage = await setStage(...options);
  stages.push(stage);
  return stage;
};
afterEach(async () => {
  await Promise.all(stages.splice(0).map((stage) => stage.stop()));
});

const NO_SESSIONS = packSessions([]);
const arrayBufferOf = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;

describe('a page of sessions with their segments', () => {
  const url = sessionsOf(townHall.id);
  const asPack = { prefer: 'odata.maxpagesize=1000', accept: `${PACKED_SESSIONS}, application/json` };

  test.each(['megan', 'patti'] as const)(
    'holds for %s packed what it holds as JSON, while it is read and from the store',
    async (as) => {
      const stage = await stageWith({ timeScale: FAST });
      const authorization = `Bearer ${await stage.tokenOf(as)}`;
      for (let time = 0; time < 2; time += 1) {
        const packed = await stage.get(url, { headers: { authorization, ...asPack } });
        expect(packed.headers['content-type']).toBe(PACKED_SESSIONS);
        const page = readPackedPage(arrayBufferOf(packed.rawPayload));
        const sessions = unpackSessions(page?.pack ?? NO_SESSIONS);
        const size = `odata.maxpagesize=${sessions.length}`;
        const json = await stage.get(url, { headers: { authorization, prefer: size } });
        expect(json.headers['content-type']).toContain('application/json');
        const { value, ...rest } = json.json<Page<JsonObject>>();
        const parsed = parseSessionsPage({ value });
        expect(parsed.kind === 'ok' && parsed.value.sessions.map(membersOf)).toStrictEqual(
          sessions.map(membersOf),
        );
        const links = { '@odata.nextLink': ANY_TEXT, '@earshot.read': 0, '@earshot.pagesRead': 0 };
        expect({ ...rest, ...links }).toEqual({ ...(page?.head as object), ...links });
        await readAll(stage, url, as);
      }
    },
  );

  test.each([
    ['who says nothing of the kind', {}, url],
    ['who knows another form of it', { accept: PACKED_SESSIONS.replace('form=', 'form=x') }, url],
    ['who wants a selection', { accept: PACKED_SESSIONS }, `${url}&$select=id`],
    ['who wants no segments', { accept: PACKED_SESSIONS }, url.replace('?$expand=segments', '')],
  ])('goes as JSON to %s', async (_, headers, target) => {
    const stage = await stageWith({ timeScale: FAST });
    const authorization = `Bearer ${await stage.tokenOf('megan')}`;
    const { json, headers: got } = await stage.get(target, { headers: { authorization, ...headers } });
    expect(got['content-type']).toContain('application/json');
    expect(json<Page<JsonObject>>().value.length).toBeGreaterThan(0);
  });
});

test('whoever reads along with the walk leaves its pages ready for the next one, once', async () => {
  const store = await createTestStore({ now: Date.now });
  let wholeReads = 0;
  const read: typeof store.read = async (key, from, count) => {
    const kept = await store.read(key, from, count);
    wholeReads += Number(kept.items.length === townHall.sessions);
    return kept;
  };
  const stage = await stageWith({ timeScale: FAST }, { store: { ...store, read } });
  const open = async (): Promise<number> => {
    const authorization = `Bearer ${await stage.tokenOf('megan')}`;
    const headers = { authorization, prefer: 'odata.maxpagesize=1000', 'accept-encoding': 'gzip' };
    let pages = 0;
    for (let next = sessionsOf(townHall.id); next !== ''; pages += 1) {
      const { rawPayload, headers: got } = await stage.get(next, { headers });
      const text = got['content-encoding'] === 'gzip' ? gunzipSync(rawPayload) : rawPayload;
      next = pathOf((JSON.parse(text.toString()) as Page<JsonObject>)['@odata.nextLink']);
    }
    return pages;
  };
  expect(await open()).toBeGreaterThan(1);
  await expect.poll(() => wholeReads).toBe(1);
  expect(await open()).toBe(1);
  expect(wholeReads).toBe(1);
});
