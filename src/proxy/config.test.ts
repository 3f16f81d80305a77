import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

const TENANT = 'dc368399-474c-4d40-900c-6265431fd81f';
const APP = '5b2c8f4e-6d31-4c0b-9a7e-13f0d2a8c641';

const real = {
  PUBLIC_ORIGIN: 'https://earshot.contoso.com',
  AZURE_TENANT_ID: TENANT,
  SPA_CLIENT_ID: APP,
  API_CLIENT_ID: APP,
};
const standIn = {
  AZURE_TENANT_ID: TENANT,
  SPA_CLIENT_ID: APP,
  API_CLIENT_ID: APP,
  AZURE_CLIENT_ID: APP,
  AZURE_CLIENT_SECRET: 'development',
  AUTHORITY: 'http://localhost:4311',
  GRAPH_BASE_URL: 'https://localhost:4312',
  GRAPH_TOKEN_URL: `https://localhost:4312/${TENANT}/oauth2/v2.0/token`,
  ALLOW_LOOPBACK_HTTP: '1',
};

const complaintsOf = (env: Record<string, string>): string => {
  const config = readConfig(env);
  return config.kind === 'err' ? config.reason.join('\n') : '';
};

test('a tenant in the global cloud needs four settings and uses its managed identity', () => {
  expect(readConfig(real)).toEqual({
    kind: 'ok',
    value: {
      host: '127.0.0.1',
      port: 4310,
      publicOrigin: 'https://earshot.contoso.com',
      tenantId: TENANT,
      spaClientId: APP,
      apiClientId: APP,
      graphVersion: 'v1.0',
      store: { kind: 'memory' },
      identityDays: 28,
      retentionDays: 30,
      graphBaseUrl: 'https://graph.microsoft.com',
      hasParticipants: true,
      authority: 'https://login.microsoftonline.com',
      authorityIsStandIn: false,
      issuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
      credential: { kind: 'managed-identity', clientId: undefined },
      tokenHost: 'https://login.microsoftonline.com',
      tokenHostIsPrivate: false,
      timeScale: 1,
      tokenKeysFile: undefined,
      auditFile: undefined,
      auditMonths: 12,
      trustedProxies: [],
      metricsListen: undefined,
      limits: {
        LIMIT_HEADER_BYTES: 16_384,
        LIMIT_HEADERS: 64,
        LIMIT_URL_BYTES: 4_096,
        LIMIT_BODY_BYTES: 16_384,
        LIMIT_HEADERS_SECONDS: 10,
        LIMIT_REQUEST_SECONDS: 15,
        LIMIT_KEEP_ALIVE_SECONDS: 65,
        LIMIT_SOCKETS: 4_000,
        LIMIT_SOCKETS_PER_ADDRESS: 200,
        LIMIT_REQUESTS_PER_MINUTE: 600,
        LIMIT_REQUEST_BURST: 200,
        LIMIT_EXCHANGES_PER_MINUTE: 20,
        LIMIT_FAILURES_PER_MINUTE: 60,
        LIMIT_EXPORTS: 5,
        LIMIT_RECORDS_PER_HOUR: 300,
        LIMIT_UPSTREAM: 64,
        LIMIT_UPSTREAM_QUEUE: 2_048,
      },
    },
  });
});

test('the ports of http and https may be named, and need no PUBLIC_ORIGIN', () => {
  expect(readConfig({ ...standIn, PORT: '80' })).toMatchObject({
    value: { publicOrigin: 'http://localhost' },
  });
  const named = { ...real, PUBLIC_ORIGIN: 'https://Earshot.contoso.com:443/' };
  expect(readConfig(named)).toMatchObject({ value: { publicOrigin: 'https://earshot.contoso.com' } });
  for (const more of ['/calls', '/?', '?a=1', '#a']) {
    const PUBLIC_ORIGIN = `https://earshot.contoso.com${more}`;
    expect(complaintsOf({ ...real, PUBLIC_ORIGIN })).toContain('must be an origin');
  }
});

test('a stand-in on this machine has its own issuer and token host', () => {
  expect(readConfig({ ...standIn, GRAPH_TIME_SCALE: '60' })).toMatchObject({
    kind: 'ok',
    value: {
      publicOrigin: 'http://localhost:4310',
      authorityIsStandIn: true,
      issuer: `https://sign-in.localhost/${TENANT}/v2.0`,
      tokenHost: 'https://localhost:4312',
      tokenHostIsPrivate: true,
      timeScale: 60,
    },
  });
});

test('the Department of Defense shares its authority but not its Graph', () => {
  expect(readConfig({ ...real, GRAPH_CLOUD: 'usgov-l5' })).toMatchObject({
    value: {
      graphBaseUrl: 'https://dod-graph.microsoft.us',
      issuer: `https://login.microsoftonline.us/${TENANT}/v2.0`,
    },
  });
});

test('every complaint is said at once', () => {
  const complaints = complaintsOf({ PORT: '0', AZURE_TENANT_ID: 'contoso', STORE: 'redis:' });
  for (const name of ['PORT', 'AZURE_TENANT_ID', 'SPA_CLIENT_ID', 'API_CLIENT_ID', 'STORE'])
    expect(complaints).toContain(name);
});

describe('refuses', () => {
  test.each([
    ['unverified TLS', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'NODE_EXTRA_CA_CERTS'],
    ['plain http for the public', { PUBLIC_ORIGIN: 'http://earshot.contoso.com' }, 'must be https'],
    ['an origin with a path', { PUBLIC_ORIGIN: 'https://earshot.contoso.com/app' }, 'must be an origin'],
    ['China, where Graph has no call records', { GRAPH_CLOUD: 'china' }, 'does not offer call records'],
    ['an unknown cloud', { GRAPH_CLOUD: 'mars' }, 'none of'],
    ['http to another machine', { GRAPH_BASE_URL: 'http://graph.contoso.com' }, 'must be https'],
    ['http to this one unless allowed', { GRAPH_BASE_URL: 'http://localhost:1' }, 'ALLOW_LOOPBACK_HTTP'],
    ['a misspelt setting', { GRAPH_VERSON: 'beta' }, 'did you mean GRAPH_VERSION'],
    ['swapped letters', { PUBLIC_ORIGNI: 'x' }, 'did you mean PUBLIC_ORIGIN'],
    ['a setting of ours that does not exist', { GRAPH_COLOUR: 'red' }, 'GRAPH_COLOUR is not a setting'],
    ['a setting that nothing would obey', { AUDIT_COLOUR: 'red' }, 'AUDIT_COLOUR is not a setting'],
    [
      'names kept longer than their call',
      { IDENTITY_DAYS: '31' },
      'IDENTITY_DAYS is more than RETENTION_DAYS',
    ],
    ['a store without a place', { STORE: 'dir:' }, 'STORE is none of memory:, dir:PATH, postgres://…'],
    ['a limit that does not exist', { LIMIT_COFFEE: '1' }, 'LIMIT_COFFEE is not a setting'],
    [
      'an identity endpoint alone',
      { IDENTITY_ENDPOINT: 'http://localhost:42356/msi/token' },
      'IDENTITY_HEADER',
    ],
    ['a limit that is no number', { LIMIT_RECORDS_PER_HOUR: 'many' }, 'from 1 to'],
    ['metrics for the whole network', { METRICS_LISTEN: '0.0.0.0:9464' }, 'stay on this machine'],
    ['metrics without a port', { METRICS_LISTEN: 'localhost' }, 'must be a port'],
    ['a trusted proxy by name', { TRUSTED_PROXIES: '10.0.0.1,balancer' }, 'balancer is no address'],
    ['a trusted network that is none', { TRUSTED_PROXIES: '10.0.0.0/33' }, '10.0.0.0/33 is no address'],
    ['two client secrets', { AZURE_CLIENT_SECRET: 'a', AZURE_CLIENT_SECRET_FILE: 'b' }, 'contradict'],
    ['a client secret in earnest', { AZURE_CLIENT_ID: APP, AZURE_CLIENT_SECRET: 'a' }, 'ALLOW_CLIENT_SECRET'],
    ['a scale of time for the real Graph', { GRAPH_TIME_SCALE: '60' }, 'GRAPH_TIME_SCALE'],
    ['a scale that is no number', { GRAPH_TIME_SCALE: 'fast' }, 'GRAPH_TIME_SCALE'],
    ['a token address of another tenant', { GRAPH_TOKEN_URL: 'https://x/y/oauth2/v2.0/token' }, TENANT],
    ['a version Graph does not have', { GRAPH_VERSION: 'v2.0' }, 'GRAPH_VERSION'],
  ])('%s', (_, settings, words) => {
    expect(complaintsOf({ ...real, ...settings })).toContain(words);
  });

  test('a stand-in for sign-in before the real Graph', () => {
    const { GRAPH_BASE_URL: _graph, GRAPH_TOKEN_URL: _token, ...settings } = standIn;
    expect(complaintsOf(settings)).toContain('anyone could sign in and read real calls');
  });
});

test('other programs may keep their settings in the same environment', () => {
  expect(readConfig({ ...real, PATH: '/bin', AZURE_LOG_LEVEL: 'info', HOME: '/root' }).kind).toBe('ok');
});

test('the stronger credential wins: federated token before certificate before secret', () => {
  const all = {
    ...real,
    AZURE_CLIENT_ID: APP,
    AZURE_FEDERATED_TOKEN_FILE: '/t',
    AZURE_CLIENT_CERTIFICATE_PATH: '/c',
  };
  expect(readConfig(all)).toMatchObject({ value: { credential: { kind: 'workload-identity' } } });
  const { AZURE_FEDERATED_TOKEN_FILE: _token, ...rest } = all;
  expect(readConfig(rest)).toMatchObject({ value: { credential: { kind: 'certificate' } } });
});

test('trusted proxies and the metrics listener are read in every spelling', () => {
  expect(readConfig({ ...real, TRUSTED_PROXIES: '10.0.0.1, 10.1.0.0/16,::1/128' })).toMatchObject({
    value: { trustedProxies: ['10.0.0.1', '10.1.0.0/16', '::1/128'] },
  });
  for (const [text, listen] of [
    ['9464', { host: '127.0.0.1', port: 9_464 }],
    ['localhost:1', { host: 'localhost', port: 1 }],
    ['[::1]:9464', { host: '::1', port: 9_464 }],
  ] as const)
    expect(readConfig({ ...real, METRICS_LISTEN: text })).toMatchObject({ value: { metricsListen: listen } });
});

test.each([
  ['memory:', { kind: 'memory' }],
  ['dir:/var/lib/earshot', { kind: 'directory', path: '/var/lib/earshot' }],
  [
    'postgres://earshot:secret@db.contoso.com/earshot?sslmode=verify-full',
    { kind: 'postgres', url: 'postgres://earshot:secret@db.contoso.com/earshot?sslmode=verify-full' },
  ],
])('the store %s is read', (STORE, store) => {
  expect(readConfig({ ...real, STORE })).toMatchObject({ kind: 'ok', value: { store } });
});

test('a store that cannot be read is refused without its password', () => {
  const complaints = complaintsOf({ ...real, STORE: 'mysql://earshot:hunter2@db.contoso.com' });
  expect(complaints).toContain('STORE is none of');
  expect(complaints).not.toContain('hunter2');
});

test('names are kept no longer than their call, without saying so', () => {
  expect(readConfig({ ...real, RETENTION_DAYS: '7' })).toMatchObject({
    value: { retentionDays: 7, identityDays: 7 },
  });
});
