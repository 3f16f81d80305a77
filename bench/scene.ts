import type { Dispatcher } from 'undici';
import { request } from 'undici';
import { ACCESS_TOKEN_TYPE, TOKEN_EXCHANGE_GRANT, TOKEN_PATH } from '#contract/routes';
import { readConfig } from '#proxy/config';
import { createConnection } from '#proxy/graph/connection';
import { createMetrics } from '#proxy/metrics';
import { createProxy } from '#proxy/proxy';
import type { RecordStore } from '#proxy/store/store';
import { startSimulator } from '#simulator/simulator';

/** Graph's windows pass so much faster where its limits are not what is measured. */
const TIME_SCALE = 1_000;
const PUBLIC_ORIGIN = 'http://localhost:4310';

type Page = { readonly value: readonly unknown[]; readonly '@odata.nextLink'?: string };

/** Follows a collection to its end, one page after the other; throws when it has another number of items. */
export const readAll = async (
  first: string,
  expected: number,
  ask: (url: string) => Promise<Page>,
): Promise<void> => {
  let count = 0;
  for (let next: string | undefined = first; next !== undefined;) {
    const page: Page = await ask(next);
    count += page.value.length;
    next = page['@odata.nextLink'];
  }
  if (count !== expected) throw new Error(`${count} items instead of ${expected}`);
};

export const askJson = async ({ body }: Dispatcher.ResponseData): Promise<Page> =>
  (await body.json()) as Page;

type SceneOptions = {
  /** How long Graph takes for each answer. */
  readonly pageDelayMs: number;
  /** How much faster Graph's windows pass. */
  readonly timeScale?: number;
  /** How much faster the proxy takes them to pass, if not as fast: 1 leaves all it does as it is in earnest. */
  readonly proxyTimeScale?: number;
};

export type Scene = Awaited<ReturnType<typeof setScene>>;

/** The simulator, and proxies that listen before it. */
export const setScene = async (options: SceneOptions) => {
  const { pageDelayMs, timeScale = TIME_SCALE, proxyTimeScale = timeScale } = options;
  const simulator = await startSimulator({ appOrigin: PUBLIC_ORIGIN, pageDelayMs, timeScale });
  const config = readConfig({
    AZURE_TENANT_ID: simulator.tenantId,
    SPA_CLIENT_ID: simulator.spaClientId,
    API_CLIENT_ID: simulator.apiClientId,
    AZURE_CLIENT_ID: simulator.graphClientId,
    AZURE_CLIENT_SECRET: simulator.graphClientSecret,
    AUTHORITY: simulator.authority,
    GRAPH_BASE_URL: simulator.graphBaseUrl,
    GRAPH_TOKEN_URL: simulator.graphTokenUrl,
    GRAPH_TIME_SCALE: String(proxyTimeScale),
    ALLOW_LOOPBACK_HTTP: '1',
    // One person asks more here than any person does: a refusal is answered fast, and is not what is measured.
    LIMIT_REQUESTS_PER_MINUTE: '1000000',
    LIMIT_REQUEST_BURST: '1000000',
  });
  if (config.kind === 'err') throw new Error(config.reason.join('\n'));
  const appToken = await simulator.issueAppToken();

  const startProxy = async (store: RecordStore) => {
    const metrics = createMetrics();
    const proxy = await createProxy({
      config: config.value,
      appToken: async () => appToken,
      connection: createConnection({ ca: simulator.caCertificate }),
      store,
      metrics,
      logSink: { write: () => undefined },
    });
    const origin = await proxy.listen({ host: '127.0.0.1', port: 0 });
    return {
      /** A path, or one of the proxy's links, where it really listens. */
      at: (url: string): string => {
        const { pathname, search } = new URL(url, origin);
        return origin + pathname + search;
      },
      /** What a person's app sends. */
      headersOf: async (person: 'megan' | 'patti') => {
        const answer = await request(origin + TOKEN_PATH, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({
            grant_type: TOKEN_EXCHANGE_GRANT,
            subject_token: await simulator.issueUserToken(person),
            subject_token_type: ACCESS_TOKEN_TYPE,
            audience: `${PUBLIC_ORIGIN}/api`,
            client_id: simulator.spaClientId,
          }).toString(),
        });
        const { access_token: token } = (await answer.body.json()) as { access_token: string };
        return {
          authorization: `Bearer ${token}`,
          prefer: 'odata.maxpagesize=1000',
          'accept-encoding': 'gzip',
        };
      },
      /** How often Graph refused to answer because it was asked too much. */
      timesThrottled: (): number =>
        Number(
          /earshot_graph_requests_total\{outcome="upstream-throttled"\} (\d+)/.exec(metrics.text())?.[1] ?? 0,
        ),
      close: () => proxy.close(),
    };
  };
  return { simulator, appToken, startProxy, stop: () => simulator.stop() };
};
