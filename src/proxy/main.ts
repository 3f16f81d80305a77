/** Runs the proxy from the environment until it is told to end. */
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { readConfig, type Config } from './config.ts';
import { createCredential } from './credential.ts';
import { createEnd } from './end.ts';
import { createConnection } from './graph/connection.ts';
import { createHealth } from './health.ts';
import { createLog } from './log.ts';
import { createMetricsServer } from './metrics-server.ts';
import { createMetrics, watchProcess } from './metrics.ts';
import { createProxy } from './proxy.ts';
import { isBuilt } from './routes/app-files.ts';
import { isLoopback } from './setting.ts';
import { openStore } from './store/open-store.ts';

const APP_FILES = fileURLToPath(new URL('../../dist', import.meta.url));

const fail = (...lines: readonly string[]): never => {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
};

const failWith = (cause: unknown): never => fail(cause instanceof Error ? cause.message : String(cause));

const run = async (config: Config): Promise<void> => {
  if (!isBuilt(APP_FILES)) fail('The app has not been built: run npm run build first.');
  const health = createHealth(Date.now);
  const metrics = createMetrics();
  metrics.watch(watchProcess());
  const log = createLog(process.stdout);
  const appToken = createCredential(config, { health, log });
  const connection = createConnection();
  const store = await openStore(config.store, Date.now).catch((cause: unknown) =>
    fail(`The store cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}`),
  );
  const proxy = await createProxy({
    config,
    store,
    appToken,
    connection,
    appFiles: APP_FILES,
    health,
    metrics,
  }).catch(failWith);
  const metricsServer = createMetricsServer(metrics);

  const end = createEnd({
    health,
    log,
    // A balancer needs a moment to see that we are no longer ready; on one's own machine there is none.
    hasBalancer: !isLoopback(config.publicOrigin),
    close: async () => {
      await proxy.close();
      metricsServer.closeAllConnections();
      metricsServer.close();
    },
    exit: (code) => process.exit(code),
  });
  process.on('SIGTERM', () => void end(0));
  process.on('SIGINT', () => void end(0));
  process.on('disconnect', () => void end(0));
  for (const event of ['uncaughtException', 'unhandledRejection'])
    process.on(event, (cause: unknown) => {
      log.fatal({ stack: cause instanceof Error ? cause.stack : String(cause) }, event);
      void end(1);
    });

  await proxy.listen({ host: config.host, port: config.port }).catch(failToListen(config.host, config.port));
  if (config.metricsListen !== undefined) await listen(metricsServer, config.metricsListen);
  process.send?.({ ready: true });
  // Ahead of the first reader; a failure shows in readiness and on the first request, with its reason.
  await appToken({ fresh: false }).catch(() => undefined);
};

const failToListen =
  (host: string, port: number) =>
  (cause: NodeJS.ErrnoException): never =>
    fail(
      cause.code === 'EADDRINUSE'
        ? `Port ${port} is taken. End what listens there, or choose another.`
        : `Cannot listen on ${host}:${port}: ${cause.message}`,
    );

const listen = (
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<void> =>
  new Promise((resolve) => {
    server.once('error', failToListen(host, port));
    server.listen(port, host, resolve);
  });

const config = readConfig(process.env);
if (config.kind === 'err')
  fail('Earshot cannot start with these settings:', ...config.reason.map((line) => `- ${line}`));
else await run(config.value);
