import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { request as ask } from 'node:http';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { generate } from 'selfsigned';
import { readConfig } from '../src/proxy/config.ts';
import { API_CLIENT_ID, SPA_CLIENT_ID, TENANT_ID } from '../src/simulator/people.ts';
import { startSimulator } from '../src/simulator/simulator.ts';
import type { AzureState } from './azure-cli.ts';
import { expect, MEETING, openCall, test } from './fixtures.ts';
import { freePort } from './world.ts';

/**
 * What README.md and docs/deployment.md tell people to type is taken out of them and typed here, in order, with the
 * simulator's addresses in the environment and nothing else changed.
 */
const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));

/** The lines of every unnamed block of code under a heading. */
const linesUnder = async (file: string, heading: string): Promise<readonly (readonly string[])[]> => {
  const text = await readFile(join(root, file), 'utf8');
  const level = /^#+/.exec(heading)?.[0] ?? '#';
  const from = text.indexOf(`\n${heading}\n`);
  if (from === -1) throw new Error(`${file} has no ${heading}`);
  const rest = text.slice(from + heading.length + 1);
  const end = rest.search(new RegExp(`^#{1,${level.length}} `, 'm'));
  const section = end === -1 ? rest : rest.slice(0, end);
  return [...section.matchAll(/^```\n([\s\S]*?)^```$/gm)].map(([, block = '']) =>
    block.replaceAll('\\\n', ' ').trim().split('\n'),
  );
};

/** A checkout of its own, so that what is typed leaves nothing in this one. */
const checkOut = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-tenant-'));
  for (const name of ['docs', 'src', 'dist', 'node_modules', 'package.json', 'compose.yaml'])
    await symlink(join(root, name), join(folder, name));
  return folder;
};

/** Programs that stand before the system's. The tests have installed and built; npm does the rest itself. */
const standIns = (npm: string): Readonly<Record<string, string>> => ({
  az: `exec '${process.execPath}' '${join(root, 'e2e/azure-cli.ts')}' "$@"`,
  npm: `[ "$1" = ci ] || [ "$1 $2" = "run build" ] || exec '${npm}' "$@"`,
  sudo: '[ "$1" = chown ] || exec "$@"',
  docker: 'echo "docker $*" >> "$DOCKER_LOG"',
});

const writeStandIns = async (folder: string): Promise<string> => {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  const npm = (await run('which', ['npm'])).stdout.trim();
  for (const [name, line] of Object.entries(standIns(npm))) {
    await writeFile(join(bin, name), `#!/bin/sh\n${line}\n`);
    await chmod(join(bin, name), 0o755);
  }
  return bin;
};

/** What ends TLS in front of the proxy. */
const startFront = async (port: number, to: number): Promise<Server> => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
  });
  const front = createServer({ key, cert }, (request, response) => {
    const { method, url, headers } = request;
    const onward = ask({ host: '127.0.0.1', port: to, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => front.listen(port, '127.0.0.1', resolve));
  return front;
};

const readState = async (path: string): Promise<AzureState> =>
  JSON.parse(await readFile(path, 'utf8')) as AzureState;

const readEnv = async (path: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await readFile(path, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

let folder: string;
let env: Record<string, string>;
const children: ChildProcess[] = [];

const type = async (line: string, cwd = folder): Promise<string> =>
  (await run('bash', ['-euo', 'pipefail', '-c', line], { cwd, env })).stdout;

test.beforeEach(async () => {
  folder = await checkOut();
  const state: AzureState = {
    tenantId: TENANT_ID,
    clientIds: { 'Earshot API': API_CLIENT_ID, Earshot: SPA_CLIENT_ID },
    registered: [],
    principals: [],
    certificates: {},
    assignments: [],
    patches: [],
  };
  await writeFile(join(folder, 'az.json'), JSON.stringify(state));
  env = {
    PATH: `${await writeStandIns(folder)}:${process.env['PATH'] ?? ''}`,
    HOME: folder,
    AZ_STATE: join(folder, 'az.json'),
    DOCKER_LOG: join(folder, 'docker.log'),
  };
});
test.afterEach(async () => {
  for (const child of children.splice(0)) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.pid !== undefined) {
      process.kill(-child.pid, 'SIGTERM');
      await ended;
    }
  }
  await rm(folder, { recursive: true });
});

test('“Run it against a tenant” does, as it is written', async ({ browser }) => {
  const [credential = []] = await linesUnder('docs/deployment.md', '## 2b. A plain Linux server');
  for (const line of credential) await type(line);

  const [front, port] = [await freePort(), await freePort()];
  const origin = `https://localhost:${front}`;
  const certificate = await readFile(join(folder, 'credential-public.pem'), 'utf8');
  const simulator = await startSimulator({ appOrigin: origin, graphCertificates: [certificate] });
  const server = await startFront(front, port);
  await writeFile(join(folder, 'ca.pem'), simulator.caCertificate);

  const [[register = '', install = '', serve = ''] = []] = await linesUnder(
    'README.md',
    '## Run it against a tenant',
  );
  await type(register.replace('https://your.host', origin));
  expect(await readEnv(join(folder, 'earshot.env'))).toEqual({
    PUBLIC_ORIGIN: origin,
    AZURE_TENANT_ID: simulator.tenantId,
    SPA_CLIENT_ID: simulator.spaClientId,
    API_CLIENT_ID: simulator.apiClientId,
    AZURE_CLIENT_ID: simulator.apiClientId,
  });
  const state = await readState(join(folder, 'az.json'));
  expect(Object.keys(state.certificates)).toEqual([simulator.apiClientId]);
  expect(state.assignments).toMatchObject([{ principalId: `principal-of-${simulator.apiClientId}` }]);
  // Who runs it again changes nothing.
  await type(register.replace('https://your.host', origin));
  expect((await readState(join(folder, 'az.json'))).assignments).toEqual(state.assignments);

  await type(install);
  Object.assign(env, {
    PORT: String(port),
    AUTHORITY: simulator.authority,
    GRAPH_BASE_URL: simulator.graphBaseUrl,
    GRAPH_TOKEN_URL: simulator.graphTokenUrl,
    NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'),
    ALLOW_LOOPBACK_HTTP: '1',
  });
  const output: string[] = [];
  const child = spawn('bash', ['-c', serve.replace('/etc/earshot', folder)], {
    cwd: folder,
    env,
    detached: true,
  });
  children.push(child);
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => output.push(chunk.toString()));

  const readiness = async (): Promise<unknown> =>
    fetch(`http://127.0.0.1:${port}/readyz`)
      .then((response) => response.json() as Promise<unknown>)
      .catch(() => output.join(''));
  await expect.poll(readiness).toMatchObject({ status: 'ready', details: [] });

  const context = await browser.newContext({ baseURL: origin, ignoreHTTPSErrors: true });
  try {
    const page = await context.newPage();
    await openCall(page, MEETING);
    await expect(page.getByText('Diego Siciliani').first()).toBeVisible();
    await page.getByRole('button', { name: /MB|Megan/ }).click();
    await page.getByRole('menuitem', { name: /Sign out/ }).click();
    await expect(page).toHaveURL(`${origin}/signed-out`);
  } finally {
    await context.close();
    server.closeAllConnections();
    server.close();
    await simulator.stop();
  }
});

test('the containers of docs/deployment.md get the files and settings that their description makes', async () => {
  const [credential = []] = await linesUnder('docs/deployment.md', '## 2b. A plain Linux server');
  for (const line of credential) await type(line);
  const [compose = []] = await linesUnder('docs/deployment.md', '### With Docker Compose');
  await type(compose.join('\n'));
  expect(await readFile(join(folder, 'docker.log'), 'utf8')).toBe('docker compose up --detach --build\n');
  const password = await readFile(join(folder, 'secrets/postgres-password'), 'utf8');
  expect(await readFile(join(folder, 'secrets/pgpass'), 'utf8')).toBe(
    `postgres:5432:earshot:earshot:${password}\n`,
  );
  expect(JSON.parse(await readFile(join(folder, 'secrets/token-keys.json'), 'utf8'))).toMatchObject({
    keys: [{ kty: 'EC', crv: 'P-256' }],
  });
  const pem = await readFile(join(folder, 'secrets/credential.pem'), 'utf8');
  expect(pem).toMatch(/BEGIN PRIVATE KEY[\s\S]*BEGIN CERTIFICATE/);
  // As compose.yaml adds to it.
  const config = readConfig({
    ...(await readEnv(join(folder, 'earshot.env'))),
    STORE: 'postgres://earshot@postgres:5432/earshot',
    AZURE_CLIENT_CERTIFICATE_PATH: '/run/secrets/credential',
    TOKEN_KEYS_FILE: '/run/secrets/token-keys',
    AUDIT_FILE: '/var/lib/earshot/audit.jsonl',
  });
  expect(config).toMatchObject({ kind: 'ok', value: { credential: { kind: 'certificate' } } });
});

test('the Azure container app of docs/deployment.md gets settings that hold together', async () => {
  const [, app = []] = await linesUnder(
    'docs/deployment.md',
    '## 2a. Azure Container Apps, with a managed identity',
  );
  const words = (await type(`az() { printf '%s\\n' "$@"; }; ${app.join('\n')}`)).trim().split('\n');
  const named = (option: string): readonly string[] => {
    const from = words.indexOf(option) + 1;
    const to = words.findIndex((word, index) => index >= from && word.startsWith('--'));
    return words.slice(from, to === -1 ? undefined : to);
  };
  const pairs = (option: string): Record<string, string> =>
    Object.fromEntries(
      named(option).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
    );
  const secrets = pairs('--secrets');
  const id = '0e4d6b93-a1c7-4f28-b5d9-86c2e7f31a50';
  const settings = Object.fromEntries(
    Object.entries(pairs('--env-vars')).map(([name, value]) => [
      name,
      value === '…'
        ? id
        : value.startsWith('secretref:')
          ? (secrets[value.slice('secretref:'.length)] ?? '')
          : value,
    ]),
  );
  const platform = {
    IDENTITY_ENDPOINT: 'http://localhost:42356/msi/token',
    IDENTITY_HEADER: 'x',
    HOST: '0.0.0.0',
  };
  expect(readConfig({ ...settings, ...platform })).toMatchObject({
    kind: 'ok',
    value: { credential: { kind: 'managed-identity', clientId: id }, store: { kind: 'postgres' } },
  });
});
