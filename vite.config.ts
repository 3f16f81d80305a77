import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type ViteDevServer } from 'vite';
import { caseViewer } from './case-viewer.config.ts';
import { signInParts } from './sign-in-parts.config.ts';
import packageJson from './package.json' with { type: 'json' };
import type * as ConfigModule from './src/proxy/config.ts';
import type * as CredentialModule from './src/proxy/credential.ts';
import type * as ConnectionModule from './src/proxy/graph/connection.ts';
import type * as HealthModule from './src/proxy/health.ts';
import type * as ProxyModule from './src/proxy/proxy.ts';
import type * as StoreModule from './src/proxy/store/open-store.ts';
import type * as SimulatorModule from './src/simulator/simulator.ts';

const PORT = Number(process.env['PORT'] ?? 4310);
/** Without those of earlier simulators: all bear one name, and the wrong one of them would be asked. */
const SYSTEM_CERTIFICATES = getCACertificates('default');
const OF_THE_PROXY = /^\/(graph|api|oauth2|healthz|readyz|csp-report)(\/|$|\?)/;
const OF_THE_SERVERS = /\/src\/(?!app\/|cli\/).*(?<!\.test)\.ts$/;

type Backend = {
  readonly handle: (request: unknown, response: unknown) => void;
  readonly stop: () => Promise<unknown>;
};

/** Simulator and proxy in this process, from modules that Vite reloads when their files change. */
const startBackend = async (vite: ViteDevServer): Promise<Backend> => {
  const load = <Module>(path: string) => vite.ssrLoadModule(path) as Promise<Module>;
  const { startSimulator } = await load<typeof SimulatorModule>('/src/simulator/simulator.ts');
  const { readConfig } = await load<typeof ConfigModule>('/src/proxy/config.ts');
  const { createCredential } = await load<typeof CredentialModule>('/src/proxy/credential.ts');
  const { createConnection } = await load<typeof ConnectionModule>('/src/proxy/graph/connection.ts');
  const { openStore } = await load<typeof StoreModule>('/src/proxy/store/open-store.ts');
  const { createHealth } = await load<typeof HealthModule>('/src/proxy/health.ts');
  const { createProxy } = await load<typeof ProxyModule>('/src/proxy/proxy.ts');

  const simulator = await startSimulator({ appOrigin: `http://localhost:${PORT}`, pageDelayMs: 120 });
  setDefaultCACertificates([...SYSTEM_CERTIFICATES, simulator.caCertificate]);
  const config = readConfig({
    PORT: String(PORT),
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
  const health = createHealth(Date.now);
  const proxy = await createProxy({
    config: config.value,
    appToken: createCredential(config.value, {
      health,
      log: { warn: (_, words) => vite.config.logger.warn(words) },
    }),
    connection: createConnection({ ca: simulator.caCertificate }),
    store: await openStore(config.value.store, Date.now),
    health,
    logSink: { write: () => undefined },
  });
  await proxy.ready();
  return {
    handle: (request, response) => proxy.routing(request as never, response as never),
    stop: () => Promise.all([proxy.close(), simulator.stop()]),
  };
};

/** `npm run dev`: the demo with hot reload. The page reloads by Vite; the servers are made anew when they change. */
const devBackend = (): Plugin => ({
  name: 'earshot-dev-backend',
  apply: 'serve',
  configureServer: async (vite) => {
    if (vite.config.server.middlewareMode) return;
    let backend = await startBackend(vite);
    const startAnew = async (file: string): Promise<void> => {
      const before = backend;
      backend = await startBackend(vite);
      await before.stop();
      vite.config.logger.info(
        `servers started anew: ${file.slice(vite.config.root.length + 1)} changed; sign in again`,
      );
    };
    // Of many files that change together, as with another branch, the last one counts; one start waits for the other.
    let timer: NodeJS.Timeout | undefined;
    let started: Promise<void> = Promise.resolve();
    vite.watcher.on('change', (file) => {
      if (!OF_THE_SERVERS.test(file)) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        started = started
          .then(() => startAnew(file))
          .catch((cause: unknown) => vite.config.logger.error(String(cause)));
      }, 300);
    });
    vite.middlewares.use((request, response, next) => {
      if (OF_THE_PROXY.test(request.url ?? '')) backend.handle(request, response);
      else next();
    });
    vite.httpServer?.once('listening', () =>
      vite.config.logger.info(`Earshot is ready at http://localhost:${PORT}`),
    );
  },
});

/**
 * What stands around every page of somebody signed in: in one chunk it is smaller than in fifteen, and one request. It
 * is there when they come back from signing in.
 */
const AROUND_PAGES = [
  /@tanstack\/(?!react-virtual|virtual-core)/,
  /src\/app\/(search-text|useUrlView|useTimeZone)/,
  /src\/app\/data\/(queries|page-notes|retry|record-age|calls-filter|read-ahead|desk\/read-page)\./,
  /src\/app\/frame\/(FileDrop|FindBox|WhatCountsAsAnId|find-asked|single-key|role-words)\./,
  /src\/app\/ui\/(Dialog|LoadedOnUse|Menu|Skeleton|useNow)\./,
];

const define = { __APP_VERSION__: JSON.stringify(packageJson.version) };

export default defineConfig({
  plugins: [react(), caseViewer(define), signInParts(), devBackend()],
  server: { host: '127.0.0.1', port: PORT, strictPort: true },
  define,
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // Those have light-dark(). Rewritten for older ones, a theme would hold for the whole page only, and pictures are
    // drawn in the light one whatever the page shows.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // Strict CSP: nothing inlined as a data URL.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'around', test: (id) => AROUND_PAGES.some((module) => module.test(id)) }],
        },
      },
    },
  },
});
