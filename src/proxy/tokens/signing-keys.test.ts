import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { afterEach, expect, test } from 'vitest';
import { createConnection } from '../graph/connection.ts';
import { createHealth } from '../health.ts';
import { startScriptedServer } from '../scripted-server.ts';
import { createSigningKeys } from './signing-keys.ts';

const TENANT = 'dc368399-474c-4d40-900c-6265431fd81f';
const ISSUER = `https://sign-in.localhost/${TENANT}/v2.0`;

const rsaKey = async (kid: string, bits = 2_048): Promise<JWK> => {
  const { publicKey } = await generateKeyPair('RS256', { modulusLength: bits, extractable: true });
  return { ...(await exportJWK(publicKey)), kid, use: 'sig' };
};

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
});

/** An authority whose answers the test can change as it goes. */
const startAuthority = async () => {
  const state = {
    discovery: (origin: string): unknown => ({ issuer: ISSUER, jwks_uri: `${origin}/${TENANT}/keys` }),
    keys: [] as JWK[],
    isDown: false,
  };
  const clock = { now: 1_000_000 };
  const server = await startScriptedServer((request, response) => {
    const isDiscovery = request.url?.includes('openid-configuration') === true;
    const body = isDiscovery ? state.discovery(server.origin) : { keys: state.keys };
    response.writeHead(state.isDown ? 500 : 200).end(JSON.stringify(body));
  });
  const connection = createConnection();
  cleanups.push(async () => {
    await connection.close();
    await server.stop();
  });
  const health = createHealth(() => clock.now);
  const keys = createSigningKeys({
    authority: server.origin,
    tenantId: TENANT,
    issuer: ISSUER,
    dispatcher: () => connection.current,
    health,
    now: () => clock.now,
  });
  const fetches = (): number => server.asked.filter((path) => path.endsWith('/keys')).length;
  return { keys, state, clock, fetches, health };
};

test('a set is fetched once however many wait for it', async () => {
  const { keys, state, fetches } = await startAuthority();
  state.keys = [await rsaKey('one')];
  const found = await Promise.all([keys.find('one'), keys.find('one'), keys.find('one')]);
  expect(found.every((key) => key !== undefined)).toBe(true);
  expect(fetches()).toBe(1);
});

test('keys rolled at once are found, and strangers’ key ids fetch no more than twice a minute', async () => {
  const { keys, state, clock, fetches } = await startAuthority();
  state.keys = [await rsaKey('one')];
  await keys.find('one');
  state.keys = [await rsaKey('two')];
  clock.now += 30_000;
  expect(await keys.find('two')).toBeDefined();
  for (let count = 0; count < 20; count += 1) expect(await keys.find(`unknown ${count}`)).toBeUndefined();
  expect(fetches()).toBe(2);
});

test('the last good set stays in use while the authority is down', async () => {
  const { keys, state, clock } = await startAuthority();
  state.keys = [await rsaKey('one')];
  await keys.find('one');
  state.isDown = true;
  clock.now += 25 * 3_600_000;
  expect(await keys.find('one')).toBeDefined();
  expect(await keys.find('other')).toBeUndefined();
});

test('a set a day old is fetched anew behind the back of whoever asks', async () => {
  const { keys, state, clock, fetches } = await startAuthority();
  state.keys = [await rsaKey('one')];
  await keys.find('one');
  clock.now += 24 * 3_600_000 + 1;
  expect(await keys.find('one')).toBeDefined();
  await expect.poll(fetches).toBe(2);
});

test('only RSA signing keys of 2048 bits and more count', async () => {
  const { keys, state } = await startAuthority();
  const { publicKey } = await generateKeyPair('ES256', { extractable: true });
  state.keys = [
    await rsaKey('good'),
    { ...(await exportJWK(publicKey)), kid: 'curve', use: 'sig' },
    { ...(await rsaKey('encryption')), use: 'enc' },
    { ...(await rsaKey('short')), n: 'AQAB' },
  ];
  expect(await keys.find('good')).toBeDefined();
  for (const kid of ['curve', 'encryption', 'short']) expect(await keys.find(kid)).toBeUndefined();
});

test.each([
  ['that names another issuer', () => ({ issuer: 'https://evil.example', jwks_uri: 'x' })],
  ['that points to another host', () => ({ issuer: ISSUER, jwks_uri: 'https://evil.example/keys' })],
  ['that is no object', () => 'hello'],
  [
    'that is too large',
    (origin: string) => ({ issuer: ISSUER, jwks_uri: `${origin}/keys`, more: 'x'.repeat(300_000) }),
  ],
])('discovery %s loads nothing, and nobody is let in', async (_, discovery) => {
  const { keys, state, health } = await startAuthority();
  state.keys = [await rsaKey('one')];
  state.discovery = discovery;
  await expect(keys.find('one')).rejects.toMatchObject({ code: 'not-ready' });
  expect(health.readiness()).toMatchObject({
    status: 'not-ready',
    details: [{ code: 'sign-in-keys-missing' }],
  });
});

test('a set of more than a hundred keys is refused', async () => {
  const { keys, state } = await startAuthority();
  const key = await rsaKey('one');
  state.keys = Array.from({ length: 101 }, (_, place) => ({ ...key, kid: String(place) }));
  await expect(keys.find('1')).rejects.toMatchObject({ code: 'not-ready' });
});
