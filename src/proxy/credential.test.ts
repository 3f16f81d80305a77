import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PUBLIC_ORIGIN, setStage, type Stage } from './testing.ts';

/**
 * The credential as the proxy runs it, from the environment and through Microsoft's own library, in a process of its
 * own: a certificate authority comes in at its start. It asks twice and then for a fresh token.
 */
const PROGRAM = `
  import { readConfig } from './src/proxy/config.ts';
  import { createCredential } from './src/proxy/credential.ts';
  import { createHealth } from './src/proxy/health.ts';
  const { value: config, reason } = readConfig(process.env);
  if (reason !== undefined) throw new Error(reason.join());
  const health = createHealth(Date.now);
  const lines = [];
  const appToken = createCredential(config, { health, log: { warn: (fields) => lines.push(fields) } });
  const tokens = [];
  for (const fresh of [false, false, true]) {
    const token = await appToken({ fresh }).catch(() => undefined);
    if (token === undefined) break;
    tokens.push(token);
  }
  const details = health.readiness().details.map(({ code }) => code);
  console.log(JSON.stringify({ kind: config.credential.kind, tokens, details, lines }));
`;

type Outcome = {
  readonly kind: string;
  readonly tokens: readonly string[];
  readonly details: readonly string[];
  readonly lines: readonly object[];
};

const ISSUER = 'https://cluster.contoso.com';
const SUBJECT = 'system:serviceaccount:earshot:proxy';

let stage: Stage;
let folder: string;
let files: Readonly<
  Record<'ca' | 'certificate' | 'other' | 'half' | 'token' | 'foreignToken' | 'oldToken', string>
>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-credential-'));
  const [own, other, { privateKey, publicKey }] = await Promise.all([
    makeCertificate(),
    makeCertificate(),
    generateKeyPair('RS256'),
  ]);
  const federation = { issuer: ISSUER, subject: SUBJECT, publicJwk: await exportJWK(publicKey) };
  stage = await setStage({ graphCertificates: [own.cert], federation });
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const assertion = (subject: string, expires: string): Promise<string> =>
    new SignJWT({})
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuer(ISSUER)
      .setSubject(subject)
      .setAudience('api://AzureADTokenExchange')
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(privateKey);
  files = {
    ca: await write('ca.pem', stage.simulator.caCertificate),
    certificate: await write('certificate.pem', own.private + own.cert),
    other: await write('other.pem', other.private + other.cert),
    half: await write('half.pem', own.cert),
    token: await write('token', await assertion(SUBJECT, '1h')),
    foreignToken: await write('foreign', await assertion('system:serviceaccount:default:other', '1h')),
    oldToken: await write('old', await assertion(SUBJECT, '-1h')),
  };
});
afterAll(async () => {
  await stage.stop();
  await rm(folder, { recursive: true });
});

const makeCertificate = () =>
  generate([{ name: 'commonName', value: 'earshot' }], {
    keyType: 'rsa',
    keySize: 2_048,
    algorithm: 'sha256',
  });

const askWith = async (settings: Readonly<Record<string, string>>): Promise<Outcome> => {
  const { simulator } = stage;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', PROGRAM], {
    env: {
      PATH: process.env['PATH'],
      NODE_EXTRA_CA_CERTS: files.ca,
      PUBLIC_ORIGIN,
      AZURE_TENANT_ID: simulator.tenantId,
      SPA_CLIENT_ID: simulator.spaClientId,
      API_CLIENT_ID: simulator.apiClientId,
      AZURE_CLIENT_ID: simulator.graphClientId,
      AUTHORITY: simulator.authority,
      GRAPH_BASE_URL: simulator.graphBaseUrl,
      GRAPH_TOKEN_URL: simulator.graphTokenUrl,
      ALLOW_LOOPBACK_HTTP: '1',
      ...settings,
    },
  });
  return JSON.parse(stdout) as Outcome;
};

const identity = () => ({
  IDENTITY_ENDPOINT: stage.simulator.identityEndpoint,
  IDENTITY_HEADER: stage.simulator.identityHeader,
});

describe('through Microsoft’s library', () => {
  test.each<[string, () => Readonly<Record<string, string>>]>([
    ['certificate', () => ({ AZURE_CLIENT_CERTIFICATE_PATH: files.certificate })],
    ['workload-identity', () => ({ AZURE_FEDERATED_TOKEN_FILE: files.token })],
    ['secret', () => ({ AZURE_CLIENT_SECRET: stage.simulator.graphClientSecret })],
    ['managed-identity', identity],
  ])('a %s is traded for an app-only token, which is kept', async (kind, settings) => {
    const outcome = await askWith(settings());
    expect(outcome).toMatchObject({ kind, details: [], lines: [] });
    const [first = '', second, fresh] = outcome.tokens;
    expect(decodeJwt(first)).toMatchObject({
      aud: stage.config.graphBaseUrl,
      roles: ['CallRecords.Read.All'],
    });
    expect(second).toBe(first);
    // The library keeps a managed identity's tokens for the process; the others are asked for anew on demand.
    expect(fresh === first).toBe(kind === 'managed-identity');
    const graph = await stage.get('/graph/v1.0/communications/callRecords', { as: 'megan' });
    expect(graph.statusCode).toBe(200);
  });

  test('a managed identity of the system needs no client id', async () => {
    const outcome = await askWith({ ...identity(), AZURE_CLIENT_ID: '' });
    expect(outcome).toMatchObject({ kind: 'managed-identity', details: [] });
    expect(outcome.tokens.length).toBe(3);
  });
});

describe('readiness tells', () => {
  const nowhere = () => `https://localhost:1/${stage.simulator.tenantId}/oauth2/v2.0/token`;
  const otherApp = '0e4d6b93-a1c7-4f28-b5d9-86c2e7f31a51';
  const missing = (): string => join(folder, 'nothing');

  test.each<[string, string, string | undefined, () => Readonly<Record<string, string>>]>([
    [
      'a certificate that is not registered',
      'credential-refused',
      'AADSTS700027',
      () => ({ AZURE_CLIENT_CERTIFICATE_PATH: files.other }),
    ],
    [
      'a certificate without its key',
      'credential-unreadable',
      undefined,
      () => ({ AZURE_CLIENT_CERTIFICATE_PATH: files.half }),
    ],
    [
      'a certificate that is not there',
      'credential-unreadable',
      undefined,
      () => ({ AZURE_CLIENT_CERTIFICATE_PATH: missing() }),
    ],
    [
      'a certificate that is none',
      'credential-unreadable',
      undefined,
      () => ({ AZURE_CLIENT_CERTIFICATE_PATH: files.token }),
    ],
    [
      'a federated token of another workload',
      'credential-refused',
      'AADSTS700213',
      () => ({ AZURE_FEDERATED_TOKEN_FILE: files.foreignToken }),
    ],
    [
      'a federated token that has expired',
      'credential-expired',
      'AADSTS700024',
      () => ({ AZURE_FEDERATED_TOKEN_FILE: files.oldToken }),
    ],
    [
      'a federated token that is not there',
      'credential-unreadable',
      undefined,
      () => ({ AZURE_FEDERATED_TOKEN_FILE: missing() }),
    ],
    ['a wrong secret', 'credential-refused', 'AADSTS7000215', () => ({ AZURE_CLIENT_SECRET: 'wrong' })],
    [
      'a secret file that is not there',
      'credential-unreadable',
      undefined,
      () => ({ AZURE_CLIENT_SECRET_FILE: missing() }),
    ],
    [
      'another application',
      'application-unknown',
      'AADSTS700016',
      () => ({ AZURE_CLIENT_SECRET: stage.simulator.graphClientSecret, AZURE_CLIENT_ID: otherApp }),
    ],
    [
      'an identity that is not assigned',
      'identity-refused',
      undefined,
      () => ({ ...identity(), AZURE_CLIENT_ID: otherApp }),
    ],
    [
      'an identity header that is not the platform’s',
      'identity-refused',
      undefined,
      () => ({ ...identity(), IDENTITY_HEADER: 'x' }),
    ],
    [
      'a token endpoint out of reach',
      'token-endpoint-unreachable',
      undefined,
      () => ({ AZURE_CLIENT_SECRET: 'x', GRAPH_TOKEN_URL: nowhere() }),
    ],
    [
      'a certificate authority that is not known',
      'token-endpoint-unreachable',
      undefined,
      () => ({ AZURE_CLIENT_SECRET: 'x', NODE_EXTRA_CA_CERTS: '' }),
    ],
    [
      'a platform without its endpoint',
      'token-endpoint-unreachable',
      undefined,
      () => ({ IDENTITY_ENDPOINT: 'http://localhost:1/msi/token', IDENTITY_HEADER: 'x' }),
    ],
  ])(
    '%s as %s',
    async (_, code, entra, settings) => {
      const { tokens, details, lines } = await askWith(settings());
      expect({ tokens, details }).toEqual({ tokens: [], details: [code] });
      expect(lines).toEqual([entra === undefined ? { code } : { code, entra }]);
    },
    30_000,
  );
});
