import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSimulator } from './simulator.ts';
import type { Simulator } from './simulator.ts';

let simulator: Simulator;
let folder: string;
beforeAll(async () => {
  simulator = await startSimulator({ appOrigin: 'http://localhost:4310' });
  folder = await mkdtemp(join(tmpdir(), 'earshot-'));
  await writeFile(join(folder, 'ca.pem'), simulator.caCertificate);
});
afterAll(async () => {
  await simulator.stop();
  await rm(folder, { recursive: true });
});

/** Microsoft's credential library as a proxy runs it: the certificate comes in from the environment at its start. */
const CHILD = `
import { ClientSecretCredential } from '@azure/identity';
const [authorityHost, tenant, client, secret, scope] = process.argv.slice(1);
const credential = new ClientSecretCredential(tenant, client, secret, { authorityHost, disableInstanceDiscovery: true });
const token = await credential.getToken(scope).catch((error) => ({ refused: String(error.message) }));
process.stdout.write(JSON.stringify(token));
`;

const askInChild = async (secret: string): Promise<{ token?: string; refused?: string }> => {
  const { graphBaseUrl, tenantId, graphClientId } = simulator;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      CHILD,
      graphBaseUrl,
      tenantId,
      graphClientId,
      secret,
      `${graphBaseUrl}/.default`,
    ],
    { env: { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') } },
  );
  return JSON.parse(stdout) as { token?: string; refused?: string };
};

test('Microsoft’s credential library gets an app-only token for Graph', async () => {
  const { token = '' } = await askInChild(simulator.graphClientSecret);
  expect(decodeJwt(token)).toMatchObject({
    aud: simulator.graphBaseUrl,
    roles: ['CallRecords.Read.All'],
    tid: simulator.tenantId,
  });
});

test('a wrong secret is refused in Entra’s words', async () => {
  const { refused } = await askInChild('wrong');
  expect(refused).toContain('AADSTS7000215');
});
