import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { setStage } from '../testing.ts';
import { createProxyTokens, type ProxyTokens } from './proxy-token.ts';
import { createTokenKeys, type TokenKeys } from './token-keys.ts';

const ORIGIN = 'https://earshot.test';
const TENANT = 'dc368399-474c-4d40-900c-6265431fd81f';
const clock = { now: Date.UTC(2026, 10, 24) };
const now = (): number => clock.now;
const seconds = (): number => Math.floor(clock.now / 1_000);

const subject = {
  oid: '0c0ffee0-0000-4000-8000-00000000ca11',
  roles: ['CallQuality.Read'],
  sid: 'session',
  uti: 'uti',
  expiresAt: seconds() + 3_600,
} as const;

let keys: TokenKeys;
let tokens: ProxyTokens;
beforeAll(async () => {
  keys = await createTokenKeys(now);
  tokens = createProxyTokens({ publicOrigin: ORIGIN, tenantId: TENANT, spaClientId: 'spa', keys, now });
});

const goodClaims = (): JWTPayload => ({
  iss: ORIGIN,
  aud: `${ORIGIN}/api`,
  sub: subject.oid,
  tid: TENANT,
  sid: 'session',
  jti: 'jti',
  scope: 'callquality.read',
  roles: ['CallQuality.Read'],
  iat: seconds(),
  nbf: seconds(),
  exp: seconds() + 300,
});

/** Signed with our own key: whoever gets that far is refused by what the token says. */
const signed = async (
  claims: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const { keyId, privateKey } = await keys.signer();
  return new SignJWT({ ...goodClaims(), ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: keyId, ...header })
    .sign(privateKey);
};

const refused = async (token: string): Promise<void> => {
  await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'invalid-token' });
};

test('a token of ours says who asks', async () => {
  expect(await tokens.verify(await signed({}))).toMatchObject({
    oid: subject.oid,
    roles: ['CallQuality.Read'],
    scopes: ['callquality.read'],
    issuedAt: seconds(),
  });
});

test.each<[string, Record<string, unknown>]>([
  ['for another audience', { aud: 'https://graph.microsoft.com' }],
  ['of another issuer', { iss: 'https://elsewhere.test' }],
  ['of another tenant', { tid: '11111111-1111-1111-1111-111111111111' }],
  ['without an end', { exp: undefined }],
  ['without a beginning', { nbf: undefined }],
  ['of later', { nbf: seconds() + 60 }],
  ['of before', { exp: seconds() - 6 }],
  ['without an id', { jti: undefined }],
  ['without a session', { sid: undefined }],
  ['of nobody', { sub: undefined }],
  ['whose roles are no list', { roles: 'CallQuality.Read' }],
])('a token %s is refused, although our key has signed it', async (_, claims) => {
  await refused(await signed(claims));
});

test.each<[string, Record<string, unknown>]>([
  ['another type', { typ: 'JWT' }],
  ['no type', { typ: undefined }],
  ['an unknown key', { kid: 'unknown' }],
  ['no key', { kid: undefined }],
])('a token with %s in its header is refused', async (_, header) => {
  await refused(await signed({}, header));
});

test('a token signed with our public key as if it were a shared secret is refused', async () => {
  const { keyId } = await keys.signer();
  const publicKey = await keys.find(keyId);
  if (publicKey === undefined) throw new Error('no key');
  const secret = new TextEncoder().encode(await exportSPKI(publicKey));
  await refused(
    await new SignJWT(goodClaims())
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: keyId })
      .sign(secret),
  );
});

test('a token that brings its own key is refused', async () => {
  const { keyId } = await keys.signer();
  const own = await generateKeyPair('ES256', { extractable: true });
  await refused(
    await new SignJWT(goodClaims())
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: keyId, jwk: await exportJWK(own.publicKey) })
      .sign(own.privateKey),
  );
});

test('a token of yesterday’s key is good for as long as it lives', async () => {
  const { token } = await tokens.issue({ ...subject, expiresAt: seconds() + 9e6 }, ['callquality.read'], 0);
  clock.now += 24 * 3_600_000 - 100_000;
  const late = await tokens.issue({ ...subject, expiresAt: seconds() + 9e6 }, ['callquality.read'], 0);
  clock.now += 150_000;
  const next = await tokens.issue({ ...subject, expiresAt: seconds() + 9e6 }, ['callquality.read'], 0);
  for (const good of [late.token, next.token])
    expect(await tokens.verify(good)).toMatchObject({ oid: subject.oid });
  await refused(token);
});

test('a token that was found good is refused as soon as its time is over', async () => {
  const token = await signed({});
  expect(await tokens.verify(token)).toMatchObject({ oid: subject.oid });
  clock.now += 304_000;
  expect(await tokens.verify(token)).toMatchObject({ oid: subject.oid });
  clock.now += 2_000;
  await refused(token);
});

test('no token is dated before the second from which tokens are good', async () => {
  const { token } = await tokens.issue({ ...subject, expiresAt: seconds() + 9e6 }, [], seconds() + 1);
  expect(await tokens.verify(token)).toMatchObject({ issuedAt: seconds() + 1 });
});

test('two instances with one key file take each other’s tokens, and without it they do not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-keys-'));
  const path = join(folder, 'keys.json');
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  await writeFile(path, JSON.stringify({ keys: [await exportJWK(privateKey)] }));
  const stages = [
    await setStage({}, {}, { TOKEN_KEYS_FILE: path }),
    await setStage({}, {}, { TOKEN_KEYS_FILE: path }),
    await setStage(),
  ] as const;
  const headers = { authorization: `Bearer ${await stages[0].tokenOf('megan')}` };
  const statuses = await Promise.all(
    stages.map(async (stage) => (await stage.get('/api/me', { headers })).statusCode),
  );
  expect(statuses).toEqual([200, 200, 401]);
  await Promise.all(stages.map((stage) => stage.stop()));
  await rm(folder, { recursive: true });
});
