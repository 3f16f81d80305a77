import type { ReadinessCode } from '#contract/readiness';

/** What can be wrong with the app-only credential: one at a time. */
export const CREDENTIAL_TROUBLE = [
  'credential-missing',
  'credential-refused',
  'credential-expired',
  'credential-unreadable',
  'application-unknown',
  'identity-refused',
  'token-endpoint-unreachable',
] as const satisfies readonly ReadinessCode[];

type Trouble = (typeof CREDENTIAL_TROUBLE)[number];

/** Entra's numbers that say more than that it refuses. */
const BY_NUMBER: Readonly<Record<string, Trouble>> = {
  '700016': 'application-unknown',
  '700023': 'application-unknown',
  '90002': 'application-unknown',
  '900023': 'application-unknown',
  '7000222': 'credential-expired',
  '700024': 'credential-expired',
};

/**
 * What kept the credential from giving a token, and Entra's number for it where there is one. The library passes the
 * reason on as text alone, which is read here and goes nowhere.
 */
export const troubleOf = (
  cause: unknown,
  isManagedIdentity: boolean,
): { readonly code: Trouble; readonly entra?: string } => {
  const text = cause instanceof Error ? cause.message : '';
  const entra = /AADSTS(\d+)/.exec(text)?.[1];
  if (entra !== undefined) return { code: BY_NUMBER[entra] ?? 'credential-refused', entra: `AADSTS${entra}` };
  if (/network_error|endpoints_resolution_error|Network unreachable/.test(text))
    return { code: 'token-endpoint-unreachable' };
  if (isManagedIdentity) return { code: 'identity-refused' };
  return { code: UNREADABLE.test(text) ? 'credential-unreadable' : 'credential-missing' };
};

/** Node's words for a file that is not there or is closed to us, and the library's for one that holds no key. */
const UNREADABLE = /ENOENT|EACCES|EISDIR|EPERM|PEM|asymmetric key|DECODER|no content on the file/i;
