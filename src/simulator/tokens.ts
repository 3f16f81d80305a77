import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import type { CryptoKey, JWK, JWTPayload } from 'jose';
import { SECOND_MS } from '#base/units';
import { GRAPH_CLIENT_ID, API_CLIENT_ID, oidOf, SPA_CLIENT_ID, TENANT_ID } from './people.ts';
import type { SignInPerson } from './people.ts';
import { guidOf } from './random.ts';

/** Signs and checks tokens with one RSA key, as the tenant's key set publishes it. */
export type TokenKeys = {
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
  sign(claims: JWTPayload): Promise<string>;
  /** The claims of a token this key signed for this audience; throws for any other, and for an expired one. */
  verify(token: string, audience: string): Promise<JWTPayload>;
};

/** What an app-only token for Graph lives: Entra says 3599 seconds. */
export const APP_TOKEN_SECONDS = 3_599;
/** User tokens live 60 to 90 minutes at Entra. */
export const USER_TOKEN_SECONDS = 4_500;

const MAX_VERIFIED = 1_000;

export const ISSUER = `https://sign-in.localhost/${TENANT_ID}/v2.0`;

/** Makes a fresh key. `now` is the clock that tokens are checked against, in epoch milliseconds. */
export const createTokenKeys = async (now: () => number): Promise<TokenKeys> => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  /** A signature is checked once: the same token comes with every page. */
  const verified = new Map<string, JWTPayload>();
  const named = async (key: CryptoKey): Promise<JWK> => ({
    ...(await exportJWK(key)),
    kid: 'earshot-simulator',
    use: 'sig',
    alg: 'RS256',
  });
  return {
    privateJwk: await named(privateKey),
    publicJwk: await named(publicKey),
    // Entra writes typ JWT, not at+jwt.
    sign: (claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: 'earshot-simulator' })
        .sign(privateKey),
    verify: async (token, audience) => {
      const known = verified.get(token);
      if (known?.aud === audience && (known.exp ?? 0) * SECOND_MS > now()) return known;
      const { payload } = await jwtVerify(token, publicKey, {
        audience,
        algorithms: ['RS256'],
        currentDate: new Date(now()),
      });
      if (verified.size >= MAX_VERIFIED) verified.clear();
      verified.set(token, payload);
      return payload;
    },
  };
};

/**
 * Claims of a delegated v2.0 access token for the proxy's API, as Entra shapes them. Seconds since 1970. `session` is
 * the sign-in it belongs to: whoever signs out and in again has another.
 */
export const userClaims = (
  person: SignInPerson,
  { issuedAt, session, unique }: { issuedAt: number; session: string; unique: string },
): JWTPayload => ({
  aud: API_CLIENT_ID,
  iss: ISSUER,
  iat: issuedAt,
  nbf: issuedAt,
  exp: issuedAt + USER_TOKEN_SECONDS,
  azp: SPA_CLIENT_ID,
  azpacr: '0',
  oid: person.oid,
  ...(person.roles.length > 0 && { roles: [...person.roles] }),
  scp: 'access_as_user',
  sid: guidOf('sign-in session', session),
  sub: subjectOf(person.oid, API_CLIENT_ID),
  tid: TENANT_ID,
  uti: unique,
  ver: '2.0',
});

/** Claims of the app-only token that Graph takes. */
export const appClaims = (
  graphBaseUrl: string,
  issuedAt: number,
  clientId: string = GRAPH_CLIENT_ID,
): JWTPayload => ({
  uti: randomBytes(16).toString('base64url'),
  aud: graphBaseUrl,
  iss: `https://sts.windows.net/${TENANT_ID}/`,
  iat: issuedAt,
  nbf: issuedAt,
  exp: issuedAt + APP_TOKEN_SECONDS,
  appid: clientId,
  appidacr: '1',
  idtyp: 'app',
  oid: oidOf('Earshot proxy service principal'),
  roles: ['CallRecords.Read.All'],
  sub: oidOf('Earshot proxy service principal'),
  tid: TENANT_ID,
  ver: '1.0',
});

/** Entra's subject is pairwise: another one for each app. */
export const subjectOf = (oid: string, clientId: string): string =>
  guidOf('subject', oid, clientId).replaceAll('-', '');
