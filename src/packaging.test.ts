import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { unknownSettings } from '#proxy/setting-names';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

type Service = {
  readonly image: string;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly networks: readonly string[];
  readonly volumes: readonly string[];
  readonly ports?: readonly string[];
};
type Compose = {
  readonly services: Readonly<Record<'earshot' | 'postgres', Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
};

describe('the compose file', () => {
  const compose = parse(read('compose.yaml')) as Compose;
  const { earshot, postgres } = compose.services;

  test('runs Earshot without root, without capabilities and on a root that cannot be written', () => {
    expect(earshot).toMatchObject({ user: '65532:65532', read_only: true, cap_drop: ['ALL'] });
    for (const { security_opt: options } of [earshot, postgres])
      expect(options).toContain('no-new-privileges:true');
  });

  test('publishes nothing but Earshot, on this machine, and shuts the store in', () => {
    expect(earshot.ports).toEqual(['127.0.0.1:4310:4310']);
    expect(postgres.ports).toBeUndefined();
    expect(postgres.networks).toEqual(['store']);
    expect(compose.networks['store']).toEqual({ internal: true });
  });

  test('names only secrets, volumes and networks that it declares, and holds no secret', () => {
    for (const { secrets, networks, volumes } of [earshot, postgres]) {
      for (const name of secrets) expect(compose.secrets).toHaveProperty(name);
      for (const name of networks) expect(compose.networks).toHaveProperty(name);
      for (const volume of volumes) expect(compose.volumes).toHaveProperty(volume.split(':')[0] ?? '');
    }
    for (const { file } of Object.values(compose.secrets)) {
      expect(file).toMatch(/^secrets\//);
      expect(existsSync(join(root, file))).toBe(false);
    }
    expect(read('.gitignore')).toContain('secrets/\n');
    expect(earshot.environment['STORE']).not.toMatch(/\/\/[^/]*:[^/]*@/);
  });

  test('sets only what is a setting', () => {
    expect(unknownSettings(earshot.environment)).toEqual([]);
  });

  test('gives the end of the process more time than it takes', () => {
    const text = read('compose.yaml');
    expect(Number(/stop_grace_period: (\d+)s/.exec(text)?.[1])).toBeGreaterThan(5 + 25);
  });
});

describe('the image', () => {
  const dockerfile = read('Dockerfile');
  const lines = dockerfile.split('\n');
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));

  test('ends without a shell and without root, on the Node that is current', () => {
    expect(last[0]).toMatch(/^FROM gcr\.io\/distroless\/nodejs24-debian\d+:nonroot$/);
    expect(last).toContain('USER 65532:65532');
    expect(last.some((line) => line.startsWith('RUN '))).toBe(false);
    expect(last.join('\n')).toMatch(/^CMD \["--disable-proto=delete", "src\/proxy\/main\.ts"\]$/m);
  });

  test('installs by the lockfile without install scripts, and takes in only what exists', () => {
    expect(dockerfile).toContain('npm ci --ignore-scripts');
    const copied = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(' ').slice(1, -1));
    const allowed = read('.dockerignore').split('\n');
    for (const path of copied) {
      expect(existsSync(join(root, path)), path).toBe(true);
      expect(allowed).toContain(`!${path}`);
    }
  });
});

describe('what is installed', () => {
  type Entry = {
    readonly version: string;
    readonly integrity?: string;
    readonly hasInstallScript?: boolean;
    readonly dev?: boolean;
    readonly optional?: boolean;
    readonly os?: readonly string[];
  };
  const lockfile = JSON.parse(read('package-lock.json')) as { packages: Record<string, Entry> };
  const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
  const entries = Object.entries(lockfile.packages).filter(([path]) => path !== '');

  test('is pinned to exact versions', () => {
    for (const part of ['dependencies', 'devDependencies', 'optionalDependencies'])
      for (const version of Object.values(manifest[part] ?? {})) expect(version).toMatch(/^\d+\.\d+\.\d+/);
  });

  test('is held by hash, but for other platforms’ optional parts, which are named only', () => {
    const loose = entries.filter(([, { integrity, os }]) => integrity === undefined && os === undefined);
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  test('runs no install script in production', () => {
    const scripted = entries.filter(
      ([, { hasInstallScript, dev }]) => hasInstallScript === true && dev !== true,
    );
    expect(scripted.map(([path]) => path)).toEqual([]);
  });

  test('is at least three days old, and no script of it runs anywhere', () => {
    const npmrc = read('.npmrc');
    expect(npmrc).toMatch(/^ignore-scripts=true$/m);
    expect(Number(/^min-release-age=(\d+)$/m.exec(npmrc)?.[1])).toBeGreaterThanOrEqual(3);
  });

  test('says in the README what each run-time dependency is for', () => {
    const readme = read('README.md');
    for (const name of Object.keys(manifest['dependencies'] ?? {})) expect(readme).toContain(name);
  });

  test('is listed in CycloneDX, what runs and what the app is made of', async () => {
    const { stdout } = await run('npm', ['run', '--silent', 'sbom', '--', '--loglevel=error'], {
      cwd: root,
      env: { ...process.env, npm_config_offline: 'true' },
    }).then(async () => ({ stdout: await readFile(join(root, 'sbom.cdx.json'), 'utf8') }));
    const sbom = JSON.parse(stdout) as { bomFormat: string; components: { name: string }[] };
    expect(sbom.bomFormat).toBe('CycloneDX');
    const names = sbom.components.map(({ name }) => name);
    for (const name of ['fastify', 'jose', 'react', '@azure/msal-browser']) expect(names).toContain(name);
  });
});

/** A stand-in for the Azure CLI: it answers every question, and refuses a body that is no JSON. */
const AZ = `#!/usr/bin/env node
const { appendFileSync } = require('node:fs');
const args = process.argv.slice(2);
const body = args[args.indexOf('--body') + 1];
if (args.includes('--body')) appendFileSync(process.env.AZ_LOG, JSON.stringify([args[args.indexOf('--uri') + 1], JSON.parse(body)]) + '\\n');
const line = args.join(' ');
if (line.startsWith('account show')) console.log('the-tenant');
else if (line.startsWith('ad app create')) console.log(args[args.indexOf('--display-name') + 1] === 'Earshot' ? 'the-page' : 'the-api');
else if (line.startsWith('ad app show')) console.log('object-of-' + args[args.indexOf('--id') + 1]);
else if (line.includes('CallRecords.Read.All')) console.log('the-permission');
else if (line.startsWith('ad sp show')) console.log('principal-of-' + args[args.indexOf('--id') + 1]);
`;

describe('the registration script', () => {
  const script = join(root, 'docs/register.sh');

  test('is good shell', async () => {
    await run('bash', ['-n', script]);
  });

  test('registers API and page as the proxy expects them, and prints settings', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'earshot-az-'));
    try {
      await writeFile(join(folder, 'az'), AZ);
      await chmod(join(folder, 'az'), 0o755);
      const log = join(folder, 'log');
      const { stdout } = await run(
        'bash',
        [script, 'https://earshot.test', '--managed-identity', 'identity'],
        {
          env: { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`, AZ_LOG: log },
        },
      );
      expect(stdout.trim().split('\n')).toEqual([
        'PUBLIC_ORIGIN=https://earshot.test',
        'AZURE_TENANT_ID=the-tenant',
        'SPA_CLIENT_ID=the-page',
        'API_CLIENT_ID=the-api',
        'AZURE_CLIENT_ID=principal-of-identity',
      ]);
      const sent = (await readFile(log, 'utf8'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as [string, Record<string, unknown>]);
      expect(sent.map(([uri]) => uri.replace('https://graph.microsoft.com/v1.0/', ''))).toEqual([
        'applications/object-of-the-api',
        'applications/object-of-the-page',
        'applications/object-of-the-api',
        'servicePrincipals/principal-of-the-api',
        'servicePrincipals/identity/appRoleAssignments',
      ]);
      const text = JSON.stringify(sent);
      for (const role of [
        'CallQuality.Read',
        'CallQuality.Read.Identity',
        'CallQuality.Export',
        'CallQuality.Admin',
      ])
        expect(text).toContain(`"value":"${role}"`);
      expect(text).toContain('"redirectUris":["https://earshot.test/","https://earshot.test/signed-out"]');
      expect(text).toContain('"name":"acct"');
      expect(text).toContain('"appRoleAssignmentRequired":true');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('wants an origin and a credential', async () => {
    await expect(
      run('bash', [script, 'http://earshot.test', '--certificate', 'c.pem']),
    ).rejects.toMatchObject({ code: 2 });
    await expect(run('bash', [script, 'https://earshot.test'])).rejects.toMatchObject({ code: 2 });
  });
});
