import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SECOND_MS } from '#base/units';
import { createCatalogue } from './catalogue.ts';
import { createCertificate } from './certificate.ts';
import type { Federation } from './client-assertion.ts';
import { CLOUDS } from './clouds.ts';
import type { CloudName } from './clouds.ts';
import { createFaultInjector } from './faults.ts';
import type { FaultRate, Faults } from './faults.ts';
import { createGraph } from './graph.ts';
import type { GraphRequest } from './graph.ts';
import { createManagedIdentity } from './managed-identity.ts';
import { API_CLIENT_ID, findPerson, GRAPH_CLIENT_ID, SPA_CLIENT_ID, TENANT_ID } from './people.ts';
import type { PersonKey, SignInPerson } from './people.ts';
import { sessionsOf, versionAt } from './record.ts';
import type { SignInState } from './sign-in-adapter.ts';
import { createSignIn } from './sign-in.ts';
import { createThrottle } from './throttle.ts';
import { APP_TOKEN_SECONDS, appClaims, createTokenKeys, userClaims } from './tokens.ts';
import type { GraphSession } from './wire.ts';

export type SimulatorOptions = {
  /** `http://localhost:4310`: redirect addresses are this + `/` and, after sign-out, this + `/signed-out` too. */
  readonly appOrigin: string;
  /** 0 or absent: any free port. */
  readonly signInPort?: number;
  readonly graphPort?: number;
  /** Epoch milliseconds; default Date.now. */
  readonly now?: () => number;
  /** Default 1. The same seed and day give the same calls. */
  readonly seed?: number;
  /** 1: throttling windows as documented; 60: a minute of Graph's takes a second. */
  readonly timeScale?: number;
  /** How long Graph takes for each answer. Default 0. */
  readonly pageDelayMs?: number;
  /** What goes wrong with which record. */
  readonly faults?: Faults;
  /** What goes wrong with any request, now and then. */
  readonly faultRate?: FaultRate;
  /** Which of Microsoft's clouds this stands in for. Default: global. */
  readonly cloud?: CloudName;
  /** Certificates that the credential may sign with, PEM, beside its secret. */
  readonly graphCertificates?: readonly string[];
  /** Whose tokens the credential may bring instead. */
  readonly federation?: Federation;
};

/** What others must know to use the simulator: ids of the tenant, addresses, and the authority to trust. */
export type SimulatorSettings = {
  readonly tenantId: string;
  readonly spaClientId: string;
  readonly apiClientId: string;
  readonly graphClientId: string;
  readonly graphClientSecret: string;
  /** Root of the sign-in authority, plain http; the tenant's paths are below `/<tenantId>/`. */
  readonly authority: string;
  /** Root of Graph without version, https. */
  readonly graphBaseUrl: string;
  readonly graphTokenUrl: string;
  /** What IDENTITY_ENDPOINT and IDENTITY_HEADER say where the platform gives the app an identity. */
  readonly identityEndpoint: string;
  readonly identityHeader: string;
  /** PEM. */
  readonly caCertificate: string;
};

export type Simulator = SimulatorSettings & {
  /** What Graph was asked, oldest first; the latest 20,000. */
  readonly requests: readonly GraphRequest[];
  /** All sessions of a record with their segments, as Graph has them now; undefined where Graph answers 404. */
  truth(recordId: string): readonly GraphSession[] | undefined;
  /** What the client-credentials grant would give. */
  issueAppToken(): Promise<string>;
  /** An access token for the proxy's API. Overridden claims replace Entra's; undefined leaves one out. */
  issueUserToken(person: PersonKey, overrides?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Gives a person these roles in every token issued from now on, as an administrator does at Entra. */
  setRoles(person: PersonKey, roles: readonly string[]): void;
  /** Writes a further version of a record, as Graph does when reports come late. */
  publish(recordId: string): void;
  /** Ends every sign-in: neither a session nor a refresh token is good any more. */
  endSignIns(): void;
  stop(): Promise<void>;
};

/** A demo that runs for days must not remember every request of it. */
const REMEMBERED_REQUESTS = 20_000;

/** Starts sign-in and Graph on loopback. Rejects with the port's error when one is taken. */
export const startSimulator = async (options: SimulatorOptions): Promise<Simulator> => {
  const { now = Date.now, seed = 1, timeScale = 1, pageDelayMs = 0, faults = {}, cloud = 'global' } = options;
  const [certificate, keys] = await Promise.all([createCertificate(), createTokenKeys(now)]);
  const graphClientSecret = randomBytes(24).toString('base64url');
  const records = createCatalogue(now(), seed);
  const requests: GraphRequest[] = [];
  let graphBaseUrl = '';

  const injector = createFaultInjector((id) => faults[id] ?? records.get(id)?.faults, options.faultRate);
  const graph = createGraph({
    certificate,
    keys,
    clientSecret: graphClientSecret,
    certificates: options.graphCertificates ?? [],
    federation: options.federation,
    now,
    pageDelayMs,
    records,
    throttle: createThrottle(now, timeScale),
    faults: injector,
    cloud: CLOUDS[cloud],
    baseUrl: () => graphBaseUrl,
    heard: (request) => {
      requests.push(request);
      if (requests.length > REMEMBERED_REQUESTS) requests.shift();
    },
  });
  const roles = new Map<string, readonly string[]>();
  const rolesOf = (person: SignInPerson): readonly string[] => roles.get(person.key) ?? person.roles;
  const state: SignInState = new Map();
  const signIn = createSignIn({ appOrigin: options.appOrigin, keys, state, rolesOf });
  const nowSeconds = (): number => Math.floor(now() / SECOND_MS);
  const issueAppToken = (): Promise<string> => keys.sign(appClaims(graphBaseUrl, nowSeconds()));
  const identityHeader = randomBytes(16).toString('hex');
  const identity = createManagedIdentity({
    header: identityHeader,
    clientId: GRAPH_CLIENT_ID,
    resources: () => [graphBaseUrl, CLOUDS[cloud].root],
    issue: async () => ({ token: await issueAppToken(), expiresOn: nowSeconds() + APP_TOKEN_SECONDS }),
  });
  const signInPort = await listen(signIn, options.signInPort ?? 0);
  const identityPort = await listen(identity, 0);
  try {
    await graph.listen({ host: 'localhost', port: options.graphPort ?? 0 });
  } catch (error) {
    await Promise.all([close(signIn), close(identity)]);
    throw error;
  }
  graphBaseUrl = `https://localhost:${portOf(graph.server)}`;

  return {
    tenantId: TENANT_ID,
    spaClientId: SPA_CLIENT_ID,
    apiClientId: API_CLIENT_ID,
    graphClientId: GRAPH_CLIENT_ID,
    graphClientSecret,
    authority: `http://localhost:${signInPort}`,
    graphBaseUrl,
    graphTokenUrl: `${graphBaseUrl}/${TENANT_ID}/oauth2/v2.0/token`,
    identityEndpoint: `http://localhost:${identityPort}/msi/token`,
    identityHeader,
    caCertificate: certificate.certificate,
    requests,
    truth: (recordId) => {
      const record = records.get(recordId.toLowerCase());
      const version = record === undefined ? 0 : versionAt(record, now());
      return record === undefined || version === 0 ? undefined : sessionsOf(record, version);
    },
    issueAppToken,
    issueUserToken: async (key, overrides = {}) => {
      const person = findPerson(key);
      if (person === undefined) throw new Error(`nobody signs in as ${key}`);
      const unique = randomBytes(16).toString('base64url');
      return keys.sign({
        ...userClaims(
          { ...person, roles: rolesOf(person) },
          { issuedAt: nowSeconds(), session: unique, unique },
        ),
        ...overrides,
      });
    },
    setRoles: (person, given) => void roles.set(person, given),
    publish: (recordId) => injector.raiseVersion(recordId),
    endSignIns: () => state.clear(),
    stop: async () => {
      await Promise.all([graph.close(), close(signIn), close(identity)]);
    },
  };
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: 'localhost', port }, () => {
      server.off('error', reject);
      resolve(portOf(server));
    });
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });

const portOf = (server: { address(): AddressInfo | string | null }): number => {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('the server does not listen on a port');
  return address.port;
};
