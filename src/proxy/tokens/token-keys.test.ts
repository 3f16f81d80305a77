import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTokenKeys, openTokenKeysFile } from './token-keys.ts';

const HOUR = 3_600_000;
const clock = { now: 1_000_000 };
const now = (): number => clock.now;

test('the signing key is another after a day, and the old one verifies for ten minutes more', async () => {
  const keys = await createTokenKeys(now);
  const first = await keys.signer();
  clock.now += 24 * HOUR - 1;
  expect((await keys.signer()).keyId).toBe(first.keyId);
  clock.now += 1;
  const [second, same] = await Promise.all([keys.signer(), keys.signer()]);
  expect(second.keyId).not.toBe(first.keyId);
  expect(same.keyId).toBe(second.keyId);
  clock.now += 599_000;
  expect(await keys.find(first.keyId)).toBeDefined();
  clock.now += 1_000;
  expect(await keys.find(first.keyId)).toBeUndefined();
  expect(await keys.find(second.keyId)).toBeDefined();
});

test('keys made at start cannot be taken out of the process', async () => {
  const { privateKey } = await (await createTokenKeys(now)).signer();
  expect(privateKey.extractable).toBe(false);
});

describe('a key file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-keys-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const makeKey = async (alg = 'ES256'): Promise<JWK> =>
    exportJWK((await generateKeyPair(alg, { extractable: true })).privateKey);
  const save = async (...keys: readonly JWK[]): Promise<string> => {
    const path = join(folder, 'keys.json');
    await writeFile(path, JSON.stringify({ keys }));
    return path;
  };

  test('signs with its first key and verifies with all', async () => {
    const [one, two] = [await makeKey(), await makeKey()];
    const before = await openTokenKeysFile(await save(two), now);
    const keys = await openTokenKeysFile(await save(one, two), now);
    const { keyId } = await before.signer();
    expect((await keys.signer()).keyId).not.toBe(keyId);
    expect(await keys.find(keyId)).toBeDefined();
    expect(await keys.find('unknown')).toBeUndefined();
  });

  test('can be exchanged while the service runs, and a broken one changes nothing', async () => {
    const [one, two] = [await makeKey(), await makeKey()];
    const path = await save(one);
    const keys = await openTokenKeysFile(path, now);
    const first = await keys.signer();
    await save(two, one);
    expect((await keys.signer()).keyId).toBe(first.keyId);
    clock.now += 60_000;
    const second = await keys.signer();
    expect(second.keyId).not.toBe(first.keyId);
    await writeFile(path, '{');
    clock.now += 60_000;
    expect((await keys.signer()).keyId).toBe(second.keyId);
    expect(await keys.find(first.keyId)).toBeDefined();
    await save(two);
    clock.now += 60_000;
    expect(await keys.find(first.keyId)).toBeUndefined();
  });

  test('that cannot sign is refused at the start', async () => {
    const { d: _private, ...publicOnly } = await makeKey();
    await expect(openTokenKeysFile(await save(publicOnly), now)).rejects.toThrow('to sign with');
    await expect(openTokenKeysFile(await save(), now)).rejects.toThrow('to sign with');
    await expect(openTokenKeysFile(await save(await makeKey(), await makeKey('ES384')), now)).rejects.toThrow(
      'every key',
    );
    await expect(openTokenKeysFile(join(folder, 'none'), now)).rejects.toThrow('ENOENT');
  });
});
