import { afterEach, describe, expect, test } from 'vitest';
import type { Page } from '#contract/page';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '#base/units';
import type { Fault } from '#simulator/faults';
import { allHands } from '#simulator/scenarios/all-hands';
import { townHall } from '#simulator/scenarios/large-meetings';
import type { JsonObject } from './graph/json.ts';
import { graphRequests, pathOf, readAll, sessionsOf } from './reading.ts';
import { startScriptedServer } from './scripted-server.ts';
import { ANY_TEXT, createTestStore, joinStage, setStage, type Stage } from './testing.ts';

const FAST = 100_000;
const LIST = '/graph/v1.0/communications/callRecords';
const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

/** A proxy and a simulator on a clock that can be put forward, and whose faults can be changed. */
const setClocked = async () => {
  const clock = { ahead: 0 };
  const now = (): number => Date.now() + clock.ahead;
  const faults: Record<string, readonly Fault[]> = {};
  const store = await createTestStore({ now });
  const stage = await setStage({ timeScale: FAST, now, faults }, { now, store, random: () => 0 });
  endings.push(() => stage.stop());
  return { stage, clock, now, faults, store };
};

type Clocked = Awaited<ReturnType<typeof setClocked>>;

const namesIn = (text: string): readonly string[] => [
  ...new Set(text.match(/Megan Bowen|Diego Siciliani|@contoso|10\.62\.31\.88/gi) ?? []),
];

describe('a Graph that fails at every request', () => {
  const failing = (of: Fault['of'] & string): readonly Fault[] => [
    { kind: 'serverError', of, page: 'every', times: Infinity },
  ];

  /** Five requests of four attempts each: then the breaker is open. */
  const openBreaker = async (stage: Stage, faults: Record<string, readonly Fault[]>): Promise<void> => {
    faults['list'] = failing('list');
    for (let count = 0; count < 5; count += 1)
      expect((await stage.get(LIST, { as: 'megan' })).statusCode).toBe(502);
  };

  test('is left alone: the answer is 503 with the time, without a request', async () => {
    const { stage, faults } = await setClocked();
    await openBreaker(stage, faults);
    const asked = stage.simulator.requests.length;
    for (const url of [LIST, `${LIST}/${townHall.id}`, sessionsOf(townHall.id)]) {
      const answer = await stage.get(url, { as: 'megan' });
      expect(answer.statusCode).toBe(503);
      expect(answer.json()).toMatchObject({
        code: 'upstream-unavailable',
        error: { code: 'upstream-unavailable' },
      });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(5);
    }
    expect(stage.simulator.requests.length).toBe(asked);
  });

  test('is tried again after the time by one request, and used when it is well', async () => {
    const { stage, clock, faults } = await setClocked();
    await openBreaker(stage, faults);
    clock.ahead += 5 * SECOND_MS;
    const asked = stage.simulator.requests.length;
    expect((await stage.get(LIST, { as: 'megan' })).statusCode).toBe(503);
    expect(stage.simulator.requests.length).toBe(asked + 1);
    delete faults['list'];
    clock.ahead += 10 * SECOND_MS;
    expect((await stage.get(LIST, { as: 'megan' })).statusCode).toBe(200);
  });

  test('does not keep anybody from what was read before, which says on every page that it may be old', async () => {
    const { stage, clock, faults } = await setClocked();
    const fresh = await readAll(stage, sessionsOf(allHands.id), 'megan', 100);
    expect(fresh.pages.some((page) => page['@earshot.stale'] !== undefined)).toBe(false);
    clock.ahead += 6 * MINUTE_MS;
    await openBreaker(stage, faults);
    const { items, pages, last } = await readAll(stage, sessionsOf(allHands.id), 'megan', 100);
    expect(items).toEqual(fresh.items);
    expect(last.json()).toMatchObject({ '@earshot.complete': true });
    expect(pages.map((page) => page['@earshot.stale'])).toEqual(pages.map(() => 'upstream-unavailable'));
    const readAt = pages[0]?.['@earshot.readAt'];
    expect(Date.parse(readAt ?? '')).toBeLessThan(Date.now());
    expect(pages.every((page) => page['@earshot.readAt'] === readAt)).toBe(true);
    const record = await stage.get(`${LIST}/${allHands.id}`, { as: 'megan' });
    expect(record.json()).toMatchObject({
      id: allHands.id,
      '@earshot.stale': 'upstream-unavailable',
      '@earshot.readAt': readAt,
    });
  });

  test('does not keep anybody from the list as it was, which says how old it is', async () => {
    const { stage, clock, faults, now } = await setClocked();
    const list = (from: number): string =>
      `${LIST}?$filter=${encodeURIComponent(`startDateTime ge ${new Date(from).toISOString()}`)}`;
    const from = now() - 7 * DAY_MS;
    const page = (await stage.get(list(from), { as: 'megan' })).json<Page<JsonObject>>();
    expect(page.value.length).toBeGreaterThan(5);
    clock.ahead += 6 * MINUTE_MS;
    await openBreaker(stage, faults);
    const later = (await stage.get(list(from + 6 * MINUTE_MS), { as: 'megan' })).json<Page<JsonObject>>();
    expect(later).toMatchObject({ value: page.value, '@earshot.stale': 'upstream-unavailable' });
    expect(Date.parse(later['@earshot.readAt'] ?? '')).toBeLessThan(Date.now());
    // What is asked for otherwise was never read, and an hour is too old for a list.
    expect((await stage.get(list(from - 2 * DAY_MS), { as: 'megan' })).statusCode).toBe(503);
    clock.ahead += 60 * MINUTE_MS;
    expect((await stage.get(list(from + 6 * MINUTE_MS), { as: 'megan' })).statusCode).toBeGreaterThanOrEqual(
      502,
    );
  });

  test('makes what was not read to its end no more complete', async () => {
    const { stage, clock, faults } = await setClocked();
    faults[allHands.id] = [{ kind: 'wrongType', page: 3, times: Infinity }];
    const part = await readAll(stage, sessionsOf(allHands.id));
    clock.ahead += 6 * MINUTE_MS;
    await openBreaker(stage, faults);
    const { items, pages, last } = await readAll(stage, sessionsOf(allHands.id));
    expect(items).toEqual(part.items);
    expect(pages.some((page) => page['@earshot.complete'])).toBe(false);
    expect(last.statusCode).toBe(503);
  });
});

describe('what was read', () => {
  test('is served on when Graph has forgotten the record, and says so', async () => {
    const { stage, clock } = await setClocked();
    const fresh = await readAll(stage, sessionsOf(allHands.id));
    clock.ahead += 29.9 * DAY_MS;
    expect(stage.simulator.truth(allHands.id)).toBe(undefined);
    const { items, pages } = await readAll(stage, sessionsOf(allHands.id));
    expect(items).toEqual(fresh.items);
    expect(pages[0]).toMatchObject({ '@earshot.stale': 'call-record-not-found' });
    expect(graphRequests(stage, '$metadata')).toBe(0);
  });

  /** The job runs when a proxy starts, and every hour. */
  const startLater = async ({ stage, now, store }: Clocked): Promise<Stage> => {
    const later = await joinStage(stage.simulator, {}, { now, store }, { RETENTION_DAYS: '45' });
    endings.push(() => later.stop());
    await later.proxy.ready();
    await expect.poll(() => later.log.join('')).toContain('kept no longer');
    return later;
  };

  test('has no names left 28 days after the call, for anybody, and is gone when its time is over', async () => {
    const clocked = await setClocked();
    const { stage, clock } = clocked;
    const fresh = await readAll(stage, sessionsOf(allHands.id));
    expect(namesIn(JSON.stringify(fresh.items)).length).toBeGreaterThan(1);
    clock.ahead += 29.9 * DAY_MS;
    const later = await startLater(clocked);
    for (const person of ['megan', 'patti'] as const) {
      const { items, pages } = await readAll(later, sessionsOf(allHands.id), person);
      expect(items.map(({ id }) => id)).toEqual(fresh.items.map(({ id }) => id));
      expect(namesIn(JSON.stringify(items))).toEqual([]);
      expect(JSON.stringify(items)).toContain('Internal 1');
      expect(pages.every((page) => page['@earshot.erased'])).toBe(true);
      const head = (await later.get(`${LIST}/${allHands.id}`, { as: person })).json<Page<never>>();
      expect(head).toMatchObject({ '@earshot.erased': true, '@earshot.stale': 'call-record-not-found' });
      expect(namesIn(JSON.stringify(head))).toEqual([]);
    }
    clock.ahead += 16 * DAY_MS;
    const last = await startLater(clocked);
    expect((await last.get(sessionsOf(allHands.id), { as: 'megan' })).statusCode).toBe(404);
  });

  test('keeps its numbers when names are erased, and begins anew where Graph still gives the names', async () => {
    const clocked = await setClocked();
    const { stage, clock } = clocked;
    const masked = await readAll(stage, sessionsOf(allHands.id), 'patti');
    clock.ahead += 28.5 * DAY_MS;
    const later = await startLater(clocked);
    const erased = await clocked.store.newestRecord('v1.0', allHands.id);
    expect(erased?.isErased).toBe(true);
    const key = {
      version: 'v1.0',
      recordId: allHands.id,
      recordVersion: erased?.recordVersion ?? '',
      collection: 'sessions-with-segments',
    } as const;
    const kept = await clocked.store.read(key, 0, 1_000);
    expect(kept).toEqual({ items: masked.items, areErased: true });

    const { items, pages } = await readAll(later, sessionsOf(allHands.id));
    expect(namesIn(JSON.stringify(items)).length).toBeGreaterThan(1);
    expect(pages.some((page) => page['@earshot.erased'] === true)).toBe(false);
    clock.ahead += 1.1 * DAY_MS;
    const last = await startLater(clocked);
    expect(namesIn(JSON.stringify((await readAll(last, sessionsOf(allHands.id))).items))).toEqual([]);
  });
});

test('a version beyond 2^53 keeps its last digit from Graph to the app', async () => {
  const version = '9223372036854775807';
  const id = 'e523d2ed-2966-4b6b-925b-754a88034cc5';
  const session = `{"id":"${id}","caller":{"callerNetwork":{"linkSpeed":9007199254740993}}}`;
  const graph = await startScriptedServer(({ url = '' }, response) =>
    response
      .setHeader('content-type', 'application/json')
      .end(url.includes('/sessions') ? `{"value":[${session}]}` : `{"id":"${id}","version":${version}}`),
  );
  const stage = await setStage();
  const config = { ...stage.config, graphBaseUrl: graph.origin };
  const proxy = await joinStage(stage.simulator, {}, { config });
  endings.push(
    () => graph.stop(),
    () => stage.stop(),
    () => proxy.stop(),
  );
  const record = await proxy.get(`${LIST}/${id}`, { as: 'megan' });
  expect(record.json()).toMatchObject({ version });
  const first = await proxy.get(sessionsOf(id), { as: 'megan' });
  expect(first.json()).toMatchObject({
    '@earshot.version': version,
    '@earshot.complete': true,
    value: [{ caller: { callerNetwork: { linkSpeed: '9007199254740993' } } }],
  });
});

test('a client that asks for all of it may leave: the record is read to its end', async () => {
  const stage = await setStage({ timeScale: FAST, pageDelayMs: 5 });
  endings.push(() => stage.stop());
  const headers = { prefer: 'odata.maxpagesize=10, earshot.read-all' };
  const first = await stage.get(sessionsOf(allHands.id), { as: 'megan', headers });
  const page = first.json<Page<JsonObject>>();
  expect(pathOf(page['@odata.nextLink'])).toEqual(ANY_TEXT);
  const pages = Math.ceil((stage.simulator.truth(allHands.id)?.length ?? 0) / 60);
  await expect.poll(() => graphRequests(stage, `${allHands.id}/sessions`)).toBe(pages);
});
