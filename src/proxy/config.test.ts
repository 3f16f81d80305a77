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
      graphBaseUrl: 'https://graph.microsoft.com',
      authority: 'https://login.microsoftonline.com',
      authorityIsStandIn: false,
      issuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
      credential: { kind: 'managed-identity', clientId: undefined },
      tokenHost: 'https://login.microsoftonline.com',
      tokenHostIsPrivate: false,
      timeScale: 1,
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
    ['a setting that nothing would obey', { AUDIT_FILE: '/var/log/audit' }, 'AUDIT_FILE is not a setting'],
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
