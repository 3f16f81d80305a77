import { expect } from 'vitest';
import { MINUTE_MS } from '#base/units';
import { ACCESS_TOKEN_TYPE, TOKEN_EXCHANGE_GRANT, TOKEN_PATH } from '#contract/routes';
import type { FastifyInstance } from 'fastify';
import { startSimulator, type Simulator, type SimulatorOptions } from '#simulator/simulator';
import type { Config } from './config.ts';
import { readConfig } from './config.ts';
import { createConnection } from './graph/connection.ts';
import type { AppToken } from './graph/graph.ts';
import { createProxy, type ProxyDeps } from './proxy.ts';
import { prepare } from './store/database.ts';
import { createSqlStore } from './store/sql-store.ts';
import type { RecordStore } from './store/store.ts';
import { openTestDatabase } from './store/test-database.ts';
import type { Environment } from './setting.ts';

export type Stage = {
  readonly simulator: Simulator;
  readonly proxy: FastifyInstance;
  readonly config: Config;
  /** Lines the proxy has logged. */
  readonly log: readonly string[];
  /** A proxy token of this person. */
  tokenOf(person: Person): Promise<string>;
  exchange(form: Record<string, string>): Promise<Answer>;
  get(
    url: string,
    options?: { readonly as?: Person; readonly headers?: Record<string, string> },
  ): Promise<Answer>;
  stop(): Promise<void>;
};

export type Person = Parameters<Simulator['issueUserToken']>[0];
export type Answer = Awaited<ReturnType<FastifyInstance['inject']>>;

export const PUBLIC_ORIGIN = 'http://localhost:4310';

/** The proxy with the simulator as its sign-in and its Graph, for tests. */
export const setStage = async (
  simulated: Partial<SimulatorOptions> = {},
  deps: Partial<ProxyDeps> = {},
  settings: Environment = {},
): Promise<Stage> => {
  const simulator = await startSimulator({ appOrigin: PUBLIC_ORIGIN, ...simulated });
  const stage = await joinStage(simulator, simulated, deps, settings);
  const stop = async (): Promise<void> => {
    await stage.stop();
    await simulator.stop();
  };
  return { ...stage, stop };
};

/** A further proxy before a simulator that runs already; `stop` ends the proxy alone. */
export const joinStage = async (
  simulator: Simulator,
  { timeScale = 1 }: Pick<SimulatorOptions, 'timeScale'>,
  deps: Partial<ProxyDeps> = {},
  settings: Environment = {},
): Promise<Stage> => {
  const config = configFor(simulator, timeScale, settings);
  const log: string[] = [];
  const proxy = await createProxy({
    config,
    appToken: keptAppToken(simulator, deps.now ?? Date.now),
    connection: createConnection({ ca: simulator.caCertificate }),
    store: deps.store ?? (await createTestStore({ now: deps.now ?? Date.now })),
    logSink: { write: (line) => void log.push(line) },
    ...deps,
  });
  const exchange = (form: Record<string, string>): Promise<Answer> =>
    proxy.inject({
      method: 'POST',
      url: TOKEN_PATH,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    });
  const tokenOf = async (person: Person): Promise<string> => {
    const answer = await exchange(exchangeForm(simulator, await simulator.issueUserToken(person)));
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json<{ access_token: string }>().access_token;
  };
  return {
    simulator,
    proxy,
    config,
    log,
    tokenOf,
    exchange,
    get: async (url, { as, headers = {} } = {}) => {
      const authorization = as === undefined ? {} : { authorization: `Bearer ${await tokenOf(as)}` };
      return proxy.inject({ url, headers: { ...authorization, ...headers } });
    },
    stop: () => proxy.close(),
  };
};

/** A token good for a while, as a credential keeps it: to sign one for every request would take longer than the rest. */
const keptAppToken = (simulator: Simulator, now: () => number): AppToken => {
  const kept = { token: '', until: 0 };
  return async ({ fresh }) => {
    if (fresh || kept.until <= now()) {
      kept.token = await simulator.issueAppToken();
      kept.until = now() + 20 * MINUTE_MS;
    }
    return kept.token;
  };
};

const embedded = { count: 0, opened: undefined as ReturnType<typeof openTestDatabase> | undefined };

/** An empty store in memory. Those of a test file share one database, each with tables of its own. */
export const createTestStore = async (options: {
  readonly now: () => number;
  readonly maxBytes?: number;
}): Promise<RecordStore> => {
  embedded.opened ??= openTestDatabase();
  const db = await embedded.opened;
  embedded.count += 1;
  const schema = `test_${embedded.count}`;
  await prepare(db, schema);
  const close = async (): Promise<void> => undefined;
  const database = { db: db.withSchema(schema), schema, isOurs: true, close };
  return createSqlStore({ ...options, database });
};

/** The parameters of a token exchange that is in order. */
export const exchangeForm = (simulator: Simulator, subjectToken: string): Record<string, string> => ({
  grant_type: TOKEN_EXCHANGE_GRANT,
  subject_token: subjectToken,
  subject_token_type: ACCESS_TOKEN_TYPE,
  audience: `${PUBLIC_ORIGIN}/api`,
  client_id: simulator.spaClientId,
});

/** Tests sign in far more often than people do. */
const ROOM = {
  LIMIT_EXCHANGES_PER_MINUTE: '100000',
  LIMIT_FAILURES_PER_MINUTE: '100000',
  LIMIT_REQUESTS_PER_MINUTE: '1000000',
  LIMIT_REQUEST_BURST: '100000',
};

const configFor = (simulator: Simulator, timeScale: number, settings: Environment): Config => {
  const config = readConfig({
    PUBLIC_ORIGIN,
    AZURE_TENANT_ID: simulator.tenantId,
    SPA_CLIENT_ID: simulator.spaClientId,
    API_CLIENT_ID: simulator.apiClientId,
    AZURE_CLIENT_ID: simulator.graphClientId,
    AZURE_CLIENT_SECRET: simulator.graphClientSecret,
    AUTHORITY: simulator.authority,
    GRAPH_BASE_URL: simulator.graphBaseUrl,
    GRAPH_TOKEN_URL: simulator.graphTokenUrl,
    GRAPH_TIME_SCALE: String(timeScale),
    ALLOW_LOOPBACK_HTTP: '1',
    ...ROOM,
    ...settings,
  });
  if (config.kind === 'err') throw new Error(config.reason.join('\n'));
  return config.value;
};

/** Matchers of vitest without their `any`. */
export const ANY_TEXT: unknown = expect.any(String);
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
