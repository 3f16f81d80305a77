import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { Page } from '#contract/page';
import { allHands } from '#simulator/scenarios/all-hands';
import { documented } from '#simulator/scenarios/documented';
import type { Faults } from '#simulator/faults';
import { corruptPage, forgotten, notYetWritten } from '#simulator/scenarios/not-always-there';
import { townHall } from '#simulator/scenarios/large-meetings';
import type { JsonObject } from '../graph/json.ts';
import { graphRequests, pathOf, readAll, sessionsOf, withoutBlanks } from '../reading.ts';
import { ANY_TEXT, createTestStore, matching, setStage, type Person, type Stage } from '../testing.ts';

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

describe('a record read to its end', () => {
  test('is what Graph has, each session once and in Graph’s order', async () => {
    const stage = await stageWith({ timeScale: FAST });
    const { items, last } = await readAll(stage, sessionsOf(allHands.id));
    const truth = stage.simulator.truth(allHands.id) ?? [];
    expect(items.map(({ id }) => id)).toEqual(truth.map(({ id }) => id));
    expect(isDeepStrictEqual(withoutBlanks(items), withoutBlanks(truth))).toBe(true);
    expect(last.json()).toMatchObject({
      '@earshot.complete': true,
      '@earshot.read': truth.length,
      '@earshot.version': ANY_TEXT,
    });
  });

  test.each([1, 7, 60, 1_000])('is the same in pages of at most %i', async (pageSize) => {
    const stage = await stageWith({ timeScale: FAST });
    const { items, pages } = await readAll(stage, sessionsOf(allHands.id), 'megan', pageSize);
    expect(items.length).toBe(stage.simulator.truth(allHands.id)?.length);
    expect(Math.max(...pages.map(({ value }) => value.length))).toBeLessThanOrEqual(pageSize);
    expect(pages.filter((page) => page['@earshot.complete']).length).toBe(1);
  });

  test('is never called complete before its last page', async () => {
    const stage = await stageWith({ timeScale: FAST });
    const { pages } = await readAll(stage, sessionsOf(allHands.id));
    for (const page of pages)
      expect(page['@earshot.complete'] === true).toBe(page['@odata.nextLink'] === undefined);
  });

  test('comes from the store for whoever opens it next, in one page and without Graph', async () => {
    const stage = await stageWith({ timeScale: FAST });
    await readAll(stage, sessionsOf(townHall.id));
    const asked = stage.simulator.requests.length;
    const { items, pages } = await readAll(stage, sessionsOf(townHall.id), 'patti');
    expect([items.length, pages.length]).toEqual([1_000, 1]);
    expect(stage.simulator.requests.length).toBe(asked);
  });

  test('bears no address or token of Graph', async () => {
    const stage = await stageWith({ timeScale: FAST });
    const { pages } = await readAll(stage, sessionsOf(allHands.id));
    const text = JSON.stringify(pages);
    expect(text).not.toContain(stage.simulator.graphBaseUrl);
    expect(text).not.toContain('graph.microsoft.com');
  });
});

test('Graph’s documented limits are kept: a thousand sessions are read without a refusal', async () => {
  const stage = await stageWith({ timeScale: 1_000 });
  const { items } = await readAll(stage, sessionsOf(townHall.id));
  expect(items.length).toBe(1_000);
  expect(stage.log.join('')).not.toContain('upstream-throttled');
  expect(graphRequests(stage, townHall.id)).toBe(17 + 2);
});

test('records that the store has no room for side by side are read all the same, whole', async () => {
  const stage = await stageWith(
    { timeScale: FAST },
    { store: await createTestStore({ now: Date.now, maxBytes: 150_000 }) },
  );
  const read = await Promise.all(
    [allHands.id, corruptPage.id, townHall.id].map((id) => readAll(stage, sessionsOf(id))),
  );
  expect(read[2]?.items.map(({ id }) => id)).toEqual(stage.simulator.truth(townHall.id)?.map(({ id }) => id));
  expect(read[1]?.last.statusCode).toBe(502);
  expect(read[0]?.items.map(({ id }) => id)).toEqual(stage.simulator.truth(allHands.id)?.map(({ id }) => id));
});

test('many readers of a record make one walk', async () => {
  const stage = await stageWith({ timeScale: FAST, pageDelayMs: 5 });
  const reads = await Promise.all([1, 2, 3].map(() => readAll(stage, sessionsOf(allHands.id))));
  for (const { items } of reads) expect(items.length).toBe(stage.simulator.truth(allHands.id)?.length);
  const pages = Math.ceil((stage.simulator.truth(allHands.id)?.length ?? 0) / 60);
  expect(graphRequests(stage, `${allHands.id}/sessions`)).toBe(pages);
});

test('the documented record survives its malformed link', async () => {
  const stage = await stageWith();
  const { items, last } = await readAll(stage, sessionsOf(documented.id));
  expect(items.length).toBe(1);
  expect(last.json()).toMatchObject({ '@earshot.complete': true, '@earshot.read': 1 });
  expect(graphRequests(stage, '$metadata')).toBe(0);
});

test('without segments Graph is asked for none', async () => {
  const stage = await stageWith();
  const { items } = await readAll(stage, sessionsOf(documented.id).replace('?$expand=segments', ''));
  expect(items[0]).not.toHaveProperty('segments');
  expect(JSON.stringify(items)).toContain('Interruptions');
});

test('$select keeps the selected and the expanded', async () => {
  const stage = await stageWith();
  const { items } = await readAll(stage, `${sessionsOf(documented.id)}&$select=startDateTime,id`);
  expect(Object.keys(items[0] ?? {}).sort()).toEqual(['id', 'segments', 'startDateTime']);
});

describe('a page that cannot be read', () => {
  test('ends the reading with a problem after all that was read before it, and never cleanly', async () => {
    const stage = await stageWith({ timeScale: FAST });
    const { items, pages, last } = await readAll(stage, sessionsOf(corruptPage.id));
    expect(items.length).toBe(120);
    expect(pages.some((page) => page['@earshot.complete'])).toBe(false);
    expect(last.statusCode).toBe(502);
    expect(last.json()).toMatchObject({ code: 'upstream-invalid', upstream: { status: 200 } });
  });

  test('leaves what was read there for the next reader, who is told why it stopped', async () => {
    const stage = await stageWith({ timeScale: FAST });
    await readAll(stage, sessionsOf(corruptPage.id));
    const { items, pages } = await readAll(stage, sessionsOf(corruptPage.id), 'patti');
    expect(items.length).toBe(120);
    expect(pages.at(-1)).toMatchObject({ '@earshot.problem': 'upstream-invalid', '@earshot.read': 120 });
  });
});

test.each([
  ['pages', { pages: 3, items: 1_000 }, 180],
  ['sessions', { pages: 1_000, items: 150 }, 120],
])(
  'a record of more %s than are read says so, keeps what there is, and is never called complete',
  async (_, most, read) => {
    const stage = await stageWith({ timeScale: FAST }, { most });
    for (const person of ['megan', 'patti'] as const) {
      const { items, pages, last } = await readAll(stage, sessionsOf(allHands.id), person);
      expect(items.length).toBe(read);
      expect(pages.some((page) => page['@earshot.complete'])).toBe(false);
      expect(last.json()).toMatchObject({ status: 502, code: 'record-too-large' });
      expect(last.headers['retry-after']).toBe(undefined);
    }
    expect(graphRequests(stage, `${allHands.id}/sessions`)).toBeLessThanOrEqual(4);
  },
);

test('a passing failure of Graph is not noticed', async () => {
  const faults: Faults = { [allHands.id]: [{ kind: 'unavailable', page: 2, times: 2 }] };
  const stage = await stageWith({ timeScale: FAST, faults }, { random: () => 0 });
  const { items, last } = await readAll(stage, sessionsOf(allHands.id));
  expect(items.length).toBe(stage.simulator.truth(allHands.id)?.length);
  expect(last.json()).toMatchObject({ '@earshot.complete': true });
});

describe('when Graph asks to wait', () => {
  const faults: Faults = { [allHands.id]: [{ kind: 'throttled', page: 2, retryAfter: '0.8' }] };

  test('a reader gets an empty page that says until when, and its link goes on from there', async () => {
    const stage = await stageWith({ timeScale: FAST, faults }, { longestWaitMs: 50 });
    const { items, pages } = await readAll(stage, sessionsOf(allHands.id));
    // On a busy machine the time may be over before Graph has answered: that page is empty and tells nothing.
    const told = pages.find((page) => page.value.length === 0 && page['@earshot.problem'] !== undefined);
    expect(told).toMatchObject({
      '@earshot.problem': 'upstream-throttled',
      '@earshot.nextPageAt': matching(/^\d{4}-.*Z$/),
      '@odata.nextLink': ANY_TEXT,
    });
    expect(items.length).toBe(stage.simulator.truth(allHands.id)?.length);
  });

  test('Graph is not asked before that time', async () => {
    const stage = await stageWith({ timeScale: FAST, faults });
    const started = Date.now();
    await readAll(stage, sessionsOf(allHands.id));
    expect(Date.now() - started).toBeGreaterThanOrEqual(800);
    const pages = Math.ceil((stage.simulator.truth(allHands.id)?.length ?? 0) / 60);
    expect(graphRequests(stage, `${allHands.id}/sessions`)).toBe(pages + 1);
  });
});

test.each([
  ['not written yet', notYetWritten.id],
  ['forgotten', forgotten.id],
])('a record that is %s is not found', async (_, id) => {
  const stage = await stageWith();
  const answer = await stage.get(sessionsOf(id), { as: 'megan' });
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'call-record-not-found']);
});

describe('a viewer without the right to names', () => {
  test('sees the same sessions with people as pseudonyms, the same on every page and in the participants', async () => {
    const stage = await stageWith({ timeScale: FAST });
    const named = await readAll(stage, sessionsOf(allHands.id), 'megan', 50);
    const masked = await readAll(stage, sessionsOf(allHands.id), 'patti', 50);
    expect(masked.items.map(({ id }) => id)).toEqual(named.items.map(({ id }) => id));
    const text = JSON.stringify(masked.items);
    expect(text).not.toMatch(/Megan|Diego|@contoso|6C-B2-AE|10\.62\.31\.88/i);
    const nameOf = (session: JsonObject | undefined): unknown =>
      (session?.['caller'] as { associatedIdentity?: { displayName?: string } } | undefined)
        ?.associatedIdentity?.displayName;
    const rejoined = named.items.flatMap((session, index) =>
      nameOf(session) === 'Miriam Graham' ? [index] : [],
    );
    expect(rejoined.length).toBe(2);
    const pseudonyms = new Set(rejoined.map((index) => nameOf(masked.items[index])));
    expect([...pseudonyms]).toEqual([matching(/^Internal \d+$/)]);
  });

  test('is never sent the bytes that were packed for one who has it', async () => {
    const stage = await stageWith();
    await readAll(stage, sessionsOf(documented.id));
    const packed = async (as: Person): Promise<Buffer> => {
      const headers = { 'accept-encoding': 'gzip, br' };
      const answer = await stage.get(sessionsOf(documented.id), { as, headers });
      expect(answer.headers['content-encoding']).toBe('gzip');
      return answer.rawPayload;
    };
    const [named, masked] = [await packed('megan'), await packed('patti')];
    expect(gunzipSync(named).toString()).toContain('Abbie Wilkins');
    expect(gunzipSync(masked).toString()).not.toMatch(/Abbie|Owen|machineName|10\.150\.0\.2"/);
    // Packed once for each of them.
    expect(await packed('megan')).toEqual(named);
    expect(await packed('patti')).toEqual(masked);
  });

  test('cannot use the page link of one who has it', async () => {
    const stage = await stageWith({ timeScale: FAST });
    const first = await stage.get(sessionsOf(allHands.id), {
      as: 'megan',
      headers: { prefer: 'odata.maxpagesize=10' },
    });
    const next = pathOf(first.json<Page<JsonObject>>()['@odata.nextLink']);
    expect((await stage.get(next, { as: 'megan' })).statusCode).toBe(200);
    const answer = await stage.get(next, { as: 'patti' });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'cursor-invalid']);
  });
});

test('a page link that was altered or moved to another record is refused', async () => {
  const stage = await stageWith({ timeScale: FAST });
  const first = await stage.get(sessionsOf(allHands.id), { as: 'megan' });
  const next = pathOf(first.json<Page<JsonObject>>()['@odata.nextLink']);
  const spoilt = [
    next.replace(/skiptoken=.{8}/, 'skiptoken=AAAAAAAA'),
    next.replace(allHands.id, townHall.id),
    next.replace('$expand=segments&', ''),
    next.replace('/v1.0/', '/beta/'),
  ];
  for (const url of spoilt)
    expect((await stage.get(url, { as: 'megan' })).json()).toMatchObject({ code: 'cursor-invalid' });
});

test('a page link is good for an hour', async () => {
  const clock = { ahead: 0 };
  const now = (): number => Date.now() + clock.ahead;
  const stage = await stageWith({ timeScale: FAST, now }, { now });
  const first = await stage.get(sessionsOf(allHands.id), { as: 'megan' });
  clock.ahead = 61 * 60_000;
  const answer = await stage.get(pathOf(first.json<Page<JsonObject>>()['@odata.nextLink']), { as: 'megan' });
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([410, 'cursor-expired']);
});

describe('a record that Graph rewrites', () => {
  const MINUTE = 60_000;

  /** Simulator and proxy share a clock that stands so long after the meeting; version 2 is out after 121 minutes. */
  const stageAfterMeeting = async (afterMs: number, simulated: { readonly pageDelayMs?: number } = {}) => {
    const clock = { ahead: 0 };
    const now = (): number => Date.now() + clock.ahead;
    const stage = await stageWith({ ...simulated, now, timeScale: FAST }, { now });
    const ends = stage.simulator.truth(allHands.id)?.map(({ endDateTime }) => Date.parse(endDateTime)) ?? [];
    clock.ahead = Math.max(...ends) + afterMs - Date.now();
    return { stage, clock };
  };

  test('is read anew in its newer version by whoever opens it later', async () => {
    const { stage, clock } = await stageAfterMeeting(40 * MINUTE);
    const old = await readAll(stage, sessionsOf(allHands.id));
    clock.ahead += 90 * MINUTE;
    const fresh = await readAll(stage, sessionsOf(allHands.id));
    const truth = stage.simulator.truth(allHands.id);
    expect(old.last.json()).toMatchObject({ '@earshot.complete': true, '@earshot.version': '1' });
    expect(fresh.last.json()).toMatchObject({ '@earshot.complete': true, '@earshot.version': '2' });
    expect(isDeepStrictEqual(withoutBlanks(fresh.items), withoutBlanks(truth))).toBe(true);
    expect(isDeepStrictEqual(withoutBlanks(old.items), withoutBlanks(truth))).toBe(false);
  });

  test('while it is read is never called complete: its links say so, and the first page is of the newer version', async () => {
    const { stage, clock } = await stageAfterMeeting(121 * MINUTE - 20_000, { pageDelayMs: 30 });
    const first = await stage.get(sessionsOf(allHands.id), { as: 'megan' });
    expect(first.json()).toMatchObject({ '@earshot.version': '1' });
    clock.ahead += 40_000;
    const old = await readAll(stage, pathOf(first.json<Page<JsonObject>>()['@odata.nextLink']));
    expect(old.pages.some((page) => page['@earshot.complete'])).toBe(false);
    expect([old.last.statusCode, old.last.json<{ code: string }>().code]).toEqual([
      410,
      'version-superseded',
    ]);
    const fresh = await readAll(stage, sessionsOf(allHands.id));
    expect(fresh.last.json()).toMatchObject({ '@earshot.complete': true, '@earshot.version': '2' });
  });
});

test('an expanded record bears the first page of each, and links that go on', async () => {
  const stage = await stageWith({ timeScale: FAST });
  const url = `/graph/v1.0/communications/callRecords/${allHands.id}?$expand=sessions($expand=segments),participants_v2`;
  const record = (await stage.get(url, { as: 'megan' })).json<Record<string, JsonObject[] & string>>();
  expect(record).toMatchObject({ id: allHands.id, type: 'groupCall' });
  expect(record['sessions']?.length).toBeGreaterThan(0);
  const rest = await readAll(stage, pathOf(record['sessions@odata.nextLink']));
  expect((record['sessions']?.length ?? 0) + rest.items.length).toBe(
    stage.simulator.truth(allHands.id)?.length,
  );
  const people = await readAll(stage, pathOf(record['participants_v2@odata.nextLink']));
  expect((record['participants_v2']?.length ?? 0) + people.items.length).toBe(238);
});

test('the list pages through all calls by our links, each once', async () => {
  const stage = await stageWith();
  const { items, pages, last } = await readAll(stage, '/graph/v1.0/communications/callRecords');
  expect(pages.length).toBeGreaterThan(2);
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  expect(last.json()).toMatchObject({ '@earshot.complete': true });
  expect(JSON.stringify(pages)).not.toContain(stage.simulator.graphBaseUrl);
});

test('the list takes the two documented filters', async () => {
  const stage = await stageWith();
  const from = new Date(Date.now() - 3 * 86_400_000).toISOString();
  const filter = encodeURIComponent(`startDateTime ge ${from}`);
  const { items } = await readAll(
    stage,
    `/graph/v1.0/communications/callRecords?$filter=${filter}&$select=id,startDateTime`,
  );
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) {
    expect(Object.keys(item).sort()).toEqual(['id', 'startDateTime']);
    expect(Date.parse(String(item['startDateTime']))).toBeGreaterThanOrEqual(Date.parse(from));
  }
});
