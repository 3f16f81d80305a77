import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { startSimulator, type Simulator } from '../src/simulator/simulator.ts';
import { freePort } from './world.ts';

type Place = { readonly folder: string; readonly simulator: Simulator; readonly port: number };

const test = base.extend<{ place: Place }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are wanted from this pattern
  place: async ({}, provide) => {
    const folder = await mkdtemp(join(tmpdir(), 'earshot-process-'));
    const port = await freePort();
    const simulator = await startSimulator({ appOrigin: `http://localhost:${port}`, pageDelayMs: 1_500 });
    await writeFile(join(folder, 'ca.pem'), simulator.caCertificate);
    await provide({ folder, simulator, port });
    await simulator.stop();
    await rm(folder, { recursive: true });
  },
});

/** As npm run serve and the image start it. Fastify’s router makes code from text, so that stays allowed. */
const HARDENED = ['--disable-proto=delete'];

type Run = { readonly child: ChildProcess; readonly output: string[]; readonly exit: Promise<number | null> };

const startProxy = ({ folder, simulator, port }: Place, settings: Record<string, string> = {}): Run => {
  const child = spawn(process.execPath, [...HARDENED, 'src/proxy/main.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      AZURE_TENANT_ID: simulator.tenantId,
      SPA_CLIENT_ID: simulator.spaClientId,
      API_CLIENT_ID: simulator.apiClientId,
      AZURE_CLIENT_ID: simulator.graphClientId,
      AZURE_CLIENT_SECRET: simulator.graphClientSecret,
      AUTHORITY: simulator.authority,
      GRAPH_BASE_URL: simulator.graphBaseUrl,
      GRAPH_TOKEN_URL: simulator.graphTokenUrl,
      ALLOW_LOOPBACK_HTTP: '1',
      NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'),
      ...settings,
    },
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, output, exit };
};

const statusOf = (url: string): Promise<number> =>
  fetch(url)
    .then(async (response) => {
      await response.arrayBuffer();
      return response.status;
    })
    .catch(() => 0);

const tokenFor = async ({ simulator, port }: Place): Promise<string> => {
  const answer = await fetch(`http://localhost:${port}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: await simulator.issueUserToken('megan'),
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      audience: `http://localhost:${port}/api`,
      client_id: simulator.spaClientId,
    }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
};

test('told to end, the proxy lets answers under way finish, keeps the trail whole, and exits 0', async ({
  place,
}) => {
  const { folder, port } = place;
  const metricsPort = await freePort();
  const run = startProxy(place, {
    AUDIT_FILE: join(folder, 'audit.jsonl'),
    METRICS_LISTEN: String(metricsPort),
  });
  await expect.poll(() => statusOf(`http://localhost:${port}/readyz`)).toBe(200);
  const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  expect(metrics).toContain('earshot_ready 1\n');
  expect(metrics).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect(await statusOf(`http://localhost:${port}/metrics`)).toBe(404);

  const authorization = `Bearer ${await tokenFor(place)}`;
  const underWay = fetch(`http://localhost:${port}/graph/v1.0/communications/callRecords`, {
    headers: { authorization },
  });
  await expect.poll(() => place.simulator.requests.length).toBeGreaterThan(0);
  run.child.kill('SIGTERM');
  expect((await underWay).status).toBe(200);
  expect(await run.exit).toBe(0);
  expect(await statusOf(`http://localhost:${port}/healthz`)).toBe(0);

  const [name = ''] = (await readdir(folder)).filter((file) => file.startsWith('audit-'));
  const trail = await readFile(join(folder, name), 'utf8');
  expect(trail).toContain('"event":"data"');
  expect(trail.endsWith('\n')).toBe(true);
  expect(run.output.join('')).not.toContain(authorization.slice(7, 60));
});

test('a call read by a process that has ended is served by the next one from its directory, without Graph', async ({
  place,
}) => {
  const { folder, port, simulator } = place;
  const settings = { STORE: `dir:${join(folder, 'store')}` };
  const id = '2f9d7c10-6b84-4e35-a1f7-c05e8d92b36a';
  const read = async (): Promise<unknown> => {
    const headers = { authorization: `Bearer ${await tokenFor(place)}` };
    const record = `http://localhost:${port}/graph/v1.0/communications/callRecords/${id}`;
    const parts = [record, `${record}/sessions?$expand=segments`];
    return Promise.all(parts.map(async (url) => (await fetch(url, { headers })).json() as Promise<unknown>));
  };
  const before = startProxy(place, settings);
  await expect.poll(() => statusOf(`http://localhost:${port}/readyz`)).toBe(200);
  const first = await read();
  expect(first).toMatchObject([{ id }, { '@earshot.complete': true }]);
  before.child.kill('SIGTERM');
  expect(await before.exit).toBe(0);

  const asked = simulator.requests.length;
  const after = startProxy(place, settings);
  await expect.poll(() => statusOf(`http://localhost:${port}/readyz`)).toBe(200);
  expect(await read()).toEqual(first);
  expect(simulator.requests.length).toBe(asked);
  after.child.kill('SIGTERM');
  expect(await after.exit).toBe(0);
});

test('what cannot be used stops the start with its reason', async ({ place }) => {
  const { folder } = place;
  await writeFile(join(folder, 'keys.json'), '{"keys":[]}');
  for (const [settings, words] of [
    [{ AUDIT_FILE: '/dev/null/audit.jsonl' }, 'AUDIT_FILE /dev/null/audit.jsonl cannot be used'],
    [{ TOKEN_KEYS_FILE: join(folder, 'keys.json') }, 'the first key must be an EC P-256 JWK'],
    [{ LIMIT_RECORDS_PER_HOUR: '0', METRICS_LISTEN: '0.0.0.0:1' }, 'METRICS_LISTEN 0.0.0.0:1 must be a port'],
  ] as const) {
    const run = startProxy(place, settings);
    expect(await run.exit).toBe(1);
    expect(run.output.join('')).toContain(words);
  }
});
