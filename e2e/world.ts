import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../src/proxy/config.ts';
import { createConnection } from '../src/proxy/graph/connection.ts';
import { createProxy } from '../src/proxy/proxy.ts';
import { openStore } from '../src/proxy/store/open-store.ts';
import { startSimulator, type Simulator } from '../src/simulator/simulator.ts';

export type World = {
  readonly origin: string;
  readonly simulator: Simulator;
  stop(): Promise<void>;
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
export const startWorld = async (): Promise<World> => {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const simulator = await startSimulator({ appOrigin: origin });
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
  });
  if (config.kind === 'err') throw new Error(config.reason.join('\n'));
  const proxy = await createProxy({
    config: config.value,
    appToken: () => simulator.issueAppToken(),
    connection: createConnection({ ca: simulator.caCertificate }),
    store: await openStore(config.value.store, Date.now),
    appFiles: fileURLToPath(new URL('../dist', import.meta.url)),
    logSink: { write: () => undefined },
  });
  await proxy.listen({ host: '127.0.0.1', port });
  return {
    origin,
    simulator,
    stop: async () => {
      await proxy.close();
      await simulator.stop();
    },
  };
};
