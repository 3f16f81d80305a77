import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../src/proxy/config.ts';
import { createConnection } from '../src/proxy/graph/connection.ts';
import { createProxy } from '../src/proxy/proxy.ts';
import { openStore } from '../src/proxy/store/open-store.ts';
import type { Faults } from '../src/simulator/faults.ts';
import { startSimulator, type Simulator } from '../src/simulator/simulator.ts';

export type World = {
  readonly origin: string;
  readonly simulator: Simulator;
  /** Ends the proxy and starts another in its place; what it keeps in memory is gone. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

type Options = {
  /** What goes wrong at Graph, read anew for every request. */
  readonly faults?: Faults;
  /** Settings of the proxy beside those that make it find the simulator. */
  readonly settings?: Readonly<Record<string, string>>;
};

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/**
 * A simulator and a proxy of a test's own, for what would disturb others: roles that change, sign-ins that end. The
 * app is the one that was built for all tests.
 */
export const startWorld = async ({ faults, settings }: Options = {}): Promise<World> => {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const simulator = await startSimulator({ appOrigin: origin, ...(faults && { faults }) });
  const config = readConfig({
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
    ...settings,
  });
  if (config.kind === 'err') throw new Error(config.reason.join('\n'));
  const { value } = config;
  const start = async () => {
    const proxy = await createProxy({
      config: value,
      appToken: () => simulator.issueAppToken(),
      connection: createConnection({ ca: simulator.caCertificate }),
      store: await openStore(value.store, Date.now),
      appFiles: fileURLToPath(new URL('../dist', import.meta.url)),
      logSink: { write: () => undefined },
    });
    await proxy.listen({ host: '127.0.0.1', port });
    return proxy;
  };
  let proxy = await start();
  return {
    origin,
    simulator,
    restart: async () => {
      await proxy.close();
      proxy = await start();
    },
    stop: async () => {
      await proxy.close();
      await simulator.stop();
    },
  };
};
