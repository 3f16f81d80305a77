import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EXPORTS_PATH, REVOCATIONS_PATH } from '#contract/routes';
import { startSimulator, type Simulator } from '#simulator/simulator';
import { openStore } from './store/open-store.ts';
import type { StorePlace } from './store/database.ts';
import { startTestServer, type TestServer } from './store/test-server.ts';
import {
  createTestStore,
  exchangeForm,
  joinStage,
  PUBLIC_ORIGIN,
  type Person,
  type Stage,
} from './testing.ts';

const LIST = '/graph/v1.0/communications/callRecords';
const idAt = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
const SLOW = 120_000;

let simulator: Simulator;
let folder: string;
let settings: Record<string, string>;
beforeAll(async () => {
  simulator = await startSimulator({ appOrigin: PUBLIC_ORIGIN });
  folder = await mkdtemp(join(tmpdir(), 'earshot-access-'));
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const keysFile = join(folder, 'keys.json');
  await writeFile(keysFile, JSON.stringify({ keys: [await exportJWK(privateKey)] }));
  settings = { TOKEN_KEYS_FILE: keysFile, LIMIT_RECORDS_PER_HOUR: '3', LIMIT_EXPORTS: '2' };
});
afterAll(async () => {
  await simulator.stop();
  await rm(folder, { recursive: true });
});

const statusOf = async (stage: Stage, token: string): Promise<number> =>
  (await stage.get('/api/me', { headers: { authorization: `Bearer ${token}` } })).statusCode;

const oidOf = async (person: Person): Promise<string> => {
  const [, claims = ''] = (await simulator.issueUserToken(person)).split('.');
  return (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { oid: string }).oid;
};

const post = async (stage: Stage, url: string, as: Person, body: object): Promise<number> => {
  const authorization = `Bearer ${await stage.tokenOf(as)}`;
  const headers = { 'content-type': 'application/json', authorization };
  return (await stage.proxy.inject({ method: 'POST', url, headers, payload: JSON.stringify(body) }))
    .statusCode;
};

const exchange = async (stage: Stage, person: Person): Promise<number> =>
  (await stage.exchange(exchangeForm(simulator, await simulator.issueUserToken(person)))).statusCode;

describe('two proxies over one PostgreSQL server', () => {
  let server: TestServer;
  let one: Stage;
  let other: Stage;
  beforeAll(async () => {
    server = await startTestServer();
  }, SLOW);
  beforeEach(async () => {
    const place: StorePlace = { kind: 'postgres', url: await server.createDatabase() };
    const start = async () => joinStage(simulator, {}, { store: await openStore(place, Date.now) }, settings);
    [one, other] = [await start(), await start()];
    return async () => {
      await Promise.all([one.stop(), other.stop()]);
    };
  }, SLOW);
  afterAll(() => server.stop());

  test('whose access is ended at one gets in nowhere a second or two later', async () => {
    const token = await other.tokenOf('patti');
    expect(await statusOf(other, token)).toBe(200);
    expect(await post(one, REVOCATIONS_PATH, 'joni', { sub: await oidOf('patti') })).toBe(204);
    expect(await statusOf(one, token)).toBe(401);
    await expect.poll(() => statusOf(other, token), { timeout: 3_000 }).toBe(401);
    expect(await exchange(other, 'patti')).toBe(400);
    expect(await exchange(other, 'megan')).toBe(200);
  });

  test('everybody’s tokens end at both, and new ones of either are good at both', async () => {
    const token = await other.tokenOf('patti');
    expect(await post(one, REVOCATIONS_PATH, 'joni', { all: true })).toBe(204);
    await expect.poll(() => statusOf(other, token), { timeout: 3_000 }).toBe(401);
    for (const stage of [one, other]) {
      const fresh = await stage.tokenOf('patti');
      expect([await statusOf(one, fresh), await statusOf(other, fresh)]).toEqual([200, 200]);
    }
  });

  test('who signs out at one is out at the other', async () => {
    const token = await other.tokenOf('patti');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const payload = new URLSearchParams({ token }).toString();
    const answer = await one.proxy.inject({ method: 'POST', url: '/oauth2/revoke', headers, payload });
    expect(answer.statusCode).toBe(200);
    await expect.poll(() => statusOf(other, token), { timeout: 3_000 }).toBe(401);
  });

  test('records of an hour and exports are counted together', async () => {
    const open = async (stage: Stage, place: number): Promise<number> =>
      (await stage.get(`${LIST}/${idAt(place)}`, { as: 'megan' })).statusCode;
    expect([await open(one, 1), await open(other, 2), await open(one, 3)]).toEqual([404, 404, 404]);
    expect([await open(other, 4), await open(one, 4), await open(other, 1)]).toEqual([429, 429, 404]);
    const save = (stage: Stage, place: number): Promise<number> =>
      post(stage, EXPORTS_PATH, 'megan', {
        recordId: idAt(place),
        kind: 'csv',
        fieldLevel: 'metrics',
        sessions: 1,
      });
    expect([await save(one, 1), await save(other, 2), await save(one, 3)]).toEqual([204, 204, 429]);
  });
});

test(
  'who was shut out stays so when the proxy is started anew on its directory',
  { timeout: SLOW },
  async () => {
    const place: StorePlace = { kind: 'directory', path: join(folder, 'store') };
    const start = async () => joinStage(simulator, {}, { store: await openStore(place, Date.now) }, settings);
    const before = await start();
    const token = await before.tokenOf('patti');
    await post(before, REVOCATIONS_PATH, 'joni', { sub: await oidOf('patti') });
    await before.stop();
    const after = await start();
    expect(await statusOf(after, token)).toBe(401);
    expect(await exchange(after, 'patti')).toBe(400);
    expect(await exchange(after, 'megan')).toBe(200);
    await after.stop();
  },
);

test('when the store does not take it, access has ended here and the administrator learns that it may not elsewhere', async () => {
  const store = await createTestStore({ now: Date.now });
  const broken = { ...store, revoke: () => Promise.reject(new Error('no store')) };
  const stage = await joinStage(simulator, {}, { store: broken }, settings);
  const token = await stage.tokenOf('patti');
  expect(await post(stage, REVOCATIONS_PATH, 'joni', { sub: await oidOf('patti') })).toBe(500);
  expect(await statusOf(stage, token)).toBe(401);
  await stage.stop();
});
