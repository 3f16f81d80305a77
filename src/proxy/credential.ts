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
import type { AppToken } from './graph/graph.ts';

export type Credential = {
  readonly appToken: AppToken;
  /** Permissions of the last token beyond the one that is needed; empty when it cannot be read. */
  readonly excessPermissions: () => readonly string[];
};

type Held = { readonly token: string; readonly renewAt: number; readonly expiresAt: number };

const NEEDED = 'CallRecords.Read.All';
/** Renewed in the background at this part of its life, while the old one still serves. */
const RENEW_AT = 0.65;

/** The app-only token for Graph, in memory only: one request for it at a time, renewed before it ends. */
export const createCredential = (config: Config, now: () => number = Date.now): Credential => {
  const scope = `${config.graphBaseUrl}/.default`;
  let held: Held | undefined;
  let asking: Promise<Held> | undefined;
  let excess: readonly string[] = [];

  const renew = (): Promise<Held> => {
    asking ??= ask()
      .then((fresh) => (held = fresh))
      .finally(() => (asking = undefined));
    return asking;
  };
  // The library keeps tokens in its credential object and has no way to refuse one: a new object asks anew.
  const ask = async (): Promise<Held> => {
    const askedAt = now();
    const { token, expiresOnTimestamp } = await openCredential(config).getToken(scope);
    excess = excessOf(token);
    return {
      token,
      expiresAt: expiresOnTimestamp,
      renewAt: askedAt + (expiresOnTimestamp - askedAt) * RENEW_AT,
    };
  };

  return {
    excessPermissions: () => excess,
    appToken: async ({ fresh }) => {
      if (fresh || held === undefined || held.expiresAt <= now()) return (await renew()).token;
      // A failed renewal is tried again by the next request; the token at hand is still good.
      if (held.renewAt <= now()) renew().catch(() => undefined);
      return held.token;
    },
  };
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

/** Roles in the token beyond the one we need. Its form is Graph's business: an unreadable one tells nothing. */
const excessOf = (token: string): readonly string[] => {
  try {
    const { roles } = decodeJwt(token);
    return Array.isArray(roles) ? roles.map(String).filter((role) => role !== NEEDED) : [];
  } catch {
    return [];
  }
};
