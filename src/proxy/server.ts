import { randomUUID } from 'node:crypto';
import {
  fastify,
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type onRequestAsyncHookHandler,
} from 'fastify';
import { SECOND_MS } from '#base/units';
import type { Config } from './config.ts';
import { ProxyError, sendProblem } from './errors.ts';
import { API_RESPONSE, createSecurityHeaders, EVERY_RESPONSE } from './headers.ts';
import type { Limits } from './limits/limits.ts';
import { loggerOptions, logResponse, type LogSink } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Handler } from './routes/service.ts';
import { answerBrokenRequest, refuseOddRequest } from './wire.ts';

/** A Fastify instance without routes that holds the limits of the wire and puts our headers on every answer. */
export const createServer = (
  { authority, limits, trustedProxies }: Config,
  metrics: Metrics,
  logSink: LogSink,
): FastifyInstance => {
  const app = fastify({
    logger: loggerOptions(logSink),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    clientErrorHandler: answerBrokenRequest,
    genReqId: () => randomUUID(),
    // Of forwarded headers only what a balancer we were told of has written.
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    bodyLimit: limits.LIMIT_BODY_BYTES,
    exposeHeadRoutes: false,
    requestTimeout: limits.LIMIT_REQUEST_SECONDS * SECOND_MS,
    keepAliveTimeout: limits.LIMIT_KEEP_ALIVE_SECONDS * SECOND_MS,
    http: {
      maxHeaderSize: limits.LIMIT_HEADER_BYTES,
      headersTimeout: limits.LIMIT_HEADERS_SECONDS * SECOND_MS,
      // Node looks for slow requests only so often; its own 30 s would stretch ten to forty.
      connectionsCheckingInterval: SECOND_MS,
      // Node would answer a missing Host itself, without our headers; refuseOddRequest does.
      requireHostHeader: false,
    },
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
  app.addHook('onRequest', refuseOddRequest(limits));
  const putHeaders = createSecurityHeaders(authority);
  const letGo = createLetGo(app);
  // One hook for each moment, and none with a promise: going through hooks costs more than what these do.
  app.addHook('onSend', (request, reply, payload, done) => {
    putHeaders(request, reply);
    letGo(reply);
    done(null, payload);
  });
  app.addHook('onResponse', (request, reply, done) => {
    logResponse(request, reply);
    countResponse(metrics, request, reply);
    done();
  });
  limitSockets(app, limits, metrics);
  return app;
};

/** Graph's other spelling of a key, `callRecords('id')`, as a path segment. */
const toSegmentKey = (url: string): string =>
  !url.includes('callRecords(')
    ? url
    : url.replace(
        /^(\/graph\/[^/?]+\/communications\/callRecords)\((?:'|%27)([^/?'()%]+)(?:'|%27)\)/,
        '$1/$2',
      );

const countResponse = (metrics: Metrics, request: FastifyRequest, reply: FastifyReply): void => {
  const route = request.routeOptions.url ?? 'none';
  const status = String(reply.statusCode);
  metrics.count('earshot_requests_total', { route, method: request.method, status });
  metrics.observe('earshot_request_seconds', { route }, reply.elapsedTime);
  if (status === '429') metrics.count('earshot_limited_total', { code: 'rate-limited' });
};

/** Node keeps a connection that was busy when the server closed for as long as keep-alive lasts; nobody waits for that. */
const createLetGo = (app: FastifyInstance) => {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  return (reply: FastifyReply): void => {
    if (isClosing) reply.header('connection', 'close');
  };
};

/** Connections beyond the limits are closed before a byte is read; a limit of 0 for an address is none. */
const limitSockets = ({ server }: FastifyInstance, limits: Limits, metrics: Metrics): void => {
  const mostPerAddress = limits.LIMIT_SOCKETS_PER_ADDRESS || Number.POSITIVE_INFINITY;
  const open = new Map<string, number>();
  server.maxConnections = limits.LIMIT_SOCKETS;
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    if (count > mostPerAddress) {
      socket.destroy();
      return;
    }
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
  metrics.watch(() => [
    { name: 'earshot_sockets', value: [...open.values()].reduce((sum, count) => sum + count, 0) },
  ]);
};

/** Bodies of the token endpoint, and of the browser's reports. */
export const readForms = (app: FastifyInstance): void => {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_: unknown, body: string) => new URLSearchParams(body),
  );
  app.addContentTypeParser(
    'application/csp-report',
    { parseAs: 'string' },
    async (_: unknown, body: string) => body,
  );
};

/** Bodies of the administrator's routes and of exports, and of no other. */
export const readJson = (app: FastifyInstance): void => {
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_: unknown, body: string) => {
    try {
      return JSON.parse(body) as unknown;
    } catch (cause) {
      throw new ProxyError('invalid-input', { cause });
    }
  });
};

/**
 * A route as its steps, all of them before its body is read, and a refusal that names the right method for all
 * others.
 */
export const addRoute = (
  app: FastifyInstance,
  method: 'GET' | 'POST',
  url: string,
  steps: readonly onRequestAsyncHookHandler[],
  handler: Handler,
): void => {
  app.route({ method, url, onRequest: [...steps], handler });
  const others = app.supportedMethods.filter((other) => other !== method);
  const refuse = async (): Promise<never> => {
    throw new ProxyError('method-not-allowed', { headers: { allow: method } });
  };
  app.route({ method: others, url, onRequest: refuse, handler: refuse });
};
