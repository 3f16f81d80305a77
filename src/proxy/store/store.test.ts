import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY_MS } from '#base/units';
import { openDatabase, type Database, type StorePlace } from './database.ts';
import { createSqlStore } from './sql-store.ts';
import { NOTHING_READ, type CollectionKey, type Erase, type NextStep, type RecordStore } from './store.ts';
import { startTestServer } from './test-server.ts';

const LEASE_MS = 300;
const ALL = { endedBefore: 4e12, readBefore: 4e12 };
/** A database is set up in two seconds, or in half a minute where others keep the machine busy. */
const SLOW = { timeout: 120_000 };
const NOTHING: NextStep = { kind: 'nothing' };
const pageAt = (url: string): NextStep => ({ kind: 'page', url });
const itemsOf = (...ids: readonly string[]) => ids.map((id) => ({ id, caller: { name: `PC-${id}` } }));

type Place = { readonly place: StorePlace; readonly remove: () => Promise<void> };

const inDirectory = async (): Promise<Place> => {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-store-'));
  return {
    place: { kind: 'directory', path: join(folder, 'store') },
    remove: () => rm(folder, { recursive: true }),
  };
};

const onServer = async (): Promise<Place> => {
  const server = await startTestServer();
  return { place: { kind: 'postgres', url: await server.createDatabase() }, remove: () => server.stop() };
};

const PLACES: readonly (readonly [string, () => Promise<Place>])[] = [
  ['in memory', async () => ({ place: { kind: 'memory' }, remove: async () => undefined })],
  ['in a directory', inDirectory],
  ['on a PostgreSQL server', onServer],
];

describe.each(PLACES)('the store %s', (_, open) => {
  let found: Place;
  let database: Database;
  let store: RecordStore;
  const clock = { now: Date.now() };
  const now = (): number => clock.now;
  beforeAll(async () => {
    found = await open();
    database = await openDatabase(found.place);
    store = createSqlStore({ database, now, leaseMs: LEASE_MS });
  }, SLOW.timeout);
  afterAll(async () => {
    await store.close();
    await found.remove();
  });

  const freshKey = (): CollectionKey => ({
    version: 'v1.0',
    recordId: randomUUID(),
    recordVersion: '1',
    collection: 'sessions',
  });

  test('keeps pages in their order and reads across their borders', async () => {
    const key = freshKey();
    expect(await store.progress(key)).toEqual(NOTHING_READ);
    await store.append(key, { after: 0, items: itemsOf('1', '2'), next: pageAt('https://graph/2') });
    expect(await store.append(key, { after: 2, items: itemsOf('3'), next: NOTHING })).toEqual({
      pages: 2,
      items: 3,
      restarts: 0,
      next: NOTHING,
    });
    expect(await store.read(key, 1, 60)).toEqual({ items: itemsOf('2', '3'), areErased: false });
    expect(await store.read(key, 0, 2)).toEqual({ items: itemsOf('1', '2'), areErased: false });
    expect((await store.read(key, 3, 60)).items).toEqual([]);
    // As another process reads them, which has none of them at hand.
    const other = createSqlStore({ database, now });
    expect(await other.read(key, 1, 60)).toEqual({ items: itemsOf('2', '3'), areErased: false });
    expect(await other.read(key, 0, 2)).toEqual({ items: itemsOf('1', '2'), areErased: false });
    expect((await other.read(key, 3, 60)).items).toEqual([]);
  });

  test('gives back every value as it came', async () => {
    const key = freshKey();
    const items = [
      { id: 'ä \u202e 😀 \u2028', version: '9007199254740993', list: [1.5, null, { deep: [true] }] },
    ];
    await store.append(key, { after: 0, items, next: NOTHING });
    expect((await createSqlStore({ database, now }).read(key, 0, 1)).items).toEqual(items);
  });

  test('remembers where reading goes on, through empty pages too', async () => {
    const key = freshKey();
    await store.append(key, { after: 0, items: [], next: pageAt('https://graph/2?$skiptoken=x') });
    expect(await store.progress(key)).toEqual({
      pages: 1,
      items: 0,
      restarts: 0,
      next: pageAt('https://graph/2?$skiptoken=x'),
    });
    await store.append(key, { after: 0, items: itemsOf('1'), next: { kind: 'check' } });
    expect(await store.setNext(key, 1, { kind: 'first-page' })).toMatchObject({ restarts: 1, items: 1 });
    expect(await store.setNext(key, 1, NOTHING)).toMatchObject({ restarts: 1, next: NOTHING });
  });

  test('takes no page that does not follow what is there', async () => {
    const key = freshKey();
    expect(await store.append(key, { after: 60, items: itemsOf('x'), next: NOTHING })).toEqual(NOTHING_READ);
    await store.append(key, { after: 0, items: itemsOf('1'), next: pageAt('2') });
    const before = await store.progress(key);
    expect(await store.append(key, { after: 0, items: itemsOf('1'), next: NOTHING })).toEqual(before);
    expect(await store.setNext(key, 7, NOTHING)).toEqual(before);
    expect((await store.read(key, 0, 60)).items).toEqual(itemsOf('1'));
  });

  test('takes one of two pages that come at once', async () => {
    const key = freshKey();
    await Promise.all(
      ['a', 'b', 'c'].map((id) => store.append(key, { after: 0, items: itemsOf(id), next: NOTHING })),
    );
    expect(await store.progress(key)).toMatchObject({ pages: 1, items: 1 });
    expect((await store.read(key, 0, 60)).items.length).toBe(1);
  });

  test('keeps versions, collections and ways of asking apart', async () => {
    const key = freshKey();
    await store.append(key, { after: 0, items: itemsOf('1'), next: NOTHING });
    for (const other of [
      { ...key, recordVersion: '2' },
      { ...key, collection: 'participants' as const },
      { ...key, version: 'beta' as const },
      { ...key, recordId: randomUUID() },
    ])
      expect(await store.progress(other)).toEqual(NOTHING_READ);
  });

  test('tells versions apart to the last digit of an Int64, and knows the newest', async () => {
    const { version, recordId } = freshKey();
    for (const recordVersion of ['9', '9223372036854775806', '9223372036854775807', '10'])
      await store.keepRecord({ version, recordId, recordVersion }, { version: recordVersion });
    expect(await store.newestRecord(version, recordId)).toEqual({
      recordVersion: '9223372036854775807',
      json: { version: '9223372036854775807' },
      isErased: false,
      readAt: now(),
    });
    const key = { ...freshKey(), recordId, recordVersion: '9223372036854775806' };
    await store.append(key, { after: 0, items: itemsOf('1'), next: NOTHING });
    expect(await store.progress({ ...key, recordVersion: '9223372036854775807' })).toEqual(NOTHING_READ);
    expect(await store.newestRecord('beta', recordId)).toBe(undefined);
  });

  test('lets one process at a time read a thing, and the next when it lets go', async () => {
    const other = createSqlStore({ database, now, leaseMs: LEASE_MS });
    const name = randomUUID();
    const lease = await store.claim(name);
    expect(lease).toBeDefined();
    expect(await other.claim(name)).toBe(undefined);
    const again = await store.claim(name);
    lease?.release();
    lease?.release();
    expect(await other.claim(name)).toBe(undefined);
    again?.release();
    await expect.poll(() => other.claim(name)).toBeDefined();
  });

  test('renews a lease for as long as it is held', async () => {
    const other = createSqlStore({ database, now, leaseMs: LEASE_MS });
    const name = randomUUID();
    const lease = await store.claim(name);
    await new Promise((resolve) => setTimeout(resolve, LEASE_MS * 2));
    expect(await other.claim(name)).toBe(undefined);
    expect(lease?.lost.aborted).toBe(false);
    lease?.release();
  });

  test('passes the lease of a process that died on when it has run out', async () => {
    const name = randomUUID();
    const until = new Date(Date.now() - 1_000);
    await database.db.insertInto('lease').values({ name, owner: 'dead', held_until: until }).execute();
    expect(await store.claim(name)).toBeDefined();
  });

  test('tells who holds a lease that it is lost', async () => {
    const name = randomUUID();
    const lease = await store.claim(name);
    await database.db
      .updateTable('lease')
      .set({ owner: 'another', held_until: new Date(Date.now() + 60_000) })
      .where('name', '=', name)
      .execute();
    await expect.poll(() => lease?.lost.aborted).toBe(true);
  });

  const internal = (...clues: readonly string[]) => ({ word: 'Internal', clues });
  const numbered = (number: number, clue: string) => ({ word: 'Internal', number, clue });

  test('numbers the people of a record once for all who share it', async () => {
    const { recordId } = freshKey();
    const other = createSqlStore({ database, now });
    expect(await store.number(recordId, [internal('id a', 'upn a'), internal('id b')])).toEqual([
      numbered(1, 'id a'),
      numbered(1, 'upn a'),
      numbered(2, 'id b'),
    ]);
    expect(await other.number(recordId, [internal('upn a'), internal('id c')])).toEqual([
      numbered(1, 'upn a'),
      numbered(3, 'id c'),
    ]);
    expect(await other.number(randomUUID(), [internal('id c')])).toEqual([numbered(1, 'id c')]);
    expect(await store.number(recordId, [])).toEqual([]);
    const many = Array.from({ length: 40 }, (_, index) => index);
    const given = await Promise.all(
      many.map((index) =>
        (index % 2 === 0 ? store : other).number(recordId, [internal(`many ${index >> 1}`)]),
      ),
    );
    const numbers = given.flatMap((rows) => rows.map(({ number }) => number));
    expect([...new Set(numbers)].toSorted((a, b) => a - b)).toEqual(
      many.slice(0, 20).map((index) => index + 4),
    );
  });

  test('numbers more people at once than a statement can hold', async () => {
    const { recordId } = freshKey();
    const wanted = Array.from({ length: 12_000 }, (_, index) => internal(`id ${index}`, `upn ${index}`));
    expect(await store.number(recordId, wanted)).toHaveLength(24_000);
    expect(await store.number(recordId, wanted.slice(-1))).toEqual([
      numbered(12_000, 'id 11999'),
      numbered(12_000, 'upn 11999'),
    ]);
  });

  test('tells others why reading stands still, from before the first page on', async () => {
    const key = freshKey();
    const other = createSqlStore({ database, now });
    const standstill = { problem: 'upstream-throttled', nextPageAt: now() + 60_000 } as const;
    await store.stand(key, standstill);
    expect(await other.progress(key)).toEqual({ ...NOTHING_READ, standstill });
    expect(await store.append(key, { after: 0, items: itemsOf('1'), next: pageAt('2') })).toMatchObject({
      items: 1,
      standstill,
    });
    await store.stand(key, undefined);
    expect(await other.progress(key)).not.toHaveProperty('standstill');
    // What is no longer there is not begun by saying that it goes on.
    const gone = freshKey();
    await store.stand(gone, undefined);
    expect(
      await database.db.selectFrom('collection').selectAll().where('record_id', '=', gone.recordId).execute(),
    ).toEqual([]);
  });

  describe('after the time to keep it', () => {
    const erase: Erase = (kind, { id }) => ({ id, kind });
    const due = { endedBefore: 28, readBefore: 1 };
    const dueNow = ({ endedBefore, readBefore } = due) => ({
      endedBefore: now() - endedBefore * DAY_MS,
      readBefore: now() - readBefore * DAY_MS,
    });

    const readLongAgo = async (daysAgo: number): Promise<CollectionKey> => {
      const key = freshKey();
      clock.now -= daysAgo * DAY_MS;
      await store.keepRecord(key, { id: key.recordId, joinWebUrl: 'secret' });
      await store.append(key, { after: 0, items: itemsOf('1', '2'), next: pageAt('2') });
      await store.append(key, { after: 2, items: itemsOf('3'), next: NOTHING });
      clock.now += daysAgo * DAY_MS;
      return key;
    };

    test('names and addresses are erased everywhere, and only once', async () => {
      const old = await readLongAgo(29);
      const young = await readLongAgo(27);
      expect(await store.eraseIdentity(dueNow(), erase)).toBe(1);
      const erased = (id: string) => ({ id, kind: 'session' });
      expect(await store.read(old, 0, 60)).toEqual({
        items: ['1', '2', '3'].map(erased),
        areErased: true,
      });
      expect(await store.progress(old)).toMatchObject({ items: 3, next: NOTHING });
      expect(await store.newestRecord('v1.0', old.recordId)).toEqual({
        recordVersion: '1',
        json: { id: old.recordId, kind: 'callRecord' },
        isErased: true,
        readAt: now() - 29 * DAY_MS,
      });
      expect(await store.read(young, 0, 60)).toEqual({ items: itemsOf('1', '2', '3'), areErased: false });
      expect(await store.eraseIdentity(dueNow(), erase)).toBe(0);
      await store.forget(ALL);
    });

    /** A call that ended so many days ago, read so many days ago. */
    const readWhen = async (endedAgo: number, readAgo: number): Promise<CollectionKey> => {
      const key = freshKey();
      const endDateTime = new Date(now() - endedAgo * DAY_MS).toISOString();
      clock.now -= readAgo * DAY_MS;
      await store.keepRecord(key, { id: key.recordId, endDateTime });
      await store.append(key, { after: 0, items: itemsOf('1'), next: NOTHING });
      clock.now += readAgo * DAY_MS;
      return key;
    };
    const isErased = async (key: CollectionKey): Promise<boolean> => (await store.read(key, 0, 1)).areErased;

    test('days count from the end of the call, and what is read late keeps its names for a day', async () => {
      const ended = await readWhen(28.5, 2);
      const running = await readWhen(27.5, 20);
      const late = await readWhen(29, 0.9);
      const unended = await readLongAgo(27);
      expect(await store.eraseIdentity(dueNow(), erase)).toBe(1);
      expect(await Promise.all([ended, running, late, unended].map(isErased))).toEqual([
        true,
        false,
        false,
        false,
      ]);
      clock.now += 0.2 * DAY_MS;
      expect(await store.eraseIdentity(dueNow(), erase)).toBe(1);
      expect(await isErased(late)).toBe(true);
      // The clock of the one who was asked may be wrong: no call ends after it was read.
      const ahead = await readWhen(-400, 29);
      expect(await store.eraseIdentity(dueNow(), erase)).toBe(1);
      expect(await isErased(ahead)).toBe(true);
      await store.forget(ALL);
    });

    test('people are numbered in what is left as they were shown, and nobody can be looked up any more', async () => {
      const key = await readWhen(29, 2);
      await store.number(key.recordId, [internal('id 1'), internal('id 2'), internal('id 3')]);
      const numbering: Erase = (_, item, { of }) => ({ id: of(internal(`id ${String(item['id'])}`)).number });
      await store.append(key, { after: 1, items: itemsOf('3', 'new'), next: NOTHING });
      await store.eraseIdentity(dueNow(), numbering);
      const { items } = await createSqlStore({ database, now }).read(key, 0, 3);
      // The head is met first and was not numbered before.
      expect(items).toEqual([{ id: 1 }, { id: 3 }, { id: 5 }]);
      const left = database.db.selectFrom('person_number').selectAll().where('record_id', '=', key.recordId);
      expect(await left.execute()).toEqual([]);
      await store.forget(ALL);
    });

    test('what Graph gives anew of an erased record begins anew, so that no two numberings meet', async () => {
      const key = await readWhen(29, 2);
      await store.eraseIdentity(dueNow(), erase);
      await store.keepRecord({ ...key, recordVersion: '2' }, { id: key.recordId, joinWebUrl: 'secret' });
      expect(await store.progress(key)).toEqual(NOTHING_READ);
      expect((await store.read(key, 0, 1)).items).toEqual([]);
      expect(await store.newestRecord('v1.0', key.recordId)).toMatchObject({
        recordVersion: '2',
        isErased: false,
      });
      await store.forget(ALL);
    });

    test('numbers are deleted with the record', async () => {
      const key = await readWhen(31, 31);
      await store.number(key.recordId, [internal('id 1')]);
      await store.forget(dueNow({ endedBefore: 30, readBefore: 1 }));
      expect(await store.number(key.recordId, [internal('id 2')])).toEqual([numbered(1, 'id 2')]);
    });

    test('what was never read to its end goes as a whole, so that no page is added to what was erased', async () => {
      const key = freshKey();
      clock.now -= 29 * DAY_MS;
      await store.append(key, { after: 0, items: itemsOf('1'), next: pageAt('2') });
      clock.now += 29 * DAY_MS;
      expect(await store.eraseIdentity(dueNow(), erase)).toBe(1);
      expect(await store.progress(key)).toEqual(NOTHING_READ);
      expect(await store.append(key, { after: 1, items: itemsOf('2'), next: NOTHING })).toEqual(NOTHING_READ);
    });

    test('the rest is deleted, and what was read anew is not', async () => {
      const old = await readLongAgo(31);
      const young = await readLongAgo(29);
      expect(await store.forget(dueNow({ endedBefore: 30, readBefore: 1 }))).toBe(1);
      expect(await store.progress(old)).toEqual(NOTHING_READ);
      expect((await store.read(old, 0, 60)).items).toEqual([]);
      expect(await store.newestRecord('v1.0', old.recordId)).toBe(undefined);
      expect(await store.progress(young)).toMatchObject({ items: 3 });
      const { rows } = { rows: await database.db.selectFrom('page').select('record_id').execute() };
      expect(rows.map(({ record_id }) => record_id)).not.toContain(old.recordId);
      await store.forget(ALL);
    });
  });

  describe('with a size', () => {
    /** A page that cannot be packed to much less than its length in hexadecimal digits. */
    const bulky = (bytes: number, next: NextStep) => ({
      after: 0,
      items: [{ id: Array.from({ length: bytes / 16 }, () => randomUUID().slice(0, 32)).join('') }],
      next,
    });
    const fill = async (limited: RecordStore, key: CollectionKey, next: NextStep): Promise<void> => {
      clock.now += 1;
      await limited.append(key, bulky(4_000, next));
    };
    const isThere = async (key: CollectionKey): Promise<boolean> => (await store.progress(key)).items > 0;

    test('lets what was read longest ago go, what is finished first, and never what is in use', async () => {
      await store.forget(ALL);
      const limited = createSqlStore({ database, now, maxBytes: 15_000 });
      const [unfinished, first, second, third] = [freshKey(), freshKey(), freshKey(), freshKey()];
      await fill(limited, unfinished, pageAt('2'));
      await fill(limited, first, NOTHING);
      await fill(limited, second, NOTHING);
      expect(await isThere(first)).toBe(true);
      await fill(limited, third, NOTHING);
      const left = await Promise.all([unfinished, first, second, third].map(isThere));
      expect(left).toEqual([true, false, true, true]);
      await limited.append(freshKey(), bulky(60_000, NOTHING));
      expect(await Promise.all([unfinished, second, third].map(isThere))).toEqual([false, false, false]);
    });
  });
});

test('a directory in use is not opened twice, and keeps what it has for the next process', SLOW, async () => {
  const { place, remove } = await inDirectory();
  const store = createSqlStore({ database: await openDatabase(place), now: Date.now });
  await expect(openDatabase(place)).rejects.toThrow(/is in use by another process/);
  const key: CollectionKey = {
    version: 'v1.0',
    recordId: randomUUID(),
    recordVersion: '1',
    collection: 'sessions',
  };
  await store.append(key, { after: 0, items: itemsOf('1'), next: pageAt('https://graph/2') });
  await store.close();
  const late = [
    store.progress(key),
    store.keepRecord(key, {}),
    store.append(key, { after: 1, items: [], next: NOTHING }),
  ];
  for (const outcome of await Promise.allSettled(late)) expect(outcome.status).toBe('rejected');
  const reopened = createSqlStore({ database: await openDatabase(place), now: Date.now });
  expect(await reopened.progress(key)).toMatchObject({ items: 1, next: pageAt('https://graph/2') });
  await reopened.close();
  await remove();
});
