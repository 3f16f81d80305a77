import { randomUUID } from 'node:crypto';
import {
  fastify,
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type preHandlerAsyncHookHandler,
  type RouteOptions,
} from 'fastify';
import { SECOND_MS } from '#base/units';
import type { Role } from '#contract/roles';
import { GRAPH_VERSIONS, ME_PATH, REVOKE_PATH, TOKEN_PATH, callRecordsPath } from '#contract/routes';
import { createAudit, type Audit } from './audit.ts';
import type { Config } from './config.ts';
import { ClientLeft, ProxyError, sendProblem, toProxyError } from './errors.ts';
import { createAsk } from './graph/ask.ts';
import type { Connection } from './graph/connection.ts';
import { createGraph, type AppToken } from './graph/graph.ts';
import { createPace } from './graph/pace.ts';
import { API_RESPONSE, createSecurityHeaders, EVERY_RESPONSE } from './headers.ts';
import { logError, loggerOptions, logResponse, type LogSink } from './log.ts';
import { createCallLists } from './records/call-lists.ts';
import { createCallRecords } from './records/call-records.ts';
import { createCursors } from './records/cursor.ts';
import { createMasking } from './records/masking.ts';
import { createMemoryStore } from './records/memory-store.ts';
import type { RecordStore } from './records/store.ts';
import { createWalks } from './records/walks.ts';
import { takeCspReport } from './routes/csp-report.ts';
import { serveAppFiles } from './routes/app-files.ts';
import { sendCallRecord } from './routes/call-record.ts';
import { sendCallRecords } from './routes/call-records.ts';
import { sendParticipants, sendSessions } from './routes/collection.ts';
import { sendHealth, sendReadiness } from './routes/health.ts';
import { sendMe } from './routes/me.ts';
import { createRenderedPages } from './routes/rendered-pages.ts';
import type { Handler, Service } from './routes/service.ts';
import { createTokenErrorHandler, sendRevoked, sendToken } from './routes/token.ts';
import { authenticate, authenticateIfAsked } from './steps/authenticate.ts';
import { requireRole } from './steps/require-role.ts';
import { sameOriginOnly } from './steps/same-origin.ts';
import { createExchange } from './tokens/exchange.ts';
import { createProxyTokens } from './tokens/proxy-token.ts';
import { createRevocations } from './tokens/revocations.ts';
import { createSigningKeys } from './tokens/signing-keys.ts';
import { answerBrokenRequest, refuseOddRequest } from './wire.ts';

export type ProxyDeps = {
  readonly config: Config;
  readonly appToken: AppToken;
  readonly connection: Connection;
  readonly store?: RecordStore;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** 0 to below 1, for jitter. */
  readonly random?: () => number;
  readonly logSink?: LogSink;
  /** Folder of the built app; without it only the API is served. */
  readonly appFiles?: string;
  /** How long a reader waits for a walk that is behind. */
  readonly longestWaitMs?: number;
  readonly isEnding?: () => boolean;
};

const BODY_BYTES = 16 * 1024;
/** Either of these opens call data; an administrator alone opens none. */
const READERS: readonly Role[] = ['CallQuality.Read', 'CallQuality.Read.Identity'];

/** The proxy as a Fastify instance: listen with it, or inject requests into it. */
export const createProxy = async (deps: ProxyDeps): Promise<FastifyInstance> => {
  const { config, connection, now = Date.now } = deps;
  const app = createServer(deps);
  const audit = createAudit(() => app.log, now);
  answerErrors(app, audit);
  const service = createService(deps, audit);
  const keys = createSigningKeys({ ...config, now, dispatcher: () => connection.current });
  const tokens = await createProxyTokens({ ...config, now });
  const revocations = createRevocations(now);
  const exchange = createExchange({ ...config, keys, tokens, revocations, now });
  void keys.load();

  const sameOrigin = sameOriginOnly(config.publicOrigin);
  const signedIn = authenticate(tokens, revocations);
  const reader = [sameOrigin, signedIn, requireRole(...READERS)];

  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_: unknown, body: string) => new URLSearchParams(body),
  );
  for (const version of GRAPH_VERSIONS) {
    const path = callRecordsPath(version);
    addRoute(app, 'GET', path, reader, sendCallRecords(service, version));
    addRoute(app, 'GET', `${path}/:id`, reader, sendCallRecord(service, version));
    addRoute(app, 'GET', `${path}/:id/sessions`, reader, sendSessions(service, version));
    addRoute(app, 'GET', `${path}/:id/participants_v2`, reader, sendParticipants(service, version));
  }
  addRoute(app, 'GET', ME_PATH, [sameOrigin, authenticateIfAsked(signedIn)], sendMe(config));
  addRoute(app, 'POST', TOKEN_PATH, [sameOrigin], sendToken(exchange, audit), createTokenErrorHandler(audit));
  addRoute(app, 'POST', REVOKE_PATH, [sameOrigin], sendRevoked(tokens, revocations, audit));
  addRoute(app, 'GET', '/healthz', [], sendHealth);
  addRoute(
    app,
    'GET',
    '/readyz',
    [],
    sendReadiness(() => keys.isLoaded && deps.isEnding?.() !== true),
  );
  app.addContentTypeParser(
    'application/csp-report',
    { parseAs: 'string' },
    async (_: unknown, body: string) => body,
  );
  addRoute(app, 'POST', '/csp-report', [], takeCspReport(now));
  const { appFiles } = deps;
  if (appFiles !== undefined) await app.register(async (files) => serveAppFiles(files, appFiles));

  app.addHook('preClose', async () => service.walks.end());
  app.addHook('onClose', () => connection.close());
  return app;
};

const createServer = ({ config, logSink = process.stdout }: ProxyDeps): FastifyInstance => {
  const app = fastify({
    logger: loggerOptions(logSink),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    clientErrorHandler: answerBrokenRequest,
    genReqId: () => randomUUID(),
    bodyLimit: BODY_BYTES,
    exposeHeadRoutes: false,
    requestTimeout: 15 * SECOND_MS,
    keepAliveTimeout: 65 * SECOND_MS,
    // Node would answer a missing Host itself, without our headers; refuseOddRequest does.
    http: { maxHeaderSize: 16 * 1024, headersTimeout: 10 * SECOND_MS, requireHostHeader: false },
    routerOptions: { maxParamLength: 4_096, caseSensitive: true },
    rewriteUrl: ({ url = '/' }) => toSegmentKey(url),
    frameworkErrors: (_error, request, reply) => {
      // The router gave up before any hook ran, so the headers are put on here.
      reply.headers({ ...EVERY_RESPONSE, ...API_RESPONSE, 'x-request-id': request.id });
      sendProblem(new ProxyError('invalid-input'), request as FastifyRequest, reply as FastifyReply);
    },
  });
  app.removeAllContentTypeParsers();
  app.decorateRequest('viewer', undefined);
  app.addHook('onRequest', refuseOddRequest);
  app.addHook('onSend', createSecurityHeaders(config.authority));
  app.addHook('onResponse', logResponse);
  app.server.maxConnections = 4_000;
  return app;
};

/** The single exit of whatever goes wrong. It stands before any route, for routes keep the one they find. */
const answerErrors = (app: FastifyInstance, audit: Audit): void => {
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof ClientLeft) {
      request.log.info({ route: request.routeOptions.url }, 'client left');
      return reply.send();
    }
    const refusal = toProxyError(error);
    if (refusal.status === 401 || refusal.status === 403)
      audit(request, { event: 'denial', status: refusal.status, code: refusal.code });
    logError(request.log, refusal);
    return sendProblem(refusal, request, reply);
  });
  app.setNotFoundHandler(() => {
    throw new ProxyError('not-found');
  });
};

const createService = (deps: ProxyDeps, audit: Service['audit']): Service => {
  const { config, connection, appToken, now = Date.now, random = Math.random } = deps;
  const { graphBaseUrl } = config;
  const graph = createGraph({ connection, appToken, now });
  const ask = createAsk({ graph, pace: createPace(now, config.timeScale), now, random });
  const callRecords = createCallRecords({ ask, graphBaseUrl, now });
  return {
    config,
    audit,
    callRecords,
    callLists: createCallLists({ ask, graphBaseUrl, now }),
    walks: createWalks({
      ask,
      callRecords,
      graphBaseUrl,
      now,
      store: deps.store ?? createMemoryStore(),
      timeScale: config.timeScale,
      longestWaitMs: deps.longestWaitMs ?? 20 * SECOND_MS,
    }),
    cursors: createCursors(now),
    masking: createMasking(config.tenantId),
    rendered: createRenderedPages(now),
  };
};

/** A route as its steps, and a refusal that names the right method for all others. */
const addRoute = (
  app: FastifyInstance,
  method: 'GET' | 'POST',
  url: string,
  steps: readonly preHandlerAsyncHookHandler[],
  handler: Handler,
  errorHandler?: NonNullable<RouteOptions['errorHandler']>,
): void => {
  app.route({ method, url, preHandler: [...steps], handler, ...(errorHandler && { errorHandler }) });
  const others = app.supportedMethods.filter((other) => other !== method);
  const refuse = async (): Promise<never> => {
    throw new ProxyError('method-not-allowed', { headers: { allow: method } });
  };
  app.route({ method: others, url, onRequest: refuse, handler: refuse });
};

/** Graph's other spelling of a key, `callRecords('id')`, as a path segment. */
const toSegmentKey = (url: string): string =>
  url.replace(/^(\/graph\/[^/?]+\/communications\/callRecords)\((?:'|%27)([^/?'()%]+)(?:'|%27)\)/, '$1/$2');
