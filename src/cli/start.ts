/**
 * The demo in one command: builds the app, starts the simulator (sign-in and Graph) and the proxy as processes of
 * their own, and ends them together. The proxy is the one that runs in production; only its addresses differ.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

type SimulatorReady = {
  readonly tenantId: string;
  readonly spaClientId: string;
  readonly apiClientId: string;
  readonly graphClientId: string;
  readonly graphClientSecret: string;
  readonly authority: string;
  readonly graphBaseUrl: string;
  readonly graphTokenUrl: string;
  readonly caCertificate: string;
};

const HOST = '127.0.0.1';
const DEFAULT_PORT = 4310;

/** A setting left empty is one not set. */
const readPort = (text: string | undefined): number => {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  console.error(`PORT must be a whole number from 1 to 65535, not “${text}”.`);
  process.exit(1);
};

const port = readPort(process.env['PORT']);
/** As a browser writes it: without the port where that is HTTP's own. */
const { origin } = new URL(`http://localhost:${port}`);
const LOG = '.cache/proxy.log';
const OF_A_TENANT =
  /^(AZURE|SPA|API)_|^GRAPH_(?!TIME_SCALE$)|^(AUTHORITY|STORE|HOST|PUBLIC_ORIGIN|AUDIT_FILE|TOKEN_KEYS_FILE|TRUSTED_PROXIES|METRICS_LISTEN)$/;
const children: ChildProcess[] = [];
const state = { ending: false };

const programFile = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Refuses before anything is built, in words, when the port cannot be had. */
const assertPortIsFree = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken. End what listens there, or choose another: PORT=4320 npm start`)
          : cause,
      ),
    );
    probe.listen(port, HOST, () => probe.close(() => resolve()));
  });

/** Starts a program and waits for its `{ ready }` message. Its standard output goes to `stdout`, a file's number. */
const startProgram = <Ready>(
  path: string,
  env: Record<string, string>,
  stdout: number | 'inherit' = 'inherit',
): Promise<Ready> =>
  new Promise((resolve, reject) => {
    const child = fork(programFile(path), {
      env: { ...demoEnvironment(), ...env },
      stdio: ['ignore', stdout, 'inherit', 'ipc'],
    });
    children.push(child);
    child.on('message', (message: { ready?: Ready }) => {
      if (message.ready !== undefined) resolve(message.ready);
    });
    child.once('exit', (code) => {
      reject(new Error(`${path} ended with code ${code ?? 'none'} before it was ready`));
      if (!state.ending) void end(1);
    });
  });

const end = async (code: number): Promise<void> => {
  if (state.ending) return;
  state.ending = true;
  const running = children.filter((child) => child.exitCode === null && child.signalCode === null);
  const ended = running.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  for (const child of running) child.kill('SIGTERM');
  await Promise.all(ended);
  process.exit(code);
};

/** The credential library and undici trust the simulator's certificate through NODE_EXTRA_CA_CERTS, as they would a private CA. */
const withCertificateFile = async <Value>(
  pem: string,
  run: (path: string) => Promise<Value>,
): Promise<Value> => {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-'));
  try {
    const path = join(folder, 'ca.pem');
    await writeFile(path, pem);
    return await run(path);
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** A line per request is for whoever runs a server, not for whoever tries the demo. */
const openLog = (): number => {
  mkdirSync(dirname(LOG), { recursive: true });
  return openSync(LOG, 'w');
};

/** Settings of a real tenant that happen to stand in the environment are not the demo's. */
const demoEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_A_TENANT.test(name)));

const run = async (): Promise<void> => {
  await assertPortIsFree();
  console.log('Building the app');
  await build({ logLevel: 'warn' });
  console.log('Starting sign-in, Graph and the proxy');
  const simulator = await startProgram<SimulatorReady>('../simulator/main.ts', {
    SIMULATOR_APP_ORIGIN: origin,
    SIMULATOR_SIGN_IN_PORT: '0',
    SIMULATOR_GRAPH_PORT: '0',
  });
  const proxySettings = {
    HOST,
    PORT: String(port),
    PUBLIC_ORIGIN: origin,
    AZURE_TENANT_ID: simulator.tenantId,
    SPA_CLIENT_ID: simulator.spaClientId,
    API_CLIENT_ID: simulator.apiClientId,
    AZURE_CLIENT_ID: simulator.graphClientId,
    AZURE_CLIENT_SECRET: simulator.graphClientSecret,
    AUTHORITY: simulator.authority,
    GRAPH_BASE_URL: simulator.graphBaseUrl,
    GRAPH_TOKEN_URL: simulator.graphTokenUrl,
    ALLOW_LOOPBACK_HTTP: '1',
  };
  await withCertificateFile(simulator.caCertificate, (caFile) =>
    startProgram('../proxy/main.ts', { ...proxySettings, NODE_EXTRA_CA_CERTS: caFile }, openLog()),
  );
  console.log(`The proxy writes its log to ${LOG}. Ctrl+C ends all of it.`);
  console.log(`Earshot is ready at ${origin}`);
};

process.on('SIGINT', () => void end(0));
process.on('SIGTERM', () => void end(0));
run().catch((cause: unknown) => {
  console.error(cause instanceof Error ? cause.message : cause);
  void end(1);
});
