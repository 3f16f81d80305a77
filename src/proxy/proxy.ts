import type { FastifyInstance } from 'fastify';
import {
  AUDIT_PATH,
  AUDIT_VERIFICATION_PATH,
  callRecordsPath,
  EXPORTS_PATH,
  GRAPH_VERSIONS,
  ME_PATH,
  READY_PATH,
  REVOCATIONS_PATH,
  REVOKE_PATH,
  TOKEN_PATH,
} from '#contract/routes';
import { createAudit, type Audit } from './audit.ts';
import type { Config } from './config.ts';
import { ClientLeft, ProxyError, sendProblem, toProxyError } from './errors.ts';
import type { Connection } from './graph/connection.ts';
import type { AppToken } from './graph/graph.ts';
import { createHealth, type Health } from './health.ts';
import { createBuckets, type Buckets } from './limits/bucket.ts';
import { logError, type LogSink } from './log.ts';
import { createMetrics, type Metrics, type Reading } from './metrics.ts';
import { createErase } from './records/masking.ts';
import type { Most } from './records/walk-step.ts';
import { serveAppFiles } from './routes/app-files.ts';
import { sendAudit, sendAuditVerification } from './routes/audit.ts';
import { sendCallRecord } from './routes/call-record.ts';
import { sendCallRecords } from './routes/call-records.ts';
import { sendParticipants, sendSessions } from './routes/collection.ts';
import { takeCspReport } from './routes/csp-report.ts';
import { sendExport } from './routes/exports.ts';
import { sendHealth, sendReadiness } from './routes/health.ts';
import { sendMe } from './routes/me.ts';
import { sendRevocation } from './routes/revocations.ts';
import { createTokenErrorHandler, sendRevoked, sendToken } from './routes/token.ts';
import { addRoute, createServer, readForms, readJson } from './server.ts';
import type { Service } from './routes/service.ts';
import { createService } from './service.ts';
import { createRetention, type Retention } from './store/retention.ts';
import type { RecordStore } from './store/store.ts';
import { createGates, type Gates } from './steps/gates.ts';
import { rateLimited } from './steps/limit-rate.ts';
import { openAccess, type Access } from './tokens/access.ts';
import { openTrail } from './trail/open-trail.ts';
import type { AuditTrail } from './trail/trail.ts';
import { watchClock } from './watch-upstream.ts';

export type ProxyDeps = {
  readonly config: Config;
  readonly appToken: AppToken;
  readonly connection: Connection;
  /** Closed with the proxy. */
  readonly store: RecordStore;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** 0 to below 1, for jitter. */
  readonly random?: () => number;
  readonly logSink?: LogSink;
  /** Folder of the built app; without it only the API is served. */
  readonly appFiles?: string;
  /** How long a reader waits for a walk that is behind. */
  readonly longestWaitMs?: number;
  /** Sessions to ask of Graph at a time, if fewer than its maximum. */
  readonly graphPageSize?: number;
  /** What to read of a collection at most, if less than the limits. */
  readonly most?: Most;
  /** Without them the proxy makes its own; whoever starts it may want to note or read more there. */
  readonly health?: Health;
  readonly metrics?: Metrics;
};

/**
 * The proxy as a Fastify instance: listen with it, or inject requests into it. Throws, with the reason in words,
 * when the audit trail or the key file cannot be used.
 */
export const createProxy = async (deps: ProxyDeps): Promise<FastifyInstance> => {
  const { config, store, now = Date.now } = deps;
  const health = deps.health ?? createHealth(now);
  const metrics = deps.metrics ?? createMetrics();
  const app = createServer(config, metrics, deps.logSink ?? process.stdout);
  const trail = await openTrail(config, app.log, now);
  const audit = createAudit({ trail, health, metrics, now });
  const failures = createBuckets({ perMinute: config.limits.LIMIT_FAILURES_PER_MINUTE, now });
  answerErrors(app, audit, failures);

  const connection = watchClock(deps.connection, health, now);
  const cursorKey = await store.secret('cursor');
  const service = createService({ ...deps, connection, audit, health, metrics, now, cursorKey });
  const onFailure = (cause: unknown): void => logError(app.log, toProxyError(cause));
  const access = await openAccess({ config, store, connection, health, now, onFailure });
  metrics.watch(() => gauges(health));
  const gates = createGates({ config, store, access, audit, now });
  await addRoutes(app, { ...deps, now, service, access, gates, trail, audit, failures, health, metrics });

  const retention = createRetentionFor(deps, app, service);
  app.addHook('onReady', async () => retention.start());
  app.addHook('preClose', async () => {
    retention.stop();
    access.stop();
    service.walks.end();
  });
  app.addHook('onClose', async () => {
    await trail.close();
    await connection.close();
    await store.close();
  });
  return app;
};

type Parts = Pick<ProxyDeps, 'config' | 'appFiles'> & {
  readonly now: () => number;
  readonly service: Service;
  readonly access: Access;
  readonly gates: Gates;
  readonly trail: AuditTrail;
  readonly audit: Audit;
  readonly failures: Buckets;
  readonly health: Health;
  readonly metrics: Metrics;
};

/** Every address there is, with the steps before its handler. */
const addRoutes = async (app: FastifyInstance, parts: Parts): Promise<void> => {
  const { config, appFiles, now, service, access, gates, trail, audit, failures, health, metrics } = parts;
  const { sameOrigin, ifSignedIn, reader, recordReader, exporter, administrator } = gates;
  const { exchange, tokens, revocations } = access;
  readForms(app);
  for (const version of GRAPH_VERSIONS) {
    const path = callRecordsPath(version);
    addRoute(app, 'GET', path, reader, sendCallRecords(service, version));
    addRoute(app, 'GET', `${path}/:id`, recordReader, sendCallRecord(service, version));
    addRoute(app, 'GET', `${path}/:id/sessions`, recordReader, sendSessions(service, version));
    addRoute(app, 'GET', `${path}/:id/participants_v2`, recordReader, sendParticipants(service, version));
  }
  addRoute(app, 'GET', ME_PATH, [sameOrigin, ifSignedIn], sendMe(config));
  await app.register(async (oauth) => {
    oauth.setErrorHandler(createTokenErrorHandler(audit, failures, metrics));
    addRoute(oauth, 'POST', TOKEN_PATH, [sameOrigin], sendToken(exchange, audit, metrics));
  });
  addRoute(app, 'POST', REVOKE_PATH, [sameOrigin], sendRevoked(tokens, revocations, audit));
  await app.register(async (api) => {
    readJson(api);
    addRoute(api, 'POST', EXPORTS_PATH, exporter, sendExport(gates.exports, audit));
    addRoute(api, 'GET', AUDIT_PATH, administrator, sendAudit(trail, audit));
    addRoute(api, 'GET', AUDIT_VERIFICATION_PATH, administrator, sendAuditVerification(trail, audit));
    addRoute(api, 'POST', REVOCATIONS_PATH, administrator, sendRevocation(revocations, audit));
  });
  addRoute(app, 'GET', '/healthz', [], sendHealth);
  addRoute(app, 'GET', READY_PATH, [], sendReadiness(health));
  addRoute(app, 'POST', '/csp-report', [], takeCspReport(now, metrics));
  if (appFiles !== undefined) await app.register(async (files) => serveAppFiles(files, appFiles));
};

const gauges = (health: Health): readonly Reading[] => {
  const { status, details } = health.readiness();
  return [
    { name: 'earshot_ready', value: { ready: 1, degraded: 0.5, 'not-ready': 0 }[status] },
    ...details.map(({ code }): Reading => ({ name: 'earshot_trouble', labels: { code }, value: 1 })),
  ];
};

/** The single exit of whatever goes wrong. It stands before any route, for routes keep the one they find. */
const answerErrors = (app: FastifyInstance, audit: Audit, failures: Buckets): void => {
  app.setErrorHandler(async (error, request, reply) => {
    if (error instanceof ClientLeft) {
      request.log.info({ route: request.routeOptions.url }, 'client left');
      return reply.send();
    }
    const found = toProxyError(error);
    const waitMs = found.code === 'invalid-token' ? failures.take(request.ip) : 0;
    const refusal = waitMs > 0 ? rateLimited(waitMs) : found;
    const { status, code } = refusal;
    if (status === 401 || status === 403) await audit(request, { event: 'denial', status, code });
    logError(request.log, refusal);
    return sendProblem(refusal, request, reply);
  });
  app.setNotFoundHandler(() => {
    throw new ProxyError('not-found');
  });
};

const createRetentionFor = (deps: ProxyDeps, app: FastifyInstance, { rendered }: Service): Retention =>
  createRetention({
    ...deps.config,
    store: deps.store,
    erase: createErase(deps.config.tenantId),
    now: deps.now ?? Date.now,
    onDone: (counts) => {
      rendered.forget();
      app.log.info(counts, 'kept no longer');
    },
    onFailure: (cause) => logError(app.log, toProxyError(cause)),
  });
