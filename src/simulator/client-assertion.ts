import { X509Certificate } from 'node:crypto';
import { decodeJwt, importJWK, jwtVerify, errors } from 'jose';
import type { JWK } from 'jose';

/** Whose tokens are taken in place of a secret, as a federated credential of the app registration names them. */
export type Federation = { readonly issuer: string; readonly subject: string; readonly publicJwk: JWK };

export type AssertionDeps = {
  readonly clientId: string;
  /** Certificates of the app registration, PEM. */
  readonly certificates: readonly string[];
  readonly federation: Federation | undefined;
  readonly now: () => number;
  readonly tokenUrl: () => string;
};

/** Entra's. Microsoft's library dates its assertions up to a second ahead. */
const SKEW_SECONDS = 300;

/** Entra's only audience for federated credentials. */
const EXCHANGE = 'api://AzureADTokenExchange';

/**
 * Checks a client assertion as Entra does: signed with a registered certificate, which the header names by its SHA-256,
 * or by the trusted issuer. Gives Entra's words for what is wrong with it, or undefined.
 */
export const refuseAssertion = async (
  assertion: string,
  deps: AssertionDeps,
): Promise<string | undefined> => {
  const claims = claimsOf(assertion);
  if (claims === undefined) return 'AADSTS50027: JWT token is invalid or malformed.';
  return claims.iss === deps.clientId ? refuseCertificate(assertion, deps) : refuseFederated(assertion, deps);
};

const claimsOf = (assertion: string) => {
  try {
    return decodeJwt(assertion);
  } catch {
    return undefined;
  }
};

const refuseCertificate = async (
  assertion: string,
  { clientId, certificates, now, tokenUrl }: AssertionDeps,
): Promise<string | undefined> => {
  const known = certificates.map((pem) => new X509Certificate(pem));
  const find = (thumbprint: unknown): X509Certificate | undefined =>
    known.find(({ fingerprint256 }) => thumbprintOf(fingerprint256) === thumbprint);
  try {
    await jwtVerify(
      assertion,
      (header) => {
        const certificate = find(header['x5t#S256']);
        if (certificate === undefined) throw new Error('unknown');
        return certificate.publicKey;
      },
      {
        algorithms: ['PS256', 'RS256'],
        issuer: clientId,
        subject: clientId,
        audience: tokenUrl(),
        currentDate: new Date(now()),
        clockTolerance: SKEW_SECONDS,
        requiredClaims: ['exp', 'jti'],
      },
    );
    return undefined;
  } catch (cause) {
    return cause instanceof errors.JWTExpired
      ? 'AADSTS700024: Client assertion is not within its valid time range.'
      : 'AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application.';
  }
};

/** `AB:CD…` as a header has it. */
const thumbprintOf = (fingerprint: string): string =>
  Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url');

const refuseFederated = async (
  assertion: string,
  { federation, now }: AssertionDeps,
): Promise<string | undefined> => {
  const { iss, sub, aud } = claimsOf(assertion) ?? {};
  const unknown = 'No matching federated identity record found for presented assertion';
  if (federation === undefined || iss !== federation.issuer) return `AADSTS700211: ${unknown} issuer.`;
  if (aud !== EXCHANGE) return `AADSTS700212: ${unknown} audience.`;
  if (sub !== federation.subject) return `AADSTS700213: ${unknown} subject.`;
  try {
    const key = await importJWK(federation.publicJwk, 'RS256');
    await jwtVerify(assertion, key, {
      algorithms: ['RS256'],
      currentDate: new Date(now()),
      clockTolerance: SKEW_SECONDS,
    });
    return undefined;
  } catch (cause) {
    return cause instanceof errors.JWTExpired
      ? 'AADSTS700024: Client assertion is not within its valid time range.'
      : 'AADSTS50013: Assertion failed signature validation.';
  }
};
