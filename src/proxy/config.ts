import { isIP } from 'node:net';
import { GUID } from '#base/guid';
import { err, ok, type Result } from '#base/result';
import { GRAPH_VERSIONS, type GraphVersion } from '#contract/routes';
import { CLOUDS, isCloudName, type CloudName } from './clouds.ts';
import { readLimits, type Limits } from './limits/limits.ts';
import { createComplaints, isLoopback, type Complaints, type Environment } from './setting.ts';
import { unknownSettings } from './setting-names.ts';
import type { StorePlace } from './store/database.ts';

/** How the proxy proves to Entra that it is the application with CallRecords.Read.All. */
type CredentialConfig =
  | { readonly kind: 'managed-identity'; readonly clientId: string | undefined }
  | { readonly kind: 'workload-identity'; readonly clientId: string; readonly tokenFile: string }
  | { readonly kind: 'certificate'; readonly clientId: string; readonly certificatePath: string }
  | { readonly kind: 'secret'; readonly clientId: string; readonly secret: string }
  | { readonly kind: 'secret-file'; readonly clientId: string; readonly secretFile: string };

/** Every setting, checked. Origins have no trailing slash. */
export type Config = {
  readonly host: string;
  readonly port: number;
  readonly publicOrigin: string;
  readonly tenantId: string;
  readonly spaClientId: string;
  readonly apiClientId: string;
  readonly graphVersion: GraphVersion;
  /** Whether Graph lists the participants of a call in this cloud. */
  readonly hasParticipants: boolean;
  readonly graphBaseUrl: string;
  /** Root of the sign-in authority, without tenant. */
  readonly authority: string;
  /** True when a stand-in on this machine plays Entra. */
  readonly authorityIsStandIn: boolean;
  /** What Entra writes into `iss` of its v2.0 tokens. */
  readonly issuer: string;
  readonly credential: CredentialConfig;
  /** Origin where the app-only credential asks for its token, and whether Microsoft does not know it. */
  readonly tokenHost: string;
  readonly tokenHostIsPrivate: boolean;
  /** 1 in earnest; 60 makes a minute of Graph's documented limits last a second. */
  readonly timeScale: number;
  readonly store: StorePlace;
  /** Days that names and addresses, and then the rest, of what was read from Graph are kept. */
  readonly identityDays: number;
  readonly retentionDays: number;
  /** JWK set that several instances sign their tokens with; without it each makes keys of its own. */
  readonly tokenKeysFile: string | undefined;
  /** Where the audit trail is kept; without it in memory and in the log. */
  readonly auditFile: string | undefined;
  readonly auditMonths: number;
  /** Addresses and networks whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Loopback address of the metrics listener. */
  readonly metricsListen: { readonly host: string; readonly port: number } | undefined;
  readonly limits: Limits;
};

/** Name under which MSAL is told of a loopback stand-in; nothing is ever fetched from it. */
export const STAND_IN_AUTHORITY = 'https://sign-in.localhost';

/** The environment as settings, or every complaint about it at once. */
export const readConfig = (env: Environment): Result<Config, readonly string[]> => {
  const complaints = createComplaints(env);
  for (const complaint of unknownSettings(env)) complaints.add(complaint);
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
    complaints.add('NODE_TLS_REJECT_UNAUTHORIZED=0 would accept any certificate; use NODE_EXTRA_CA_CERTS');

  const port = complaints.number('PORT', 4310, { from: 1, to: 65_535, whole: true });
  const publicOrigin = readPublicOrigin(complaints, port);
  const tenantId = complaints.matching('AZURE_TENANT_ID', GUID, 'a GUID').toLowerCase();
  const addresses = readAddresses(complaints, tenantId, publicOrigin);
  const config: Config = {
    host: complaints.text('HOST') ?? '127.0.0.1',
    port,
    publicOrigin,
    tenantId,
    spaClientId: complaints.matching('SPA_CLIENT_ID', GUID, 'a GUID').toLowerCase(),
    apiClientId: complaints.matching('API_CLIENT_ID', GUID, 'a GUID').toLowerCase(),
    graphVersion: complaints.oneOf('GRAPH_VERSION', GRAPH_VERSIONS, 'v1.0'),
    ...addresses,
    credential: readCredential(complaints, publicOrigin),
    timeScale: readTimeScale(complaints, addresses.graphBaseUrl),
    store: readStore(complaints),
    ...readDays(complaints),
    tokenKeysFile: complaints.text('TOKEN_KEYS_FILE'),
    auditFile: complaints.text('AUDIT_FILE'),
    auditMonths: complaints.number('AUDIT_MONTHS', 12, { from: 1, to: 120, whole: true }),
    trustedProxies: readTrustedProxies(complaints),
    metricsListen: readMetricsListen(complaints),
    limits: readLimits(complaints),
  };
  return complaints.all().length === 0 ? ok(config) : err(complaints.all());
};

const readPublicOrigin = (complaints: Complaints, port: number): string => {
  const origin = complaints.origin('PUBLIC_ORIGIN', `http://localhost:${port}`);
  if (origin.startsWith('http:') && !isLoopback(origin))
    complaints.add(`PUBLIC_ORIGIN ${origin} must be https: only a loopback address may be plain http`);
  return origin;
};

const readCloud = (complaints: Complaints): CloudName => {
  const name = complaints.text('GRAPH_CLOUD') ?? 'global';
  if (isCloudName(name)) return name;
  complaints.add(
    name === 'china'
      ? 'GRAPH_CLOUD=china: Microsoft Graph in China (21Vianet) does not offer call records'
      : `GRAPH_CLOUD ${name} is none of ${Object.keys(CLOUDS).join(', ')}`,
  );
  return 'global';
};

type Addresses = Pick<
  Config,
  | 'graphBaseUrl'
  | 'hasParticipants'
  | 'authority'
  | 'authorityIsStandIn'
  | 'issuer'
  | 'tokenHost'
  | 'tokenHostIsPrivate'
>;

const readAddresses = (complaints: Complaints, tenantId: string, publicOrigin: string): Addresses => {
  const cloud = CLOUDS[readCloud(complaints)];
  const graphBaseUrl = complaints.upstream('GRAPH_BASE_URL', cloud.graph);
  const authority = complaints.upstream('AUTHORITY', cloud.authority);
  const authorityIsStandIn = isLoopback(authority);
  if (authorityIsStandIn && !isLoopback(graphBaseUrl))
    complaints.add(
      'AUTHORITY is a stand-in on this machine but GRAPH_BASE_URL is not: anyone could sign in and read real calls',
    );
  if (authorityIsStandIn && !isLoopback(publicOrigin))
    complaints.add('AUTHORITY is a stand-in on this machine, so PUBLIC_ORIGIN must be on it too');
  const tokenHost = readTokenHost(complaints, cloud.authority, tenantId);
  return {
    graphBaseUrl,
    hasParticipants: cloud.hasParticipants,
    authority,
    authorityIsStandIn,
    issuer: `${authorityIsStandIn ? STAND_IN_AUTHORITY : cloud.authority}/${tenantId}/v2.0`,
    tokenHost,
    tokenHostIsPrivate: tokenHost !== cloud.authority,
  };
};

/** https even on loopback, because Microsoft's credential library accepts nothing else. */
const readTokenHost = (complaints: Complaints, cloudAuthority: string, tenantId: string): string => {
  const text = complaints.text('GRAPH_TOKEN_URL');
  if (text === undefined) return cloudAuthority;
  const url = URL.parse(text);
  const wanted = `/${tenantId}/oauth2/v2.0/token`;
  if (url?.protocol !== 'https:' || url.pathname.toLowerCase() !== wanted || url.search !== '') {
    complaints.add(`GRAPH_TOKEN_URL must read https://HOST${wanted}`);
    return cloudAuthority;
  }
  return url.origin;
};

/** The strongest credential that is set wins: federated token, certificate, then secret; none set means managed. */
const readCredential = (complaints: Complaints, publicOrigin: string): CredentialConfig => {
  const tokenFile = complaints.text('AZURE_FEDERATED_TOKEN_FILE');
  const certificatePath = complaints.text('AZURE_CLIENT_CERTIFICATE_PATH');
  const secret = complaints.text('AZURE_CLIENT_SECRET');
  const secretFile = complaints.text('AZURE_CLIENT_SECRET_FILE');
  if (secret !== undefined && secretFile !== undefined)
    complaints.add('AZURE_CLIENT_SECRET and AZURE_CLIENT_SECRET_FILE contradict each other: set one');

  const hasManagedIdentity = complaints.text('IDENTITY_ENDPOINT') !== undefined;
  if (hasManagedIdentity && complaints.text('IDENTITY_HEADER') === undefined)
    complaints.add('IDENTITY_ENDPOINT needs IDENTITY_HEADER: a platform that gives an identity sets both');
  const hasOther = [tokenFile, certificatePath, secret, secretFile].some((value) => value !== undefined);
  if (hasManagedIdentity || !hasOther)
    return { kind: 'managed-identity', clientId: complaints.text('AZURE_CLIENT_ID') };

  const clientId = complaints.required('AZURE_CLIENT_ID');
  if (tokenFile !== undefined) return { kind: 'workload-identity', clientId, tokenFile };
  if (certificatePath !== undefined) return { kind: 'certificate', clientId, certificatePath };
  if (!isLoopback(publicOrigin) && !complaints.flag('ALLOW_CLIENT_SECRET'))
    complaints.add(
      'A client secret is for development: use a managed identity or certificate, or set ALLOW_CLIENT_SECRET=1',
    );
  return secretFile === undefined
    ? { kind: 'secret', clientId, secret: secret ?? '' }
    : { kind: 'secret-file', clientId, secretFile };
};

const readTimeScale = (complaints: Complaints, graphBaseUrl: string): number => {
  const scale = complaints.number('GRAPH_TIME_SCALE', 1, { from: 0.01, to: 100_000, whole: false });
  if (scale !== 1 && !isLoopback(graphBaseUrl))
    complaints.add('GRAPH_TIME_SCALE is for a simulator: with a real Graph the documented limits hold');
  return scale;
};

const readStore = (complaints: Complaints): StorePlace => {
  const text = complaints.text('STORE') ?? 'memory:';
  if (text === 'memory:') return { kind: 'memory' };
  if (text.startsWith('dir:') && text.length > 'dir:'.length)
    return { kind: 'directory', path: text.slice('dir:'.length) };
  if (/^postgres(ql)?:\/\/./.test(text) && URL.canParse(text)) return { kind: 'postgres', url: text };
  // The setting may hold a password, so it is not repeated.
  complaints.add('STORE is none of memory:, dir:PATH, postgres://…');
  return { kind: 'memory' };
};

const MAX_DAYS = 3_650;

const readDays = (complaints: Complaints): Pick<Config, 'identityDays' | 'retentionDays'> => {
  const retentionDays = complaints.number('RETENTION_DAYS', 30, { from: 0, to: MAX_DAYS, whole: false });
  const usual = Math.min(28, retentionDays);
  const identityDays = complaints.number('IDENTITY_DAYS', usual, { from: 0, to: MAX_DAYS, whole: false });
  if (identityDays > retentionDays)
    complaints.add('IDENTITY_DAYS is more than RETENTION_DAYS: names cannot be kept longer than their call');
  return { identityDays, retentionDays };
};

const readTrustedProxies = (complaints: Complaints): readonly string[] => {
  const networks = (complaints.text('TRUSTED_PROXIES') ?? '').split(',').flatMap((part) => part.trim() || []);
  for (const network of networks) {
    const [address = '', prefix, more] = network.split('/');
    const bits = isIP(address) === 4 ? 32 : 128;
    const isNetwork = isIP(address) !== 0 && more === undefined;
    if (!isNetwork || (prefix !== undefined && (!/^\d{1,3}$/.test(prefix) || Number(prefix) > bits)))
      complaints.add(`TRUSTED_PROXIES ${network} is no address and no network such as 10.0.0.0/8`);
  }
  return networks;
};

/** Loopback only: counts are nobody's business outside of the machine, and a scraper beside us reaches them. */
const readMetricsListen = (complaints: Complaints): Config['metricsListen'] => {
  const text = complaints.text('METRICS_LISTEN');
  if (text === undefined) return undefined;
  const [, host = '127.0.0.1', port = ''] = /^(?:(.+):)?(\d{1,5})$/.exec(text) ?? [];
  if (port !== '' && Number(port) > 0 && Number(port) <= 65_535 && isLoopback(`http://${host}`))
    return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
  complaints.add(`METRICS_LISTEN ${text} must be a port, or 127.0.0.1:PORT: metrics stay on this machine`);
  return undefined;
};
