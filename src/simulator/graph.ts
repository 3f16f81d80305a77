import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fastify } from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createAnswers } from './graph-answers.ts';
import type { Answer } from './graph-answers.ts';
import { errorBody, GraphError, recordNotFound } from './graph-error.ts';
import { readPreferences } from './graph-shape.ts';
import { parseTarget } from './graph-target.ts';
import type { Target } from './graph-target.ts';
import type { Certificate } from './certificate.ts';
import type { Federation } from './client-assertion.ts';
import type { Cloud } from './clouds.ts';
import { isSpoilt } from './faults.ts';
import type { FaultInjector } from './faults.ts';
import { addTokenEndpoint } from './graph-token-endpoint.ts';
import { versionAt } from './record.ts';
import { sendSpoilt } from './spoilt-answer.ts';
import type { SimulatedRecord } from './record.ts';
import type { Throttle } from './throttle.ts';
import type { TokenKeys } from './tokens.ts';

export type GraphRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
};

export type GraphDeps = {
  readonly certificate: Certificate;
  readonly keys: TokenKeys;
  readonly clientSecret: string;
  /** Certificates of the app registration, PEM, and the issuer it trusts. */
  readonly certificates: readonly string[];
  readonly federation: Federation | undefined;
  readonly now: () => number;
  readonly pageDelayMs: number;
  readonly records: ReadonlyMap<string, SimulatedRecord>;
  readonly throttle: Throttle;
  readonly faults: FaultInjector;
  readonly cloud: Cloud;
  /** Known once the server listens. */
  readonly baseUrl: () => string;
  readonly heard: (request: GraphRequest) => void;
};

/** The stand-in for Graph's call records and for the token endpoint of its credential, both over TLS. */
export const createGraph = (deps: GraphDeps): FastifyInstance => {
  const { certificate } = deps;
  const app = fastify({
    https: { key: certificate.key, cert: certificate.certificate },
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 2_000 },
  });
  addTokenEndpoint(app, deps);
  const answers = createAnswers(deps);

  const answerTo = (target: Target, { headers }: FastifyRequest): Answer => {
    const prefer = Array.isArray(headers.prefer) ? headers.prefer.join(',') : headers.prefer;
    const preferences = readPreferences(prefer, headers.accept);
    if (target.kind === 'list') return answers.list(target, preferences);
    const record = deps.records.get(target.id);
    const version = record === undefined ? 0 : versionAt(record, deps.now());
    if (record === undefined || version === 0) throw recordNotFound();
    const found = { record, version: version + deps.faults.newVersions(target.id), preferences };
    switch (target.kind) {
      case 'record':
        return answers.record(target, found);
      case 'sessions':
        return answers.sessions(target, found);
      case 'participants':
        return answers.participants(target, found);
    }
  };

  app.get('/*', async (request, reply) => {
    deps.heard({ method: request.method, url: request.url, headers: request.headers });
    await authenticate(request, deps);
    if (deps.pageDelayMs > 0) await sleep(deps.pageDelayMs);
    const target = parseTarget(request.url, deps.cloud);
    deps.throttle.admit({
      record: target.kind === 'list' ? undefined : target.id,
      following: target.common.skipToken !== undefined,
    });
    return sendAnswer(reply, answerTo(target, request));
  });

  app.addHook('onRequest', async (request, reply) => {
    const clientRequestId = request.headers['client-request-id'];
    const requestId = randomUUID();
    void reply.headers({ 'request-id': requestId, 'client-request-id': clientRequestId ?? requestId });
  });
  app.setNotFoundHandler((request, reply) => {
    const error = new GraphError(405, 'Request_BadRequest', 'The resource is read-only.');
    return sendError(reply, request.method === 'GET' ? recordNotFound() : error, deps.now());
  });
  app.setErrorHandler((error: Error, _request, reply) =>
    sendError(
      reply,
      error instanceof GraphError ? error : new GraphError(500, 'UnknownError', error.message),
      deps.now(),
    ),
  );
  return app;
};

const authenticate = async (request: FastifyRequest, { keys, baseUrl }: GraphDeps): Promise<void> => {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  const refused = (message: string): GraphError => new GraphError(401, 'InvalidAuthenticationToken', message);
  if (scheme !== 'Bearer' || token === undefined) throw refused('Access token is empty.');
  const claims = await keys.verify(token, baseUrl()).catch(() => {
    throw refused('Access token validation failure.');
  });
  if (!Array.isArray(claims['roles']) || !claims['roles'].includes('CallRecords.Read.All')) {
    throw new GraphError(403, 'Forbidden', 'CallRecords.Read.All is missing in the token.');
  }
};

const JSON_TYPE =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

const sendJson = (reply: FastifyReply, body: string): FastifyReply =>
  reply.header('content-type', JSON_TYPE).send(body);

/** As Graph would, or as a fault has it. */
const sendAnswer = async (reply: FastifyReply, { body, fault }: Answer): Promise<FastifyReply> => {
  if (fault === undefined || !isSpoilt(fault.kind)) return sendJson(reply, body);
  const ids = ['request-id', 'client-request-id'].map((name) => [name, String(reply.getHeader(name))]);
  const headers = { 'content-type': JSON_TYPE, ...(Object.fromEntries(ids) as Record<string, string>) };
  reply.hijack();
  await sendSpoilt(fault.kind, reply.raw, { body, headers, url: reply.request.url });
  return reply;
};

const sendError = (reply: FastifyReply, error: GraphError, now: number): FastifyReply => {
  const id = (name: string): string => String(reply.getHeader(name));
  const body = errorBody(error, id('request-id'), id('client-request-id'), new Date(now));
  void reply.headers(error.headers);
  if (error.status === 405) void reply.header('allow', 'GET');
  if (error.status === 401) void reply.header('www-authenticate', 'Bearer realm=""');
  return sendJson(reply.status(error.status), JSON.stringify(body));
};
