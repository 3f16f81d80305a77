import { compactVerify, decodeProtectedHeader } from 'jose';
import { isGuid } from '#base/guid';
import { MINUTE_MS } from '#base/units';
import { isRole, type Role } from '#contract/roles';
import { isObject, type JsonObject } from '../graph/json.ts';
import type { SigningKeys } from './signing-keys.ts';
import { TokenError } from './token-error.ts';

/** The person an accepted Entra token speaks for. Times are seconds since 1970. */
export type Subject = {
  readonly oid: string;
  readonly roles: readonly Role[];
  /** Names the Entra session, so that signing out ends all that came from it. */
  readonly sid: string;
  readonly uti: string | undefined;
  readonly expiresAt: number;
};

type Expected = {
  readonly issuer: string;
  readonly tenantId: string;
  readonly apiClientId: string;
  readonly spaClientId: string;
};

const MAX_LENGTH = 12 * 1024;
const SKEW_SECONDS = 60;
/** A role taken away at Entra stops working after this long at the latest. */
const MAX_AGE_SECONDS = (30 * MINUTE_MS) / 1_000;
/**
 * Accepts a delegated Entra v2.0 access token for our API and nothing else; throws TokenError otherwise.
 * The checks run from top to bottom, and a caller learns of all signature and claim failures in the same words.
 */
export const checkSubjectToken = async (
  token: string,
  expected: Expected,
  keys: SigningKeys,
  nowMs: number,
): Promise<Subject> => {
  const claims = await verifySignature(token, keys);
  checkAddressees(claims, expected);
  const oid = claims['oid'];
  refuseUnless(typeof oid === 'string' && isGuid(oid));
  const expiresAt = checkTimes(claims, Math.floor(nowMs / 1_000));
  refuseUnless(claims['acct'] !== 1);
  const roles = rolesOf(claims['roles']);
  if (roles.length === 0) throw new TokenError('role_required');
  const uti = textOf(claims['uti']);
  const sid = textOf(claims['sid']) ?? uti;
  refuseUnless(sid !== undefined);
  return { oid: oid.toLowerCase(), roles, sid, uti, expiresAt };
};

function refuseUnless(condition: boolean): asserts condition {
  if (!condition) throw new TokenError('subject_token_invalid');
}

const verifySignature = async (token: string, keys: SigningKeys): Promise<JsonObject> => {
  refuseUnless(token.length <= MAX_LENGTH && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token));
  const header = headerOf(token);
  refuseUnless(header['alg'] === 'RS256' && header['crit'] === undefined);
  const keyId = header['kid'];
  refuseUnless(typeof keyId === 'string');
  const key = await keys.find(keyId);
  refuseUnless(key !== undefined);
  const claims: unknown = await compactVerify(token, key, { algorithms: ['RS256'] })
    .then(({ payload }) => JSON.parse(new TextDecoder().decode(payload)) as unknown)
    .catch(() => undefined);
  refuseUnless(isObject(claims));
  return claims;
};

const headerOf = (token: string): JsonObject => {
  try {
    return decodeProtectedHeader(token);
  } catch {
    throw new TokenError('subject_token_invalid');
  }
};

/** Issued by our tenant, for our API, to our app, on behalf of a user. */
const checkAddressees = (claims: JsonObject, expected: Expected): void => {
  refuseUnless(claims['iss'] === expected.issuer);
  refuseUnless(claims['tid'] === expected.tenantId);
  refuseUnless(claims['ver'] === '2.0');
  refuseUnless(claims['aud'] === expected.apiClientId);
  refuseUnless(claims['azp'] === expected.spaClientId && claims['azpacr'] === '0');
  const scopes = claims['scp'];
  refuseUnless(typeof scopes === 'string' && scopes.split(' ').includes('access_as_user'));
  refuseUnless(claims['idtyp'] === undefined || claims['idtyp'] === 'user');
};

const checkTimes = (claims: JsonObject, now: number): number => {
  const { exp, nbf, iat } = claims;
  refuseUnless(isInstant(exp) && isInstant(nbf) && isInstant(iat));
  refuseUnless(nbf <= now + SKEW_SECONDS && iat <= now + SKEW_SECONDS);
  if (exp <= now - SKEW_SECONDS) throw new TokenError('subject_token_expired');
  if (now - iat > MAX_AGE_SECONDS) throw new TokenError('subject_token_too_old');
  return exp;
};

const isInstant = (value: unknown): value is number => Number.isSafeInteger(value);

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const rolesOf = (claim: unknown): readonly Role[] =>
  Array.isArray(claim) ? [...new Set(claim.filter((name) => typeof name === 'string').filter(isRole))] : [];
