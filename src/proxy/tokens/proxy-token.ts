import { hash, randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { isRole, type Role } from '#contract/roles';
import { ProxyError } from '../errors.ts';
import type { Subject } from './subject-token.ts';
import type { TokenKeys } from './token-keys.ts';

/** What a valid proxy token says of the one who sends it. */
export type Viewer = {
  readonly oid: string;
  readonly tid: string;
  readonly roles: readonly Role[];
  readonly scopes: readonly string[];
  readonly jti: string;
  readonly sid: string;
  readonly uti: string | undefined;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt: number;
};

export type IssuedToken = { readonly token: string; readonly jti: string; readonly expiresInSeconds: number };

export type ProxyTokens = {
  /** `goodFrom`: the second, since 1970, before which no token may be dated. */
  issue(subject: Subject, scopes: readonly string[], goodFrom: number): Promise<IssuedToken>;
  /** Throws `invalid-token`. Revocation is for the caller to ask about, on every request. */
  verify(token: string): Promise<Viewer>;
  /** The viewer of a token that may have expired a while ago: enough to revoke what came from it. */
  verifyForRevocation(token: string): Promise<Viewer>;
};

type Options = {
  readonly publicOrigin: string;
  readonly tenantId: string;
  readonly spaClientId: string;
  readonly keys: TokenKeys;
  readonly now: () => number;
};

const LIFETIME_SECONDS = 300;
const SKEW_SECONDS = 5;
const REVOCABLE_AFTER_EXPIRY_SECONDS = 600;
const MAX_CACHED = 10_000;

/** Issues and checks ES256 tokens. A token once checked is remembered by its hash until it expires. */
export const createProxyTokens = (options: Options): ProxyTokens => {
  const { publicOrigin, tenantId, spaClientId, keys, now } = options;
  const audience = `${publicOrigin}/api`;
  const verified = new Map<string, Viewer>();

  const keyOf = async ({ kid = '' }: { readonly kid?: string }): Promise<CryptoKey> => {
    const key = await keys.find(kid);
    if (key === undefined) throw new Error('Not a key of ours');
    return key;
  };

  const check = async (token: string, skewSeconds: number): Promise<Viewer> => {
    try {
      const { payload } = await jwtVerify(token, keyOf, {
        algorithms: ['ES256'],
        typ: 'at+jwt',
        issuer: publicOrigin,
        audience,
        clockTolerance: skewSeconds,
        currentDate: new Date(now()),
        requiredClaims: ['exp', 'nbf', 'iat', 'jti', 'sub', 'sid'],
      });
      if (payload['tid'] !== tenantId) throw new Error('Another tenant');
      return toViewer(payload);
    } catch (cause) {
      throw new ProxyError('invalid-token', { cause });
    }
  };

  return {
    issue: async (subject, scopes, goodFrom) => {
      const issuedAt = Math.max(Math.floor(now() / 1_000), goodFrom);
      const { keyId, privateKey } = await keys.signer();
      const expiresInSeconds = Math.max(1, Math.min(LIFETIME_SECONDS, subject.expiresAt - issuedAt));
      const jti = randomBytes(16).toString('base64url');
      const token = await new SignJWT({
        tid: tenantId,
        client_id: spaClientId,
        scope: scopes.join(' '),
        roles: [...subject.roles],
        sid: subject.sid,
        ...(subject.uti === undefined ? {} : { uti: subject.uti }),
      })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: keyId })
        .setIssuer(publicOrigin)
        .setAudience(audience)
        .setSubject(subject.oid)
        .setIssuedAt(issuedAt)
        .setNotBefore(issuedAt)
        .setExpirationTime(issuedAt + expiresInSeconds)
        .setJti(jti)
        .sign(privateKey);
      return { token, jti, expiresInSeconds };
    },

    verify: async (token) => {
      const mark = hash('sha256', token, 'base64url');
      const known = verified.get(mark);
      if (known !== undefined && known.expiresAt + SKEW_SECONDS > now() / 1_000) return known;
      const viewer = await check(token, SKEW_SECONDS);
      if (verified.size >= MAX_CACHED) verified.clear();
      verified.set(mark, viewer);
      return viewer;
    },

    verifyForRevocation: (token) => check(token, REVOCABLE_AFTER_EXPIRY_SECONDS),
  };
};

/** Reads our own claims; the signature vouches for them, so a surprise here is a refusal as well. */
const toViewer = (payload: JWTPayload): Viewer => {
  const { sub, tid, jti, sid, uti, scope, roles, iat, exp } = payload;
  if (
    typeof tid !== 'string' ||
    typeof sid !== 'string' ||
    typeof scope !== 'string' ||
    !Array.isArray(roles)
  )
    throw new Error('Claims are malformed');
  return {
    oid: sub ?? '',
    tid,
    sid,
    jti: jti ?? '',
    uti: typeof uti === 'string' ? uti : undefined,
    scopes: scope.split(' '),
    roles: roles.map(String).filter(isRole),
    issuedAt: iat ?? 0,
    expiresAt: exp ?? 0,
  };
};
