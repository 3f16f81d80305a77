import { base64url, importJWK, type CryptoKey, type JWK } from 'jose';
import type { Dispatcher } from 'undici';
import { DAY_MS, SECOND_MS } from '#base/units';
import { ProxyError } from '../errors.ts';
import { isObject } from '../graph/json.ts';
import type { Health } from '../health.ts';
import { fetchJson } from './fetch-json.ts';

/** The tenant's public signing keys, by key id. */
export type SigningKeys = {
  /** The key of that id, or undefined when the tenant has none. Throws `not-ready` while no set was ever loaded. */
  find(keyId: string): Promise<CryptoKey | undefined>;
  /** Loads the set unless it is there; never throws. */
  load(): Promise<void>;
};

type KeySet = ReadonlyMap<string, CryptoKey>;

const REFRESH_AFTER_MS = DAY_MS;
/** Entra may roll its keys at once, but a stranger's key ids must not make us hammer it. */
const MIN_GAP_MS = 30 * SECOND_MS;
const MIN_GAP_BEFORE_FIRST_MS = SECOND_MS;
const MAX_KEYS = 100;
const MIN_MODULUS_BYTES = 256;

type Options = {
  readonly authority: string;
  readonly tenantId: string;
  readonly issuer: string;
  readonly dispatcher: () => Dispatcher;
  readonly health: Health;
  readonly now: () => number;
};

/**
 * Keys from the configured authority only. One fetch is under way at a time however many callers wait for it,
 * and the last good set stays in use when a fetch fails.
 */
export const createSigningKeys = (options: Options): SigningKeys => {
  let keys: KeySet | undefined;
  let loadedAt = 0;
  let triedAt = Number.NEGATIVE_INFINITY;
  let loading: Promise<void> | undefined;

  options.health.note('sign-in-keys-missing');
  const refresh = (): Promise<void> => {
    triedAt = options.now();
    loading ??= fetchKeys(options)
      .then((fetched) => {
        keys = fetched;
        loadedAt = options.now();
        options.health.clear('sign-in-keys-missing');
      })
      .catch(() => undefined)
      .finally(() => (loading = undefined));
    return loading;
  };
  const mayTry = (gapMs: number): boolean => loading !== undefined || options.now() - triedAt >= gapMs;

  return {
    load: async () => {
      if (keys === undefined && mayTry(MIN_GAP_BEFORE_FIRST_MS)) await refresh();
    },
    find: async (keyId) => {
      if (keys === undefined && mayTry(MIN_GAP_BEFORE_FIRST_MS)) await refresh();
      if (keys === undefined) throw new ProxyError('not-ready', { retryAfterSeconds: 2 });
      const isOld = options.now() - loadedAt > REFRESH_AFTER_MS;
      if (isOld && mayTry(MIN_GAP_MS)) void refresh();
      if (!keys.has(keyId) && mayTry(MIN_GAP_MS)) await refresh();
      return keys.get(keyId);
    },
  };
};

const fetchKeys = async ({ authority, tenantId, issuer, dispatcher }: Options): Promise<KeySet> => {
  const discovery = await fetchJson(
    `${authority}/${tenantId}/v2.0/.well-known/openid-configuration`,
    dispatcher(),
  );
  if (!isObject(discovery) || discovery['issuer'] !== issuer)
    throw new Error('Discovery names another issuer');
  const address = URL.parse(String(discovery['jwks_uri']));
  if (address?.origin !== authority) throw new Error('Discovery points to keys of another authority');
  const set = await fetchJson(address.href, dispatcher());
  if (!isObject(set) || !Array.isArray(set['keys']) || set['keys'].length > MAX_KEYS)
    throw new Error('The key set is malformed');
  const keys = new Map<string, CryptoKey>();
  for (const jwk of set['keys']) {
    if (!isSigningKey(jwk)) continue;
    const key = await importJWK({ kty: jwk.kty, n: jwk.n, e: jwk.e }, 'RS256');
    if (!(key instanceof Uint8Array)) keys.set(jwk.kid, key);
  }
  if (keys.size === 0) throw new Error('The key set has no usable key');
  return keys;
};

type RsaKey = JWK & { readonly kid: string; readonly kty: 'RSA'; readonly n: string; readonly e: string };

const isSigningKey = (jwk: unknown): jwk is RsaKey =>
  isObject(jwk) &&
  jwk['kty'] === 'RSA' &&
  jwk['use'] === 'sig' &&
  typeof jwk['kid'] === 'string' &&
  typeof jwk['e'] === 'string' &&
  typeof jwk['n'] === 'string' &&
  base64url.decode(jwk['n']).length >= MIN_MODULUS_BYTES;
