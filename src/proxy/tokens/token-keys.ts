import { readFile } from 'node:fs/promises';
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose';
import { DAY_MS, MINUTE_MS } from '#base/units';
import { isObject } from '../graph/json.ts';

type Signer = { readonly keyId: string; readonly privateKey: CryptoKey };

/** The ES256 keys that proxy tokens are signed and checked with. */
export type TokenKeys = {
  signer(): Promise<Signer>;
  /** The public key of that id, or undefined when it is not, or no longer, one of ours. */
  find(keyId: string): Promise<CryptoKey | undefined>;
};

const ROTATE_AFTER_MS = DAY_MS;
/** Longer than any token lives that the old key has signed. */
const OVERLAP_MS = 10 * MINUTE_MS;

type Generated = Signer & { readonly publicKey: CryptoKey; readonly madeAt: number };

/** Keys of this process alone, in memory: another one each day, and a restart ends every token. */
export const createTokenKeys = async (now: () => number): Promise<TokenKeys> => {
  let current = await generate(now());
  let previous: { readonly key: Generated; readonly until: number } | undefined;
  let making: Promise<void> | undefined;

  const rotate = async (): Promise<void> => {
    const next = await generate(now());
    previous = { key: current, until: now() + OVERLAP_MS };
    current = next;
  };

  return {
    signer: async () => {
      if (now() - current.madeAt >= ROTATE_AFTER_MS) {
        making ??= rotate().finally(() => (making = undefined));
        await making;
      }
      return current;
    },
    find: async (keyId) => {
      if (keyId === current.keyId) return current.publicKey;
      return previous !== undefined && previous.key.keyId === keyId && previous.until > now()
        ? previous.key.publicKey
        : undefined;
    },
  };
};

const generate = async (madeAt: number): Promise<Generated> => {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return { privateKey, publicKey, madeAt, keyId: await calculateJwkThumbprint(await exportJWK(publicKey)) };
};

const REREAD_AFTER_MS = MINUTE_MS;

type KeySet = { readonly signer: Signer; readonly verifiers: ReadonlyMap<string, CryptoKey> };

/**
 * Keys that several instances share, from a JWK set whose first key signs while the rest only verify. The file is
 * read again each minute, so that it can be exchanged while the service runs; one that cannot be read leaves the
 * keys as they were. Throws, with the reason in words, when the first reading fails.
 */
export const openTokenKeysFile = async (path: string, now: () => number): Promise<TokenKeys> => {
  let keys = await readKeys(path);
  let readAt = now();
  let reading: Promise<void> | undefined;

  const refresh = async (): Promise<void> => {
    if (now() - readAt < REREAD_AFTER_MS) return;
    reading ??= readKeys(path)
      .then((fresh) => void (keys = fresh))
      .catch(() => undefined)
      .finally(() => {
        readAt = now();
        reading = undefined;
      });
    await reading;
  };

  return {
    signer: async () => {
      await refresh();
      return keys.signer;
    },
    find: async (keyId) => {
      await refresh();
      return keys.verifiers.get(keyId);
    },
  };
};

const readKeys = async (path: string): Promise<KeySet> => {
  const set: unknown = JSON.parse(await readFile(path, 'utf8'));
  const jwks: readonly unknown[] = isObject(set) && Array.isArray(set['keys']) ? set['keys'] : [];
  const [first] = jwks;
  if (!isCurveKey(first) || typeof first.d !== 'string')
    throw new Error('the first key must be an EC P-256 JWK with its private part, to sign with');
  const verifiers = new Map<string, CryptoKey>();
  for (const jwk of jwks) {
    if (!isCurveKey(jwk)) throw new Error('every key must be an EC P-256 JWK');
    verifiers.set(await calculateJwkThumbprint(publicPart(jwk)), await importKey(publicPart(jwk)));
  }
  const keyId = await calculateJwkThumbprint(publicPart(first));
  return { signer: { keyId, privateKey: await importKey({ ...publicPart(first), d: first.d }) }, verifiers };
};

type CurveKey = { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string } & JWK;

const isCurveKey = (jwk: unknown): jwk is CurveKey =>
  isObject(jwk) &&
  jwk['kty'] === 'EC' &&
  jwk['crv'] === 'P-256' &&
  typeof jwk['x'] === 'string' &&
  typeof jwk['y'] === 'string';

const publicPart = ({ kty, crv, x, y }: CurveKey): JWK => ({ kty, crv, x, y });

const importKey = async (jwk: JWK): Promise<CryptoKey> => {
  const key = await importJWK(jwk, 'ES256');
  if (key instanceof Uint8Array) throw new Error('the key is not asymmetric');
  return key;
};

/** The keys of the file, or keys of our own without one. Throws with the reason in words. */
export const openTokenKeys = async (path: string | undefined, now: () => number): Promise<TokenKeys> => {
  if (path === undefined) return createTokenKeys(now);
  try {
    return await openTokenKeysFile(path, now);
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`TOKEN_KEYS_FILE ${path} cannot be used: ${words}`, { cause });
  }
};
