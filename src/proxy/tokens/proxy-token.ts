import { createHash, randomBytes } from 'node:crypto';
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
  type JWTPayload,
} from 'jose';
import { isRole, type Role } from '#contract/roles';
import { ProxyError } from '../errors.ts';
import type { Subject } from './subject-token.ts';

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
  readonly expiresAt: number;
};

export type IssuedToken = { readonly token: string; readonly jti: string; readonly expiresInSeconds: number };

export type ProxyTokens = {
  issue(subject: Subject, scopes: readonly string[]): Promise<IssuedToken>;
  /** Throws `invalid-token`. Revocation is for the caller to ask about, on every request. */
  verify(token: string): Promise<Viewer>;
  /** The viewer of a token that may have expired a while ago: enough to revoke what came from it. */
  verifyForRevocation(token: string): Promise<Viewer>;
};

type Options = {
  readonly publicOrigin: string;
  readonly tenantId: string;
  readonly spaClientId: string;
  readonly now: () => number;
};

const LIFETIME_SECONDS = 300;
const SKEW_SECONDS = 5;
const REVOCABLE_AFTER_EXPIRY_SECONDS = 600;
const MAX_CACHED = 10_000;

/** Issues and checks ES256 tokens with a key made at start: a restart ends every token. */
export const createProxyTokens = async (options: Options): Promise<ProxyTokens> => {
  const { publicOrigin, tenantId, spaClientId, now } = options;
  const audience = `${publicOrigin}/api`;
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const keyId = await calculateJwkThumbprint(await exportJWK(publicKey));
  const verified = new Map<string, Viewer>();

  const check = async (token: string, skewSeconds: number): Promise<Viewer> => {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, publicKey, {
        algorithms: ['ES256'],
        typ: 'at+jwt',
        issuer: publicOrigin,
        audience,
        clockTolerance: skewSeconds,
        currentDate: new Date(now()),
        requiredClaims: ['exp', 'nbf', 'iat', 'jti', 'sub', 'sid'],
      });
      if (protectedHeader.kid !== keyId || payload['tid'] !== tenantId) throw new Error('Another issuer');
      return toViewer(payload);
    } catch (cause) {
      throw new ProxyError('invalid-token', { cause });
    }
  };

  return {
    issue: async (subject, scopes) => {
      const issuedAt = Math.floor(now() / 1_000);
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
      const mark = createHash('sha256').update(token).digest('base64url');
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
  const { sub, tid, jti, sid, uti, scope, roles, exp } = payload;
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
    expiresAt: exp ?? 0,
  };
};
