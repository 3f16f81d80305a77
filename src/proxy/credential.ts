import { readFileSync } from 'node:fs';
import {
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  WorkloadIdentityCredential,
  type TokenCredential,
} from '@azure/identity';
import { decodeJwt } from 'jose';
import type { Config } from './config.ts';
import { CREDENTIAL_TROUBLE, troubleOf } from './credential-trouble.ts';
import type { AppToken } from './graph/graph.ts';
import type { Health } from './health.ts';
import type { Log } from './log.ts';

type Held = { readonly token: string; readonly renewAt: number; readonly expiresAt: number };

const NEEDED = 'CallRecords.Read.All';
/** Renewed in the background at this part of its life, while the old one still serves. */
const RENEW_AT = 0.65;

type Options = { readonly health: Health; readonly log: Pick<Log, 'warn'>; readonly now?: () => number };

/**
 * The app-only token for Graph, in memory only: one request for it at a time, renewed before it ends. What is wrong
 * with the credential or its permissions is noted at each renewal.
 */
export const createCredential = (config: Config, { health, log, now = Date.now }: Options): AppToken => {
  const scope = `${config.graphBaseUrl}/.default`;
  let held: Held | undefined;
  let asking: Promise<Held> | undefined;

  const renew = (): Promise<Held> => {
    asking ??= ask()
      .then((fresh) => (held = fresh))
      .catch((cause: unknown) => {
        const { code, entra } = troubleOf(cause, config.credential.kind === 'managed-identity');
        health.clear(...CREDENTIAL_TROUBLE.filter((other) => other !== code));
        health.note(code);
        log.warn({ code, ...(entra === undefined ? {} : { entra }) }, 'no token for Graph');
        throw cause;
      })
      .finally(() => (asking = undefined));
    return asking;
  };
  // The library keeps tokens in its credential object and has no way to refuse one: a new object asks anew. Those of a
  // managed identity it keeps for the process, as the platform does beyond: they are the same until they end.
  const ask = async (): Promise<Held> => {
    const askedAt = now();
    const { token, expiresOnTimestamp } = await openCredential(config).getToken(scope);
    health.clear(...CREDENTIAL_TROUBLE);
    notePermissions(permissionsOf(token), health, log);
    return {
      token,
      expiresAt: expiresOnTimestamp,
      renewAt: askedAt + (expiresOnTimestamp - askedAt) * RENEW_AT,
    };
  };

  return async ({ fresh }) => {
    if (fresh || held === undefined || held.expiresAt <= now()) return (await renew()).token;
    // A failed renewal is tried again by the next request; the token at hand is still good.
    if (held.renewAt <= now()) renew().catch(() => undefined);
    return held.token;
  };
};

const notePermissions = (
  permissions: readonly string[] | undefined,
  health: Health,
  log: Options['log'],
): void => {
  if (permissions === undefined) return;
  const excess = permissions.filter((name) => name !== NEEDED);
  if (permissions.includes(NEEDED)) health.clear('consent-missing');
  else health.note('consent-missing');
  if (excess.length === 0) return health.clear('excess-permission');
  health.note('excess-permission');
  log.warn({ permissions: excess }, `The credential holds more permissions than ${NEEDED}`);
};

const openCredential = (config: Config): { getToken(scope: string): Promise<AccessToken> } => {
  const credential = createAzureCredential(config);
  return {
    getToken: async (scope) => {
      const token = await credential.getToken(scope);
      if (token === null) throw new Error('The credential gave no token');
      return token;
    },
  };
};

type AccessToken = { readonly token: string; readonly expiresOnTimestamp: number };

const createAzureCredential = ({
  credential,
  tenantId,
  tokenHost,
  tokenHostIsPrivate,
}: Config): TokenCredential => {
  const options = { authorityHost: tokenHost, disableInstanceDiscovery: tokenHostIsPrivate };
  switch (credential.kind) {
    case 'managed-identity':
      return credential.clientId === undefined
        ? new ManagedIdentityCredential()
        : new ManagedIdentityCredential({ clientId: credential.clientId });
    case 'workload-identity':
      return new WorkloadIdentityCredential({
        ...options,
        tenantId,
        clientId: credential.clientId,
        tokenFilePath: credential.tokenFile,
      });
    case 'certificate':
      return new ClientCertificateCredential(
        tenantId,
        credential.clientId,
        credential.certificatePath,
        options,
      );
    case 'secret':
      return new ClientSecretCredential(tenantId, credential.clientId, credential.secret, options);
    case 'secret-file':
      return new ClientSecretCredential(
        tenantId,
        credential.clientId,
        readFileSync(credential.secretFile, 'utf8').trim(),
        options,
      );
  }
};

/** Roles in the token. Its form is Graph's business: undefined when it cannot be read, which tells nothing. */
const permissionsOf = (token: string): readonly string[] | undefined => {
  try {
    const { roles = [] } = decodeJwt(token);
    return Array.isArray(roles) ? roles.map(String) : undefined;
  } catch {
    return undefined;
  }
};
