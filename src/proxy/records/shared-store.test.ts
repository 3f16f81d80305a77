import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '#contract/page';
import type { JsonObject } from '../graph/json.ts';
import type { Faults } from '#simulator/faults';
import { allHands } from '#simulator/scenarios/all-hands';
import { startSimulator, type Simulator } from '#simulator/simulator';
import { graphRequests, pathOf, readAll, sessionsOf } from '../reading.ts';
import { openStore } from '../store/open-store.ts';
import type { StorePlace } from '../store/database.ts';
import { startTestServer, type TestServer } from '../store/test-server.ts';
import { joinStage, PUBLIC_ORIGIN, type Stage } from '../testing.ts';

const FAST = { timeScale: 100_000 };
/** A database in a directory is set up in two seconds, or in half a minute where others keep the machine busy. */
const SLOW = { timeout: 120_000 };
const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

/** Whoever asks for the third page first is told to wait for longer than any test does. */
const HELD_AT_THREE: Faults = {
  [allHands.id]: [{ kind: 'throttled', page: 3, retryAfter: '60' }],
};

const startGraph = async (faults: Faults): Promise<Simulator> => {
  const simulator = await startSimulator({ appOrigin: PUBLIC_ORIGIN, ...FAST, faults });
  endings.push(() => simulator.stop());
  return simulator;
};

const startProxy = async (simulator: Simulator, place: StorePlace): Promise<Stage> => {
  const stage = await joinStage(simulator, FAST, { store: await openStore(place, Date.now) });
  endings.push(() => stage.stop());
  return stage;
};

const truthOf = (simulator: Simulator): readonly string[] =>
  (simulator.truth(allHands.id) ?? []).map(({ id }) => id);
const idsOf = (items: readonly object[]): readonly unknown[] =>
  items.map((item) => ('id' in item ? item.id : undefined));
const pagesOf = (simulator: Simulator): number => Math.ceil(truthOf(simulator).length / 60);
/** Whether each person bears one name among what is masked, and each name is one person's. */
const pairsOf = (named: readonly JsonObject[], masked: readonly JsonObject[]) => {
  const idIn = (item: JsonObject | undefined, end: string): string =>
    /"associatedIdentity":\{[^}]*?"id":"([^"]+)"/.exec(JSON.stringify(item?.[end] ?? {}))?.[1] ?? '';
  const pairs = new Set(
    named.flatMap((item, index) =>
      ['caller', 'callee'].map((end) => `${idIn(item, end)} ${idIn(masked[index], end)}`),
    ),
  );
  const count = (part: number): number => new Set([...pairs].map((pair) => pair.split(' ')[part])).size;
  return { oneToOne: pairs.size > 100 && count(0) === pairs.size && count(1) === pairs.size };
};
const nextOf = (answer: { json<Body>(): Body }): string =>
  pathOf(answer.json<Page<never>>()['@odata.nextLink']);

describe('two proxies that share a PostgreSQL server', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  }, SLOW.timeout);
  afterAll(() => server.stop());

  const startTwo = async (faults: Faults = {}) => {
    const simulator = await startGraph(faults);
    const place: StorePlace = { kind: 'postgres', url: await server.createDatabase() };
    return { simulator, one: await startProxy(simulator, place), other: await startProxy(simulator, place) };
  };

  test('read a record with one walk, and both give all of it', async () => {
    const { simulator, one, other } = await startTwo();
    const reads = await Promise.all([one, other].map((stage) => readAll(stage, sessionsOf(allHands.id))));
    for (const { items, last } of reads) {
      expect(idsOf(items)).toEqual(truthOf(simulator));
      expect(last.json()).toMatchObject({ '@earshot.complete': true });
    }
    expect(graphRequests(one, `${allHands.id}/sessions`)).toBe(pagesOf(simulator));
  });

  test('take over the walk of one that ends, where it stopped', async () => {
    const { simulator, one, other } = await startTwo(HELD_AT_THREE);
    const first = await one.get(sessionsOf(allHands.id), { as: 'megan' });
    await one.get(nextOf(first), { as: 'megan' });
    const reading = readAll(other, sessionsOf(allHands.id));
    await expect.poll(() => graphRequests(one, `${allHands.id}/sessions`)).toBe(3);
    await one.proxy.close();
    const { items, last } = await reading;
    expect(idsOf(items)).toEqual(truthOf(simulator));
    expect(last.json()).toMatchObject({ '@earshot.complete': true });
    // The page that was under way is asked for a second time, and no other.
    expect(graphRequests(one, `${allHands.id}/sessions`)).toBe(pagesOf(simulator) + 1);
  });

  test('say both why reading stands still, and until when', async () => {
    const { one, other } = await startTwo(HELD_AT_THREE);
    const first = await one.get(sessionsOf(allHands.id), { as: 'megan' });
    await one.get(nextOf(first), { as: 'megan' });
    await expect.poll(() => graphRequests(one, `${allHands.id}/sessions`)).toBe(3);
    const headers = { prefer: 'odata.maxpagesize=1' };
    const pageOf = async (stage: Stage) =>
      (await stage.get(sessionsOf(allHands.id), { as: 'megan', headers })).json<Page<object>>();
    await expect.poll(async () => (await pageOf(other))['@earshot.problem']).toBe('upstream-throttled');
    const { '@earshot.nextPageAt': until } = await pageOf(other);
    expect(until).toBe((await pageOf(one))['@earshot.nextPageAt']);
    expect(Date.parse(until ?? '')).toBeGreaterThan(Date.now() + 50_000);
    expect(graphRequests(one, `${allHands.id}/sessions`)).toBe(3);
  });

  test('name people the same, whichever part of a record whichever of them is asked for first', async () => {
    const { one, other } = await startTwo();
    const path = `/graph/v1.0/communications/callRecords/${allHands.id}`;
    const parts = [
      () => readAll(other, `${path}/participants_v2`, 'patti'),
      () => readAll(one, sessionsOf(allHands.id), 'patti', 50),
      () => readAll(other, sessionsOf(allHands.id), 'patti', 70),
      () => readAll(one, `${path}/sessions`, 'patti'),
    ];
    const [, segments, again, plain] = await Promise.all(parts.map((read) => read()));
    expect(again?.items).toEqual(segments?.items);
    const people = await readAll(one, `${path}/participants_v2`, 'patti');
    expect(people.items).toEqual((await readAll(other, `${path}/participants_v2`, 'patti')).items);
    const endsOf = (items: readonly JsonObject[] = []) =>
      items.map(({ caller, callee }) => ({ caller, callee }));
    expect(endsOf(plain?.items)).toEqual(endsOf(segments?.items));
    const truth = await readAll(one, sessionsOf(allHands.id), 'megan');
    expect(pairsOf(truth.items, segments?.items ?? []).oneToOne).toBe(true);
    const heads = await Promise.all(
      [one, other].map(async (stage) =>
        (await stage.get(`${path}?$expand=sessions`, { as: 'patti' })).json<JsonObject>(),
      ),
    );
    expect(heads[0]?.['organizer_v2']).toEqual(heads[1]?.['organizer_v2']);
    expect(JSON.stringify(heads[0]?.['organizer_v2'])).toContain('Internal 1');
  });

  test('follow each other’s page links', async () => {
    const { simulator, one, other } = await startTwo();
    const headers = { prefer: 'odata.maxpagesize=100' };
    const first = await one.get(sessionsOf(allHands.id), { as: 'megan', headers });
    const rest = await readAll(other, nextOf(first));
    const items = [...first.json<Page<object>>().value, ...rest.items];
    expect(idsOf(items)).toEqual(truthOf(simulator));
    const list = '/graph/v1.0/communications/callRecords';
    const calls = await one.get(list, { as: 'megan' });
    expect((await other.get(nextOf(calls), { as: 'megan' })).statusCode).toBe(200);
  });
});

test(
  'a proxy that is started anew on a directory goes on at the page where the last one stopped',
  SLOW,
  async () => {
    const simulator = await startGraph(HELD_AT_THREE);
    const path = await mkdtemp(join(tmpdir(), 'earshot-store-'));
    endings.push(() => rm(path, { recursive: true }));
    const place: StorePlace = { kind: 'directory', path };
    const before = await startProxy(simulator, place);
    const first = await before.get(sessionsOf(allHands.id), { as: 'megan' });
    const next = await before.get(nextOf(first), { as: 'megan' });
    await readAll(
      before,
      sessionsOf(allHands.id).replace('/sessions', '/participants_v2').replace('?$expand=segments', ''),
      'patti',
    );
    const maskedFirst = await before.get(sessionsOf(allHands.id), { as: 'patti' });
    await expect.poll(() => graphRequests(before, `${allHands.id}/sessions`)).toBe(3);
    await before.proxy.close();
    const asked = simulator.requests.length;

    const after = await startProxy(simulator, place);
    const rest = await readAll(after, nextOf(next));
    const items = [...first.json<Page<object>>().value, ...next.json<Page<object>>().value, ...rest.items];
    expect(idsOf(items)).toEqual(truthOf(simulator));
    expect(rest.last.json()).toMatchObject({ '@earshot.complete': true });
    const since = simulator.requests.slice(asked).filter(({ url }) => url.includes('/sessions'));
    expect(since.every(({ url }) => url.includes('$skiptoken'))).toBe(true);
    expect(since.length).toBe(pagesOf(simulator) - 2);
    // People bear the names they had before, also where another page of them is asked for first.
    const masked = await readAll(after, sessionsOf(allHands.id), 'patti', 200);
    const people = maskedFirst.json<Page<object>>().value;
    expect(masked.items.slice(0, people.length)).toEqual(people);
  },
);
