import { expect } from 'vitest';
import { ACCESS_TOKEN_TYPE, TOKEN_EXCHANGE_GRANT, TOKEN_PATH } from '#contract/routes';
import type { FastifyInstance } from 'fastify';
import { startSimulator, type Simulator, type SimulatorOptions } from '#simulator/simulator';
import type { Config } from './config.ts';
import { readConfig } from './config.ts';
import { createConnection } from './graph/connection.ts';
import { createProxy, type ProxyDeps } from './proxy.ts';
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
  const config = configFor(simulator, simulated.timeScale ?? 1, settings);
  const log: string[] = [];
  const proxy = await createProxy({
    config,
    appToken: () => simulator.issueAppToken(),
    connection: createConnection(simulator.caCertificate),
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
    stop: async () => {
      await proxy.close();
      await simulator.stop();
    },
  };
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
