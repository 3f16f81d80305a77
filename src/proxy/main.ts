/** Runs the proxy from the environment until it is told to end. */
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { SECOND_MS } from '#base/units';
import { readConfig, type Config } from './config.ts';
import { createCredential } from './credential.ts';
import { createConnection } from './graph/connection.ts';
import { createProxy } from './proxy.ts';
import { isBuilt } from './routes/app-files.ts';
import { isLoopback } from './setting.ts';
import { openStore } from './store/open-store.ts';

const GRACE_MS = 5 * SECOND_MS;
const DRAIN_MS = 25 * SECOND_MS;
const APP_FILES = fileURLToPath(new URL('../../dist', import.meta.url));

const fail = (...lines: readonly string[]): never => {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
};

const run = async (config: Config): Promise<void> => {
  if (!isBuilt(APP_FILES)) fail('The app has not been built: run npm run build first.');
  const ending = { hasBegun: false };
  const { appToken, excessPermissions } = createCredential(config);
  const store = await openStore(config.store, Date.now).catch((cause: unknown) =>
    fail(`The store cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}`),
  );
  const proxy = await createProxy({
    config,
    store,
    appToken,
    connection: createConnection(),
    appFiles: APP_FILES,
    isEnding: () => ending.hasBegun,
  });

  const end = async (code: number): Promise<void> => {
    if (ending.hasBegun) process.exit(code);
    ending.hasBegun = true;
    // A balancer needs a moment to see that we are no longer ready; on one's own machine there is none.
    if (!isLoopback(config.publicOrigin)) await delay(GRACE_MS);
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    await proxy.close();
    process.exit(code);
  };
  process.on('SIGTERM', () => void end(0));
  process.on('SIGINT', () => void end(0));
  process.on('disconnect', () => void end(0));
  for (const event of ['uncaughtException', 'unhandledRejection'])
    process.on(event, (cause: unknown) => {
      proxy.log.fatal({ stack: cause instanceof Error ? cause.stack : String(cause) }, event);
      void end(1);
    });

  await proxy
    .listen({ host: config.host, port: config.port })
    .catch((cause: NodeJS.ErrnoException) =>
      fail(
        cause.code === 'EADDRINUSE'
          ? `Port ${config.port} is taken. End what listens there, or set PORT to another.`
          : `Cannot listen on ${config.host}:${config.port}: ${cause.message}`,
      ),
    );
  process.send?.({ ready: true });
  await warnOfExcess(
    () => appToken({ fresh: false }),
    excessPermissions,
    (names) =>
      proxy.log.warn(
        { permissions: names },
        'The credential holds more permissions than CallRecords.Read.All',
      ),
  );
};

/** Asks for the first token ahead of the first reader. A failure shows on the first request, with its reason. */
const warnOfExcess = async (
  ask: () => Promise<unknown>,
  excess: () => readonly string[],
  warn: (names: readonly string[]) => void,
): Promise<void> => {
  await ask().catch(() => undefined);
  if (excess().length > 0) warn(excess());
};

const config = readConfig(process.env);
if (config.kind === 'err')
  fail('Earshot cannot start with these settings:', ...config.reason.map((line) => `- ${line}`));
else await run(config.value);
