import type { FastifyRequest } from 'fastify';
import { cutAddress } from '#calls/cut-address';
import type { AuditEntry } from '#contract/audit';
import { ProxyError } from './errors.ts';
import type { Health } from './health.ts';
import type { Metrics } from './metrics.ts';
import type { Viewer } from './tokens/proxy-token.ts';
import type { AuditTrail } from './trail/trail.ts';

/** What a line says beyond who asked and when; which members go with which event is the routes' business. */
type AuditEvent = Omit<AuditEntry, 'ts' | 'prev' | 'requestId' | 'client'>;

/**
 * Writes down what is about to be answered; awaited before the first byte of data leaves. Throws
 * `audit-unavailable` when the line cannot be kept and the answer would show names or the trail itself, or let
 * somebody write out a call.
 */
export type Audit = (request: FastifyRequest, event: AuditEvent) => Promise<void>;

type Options = {
  readonly trail: AuditTrail;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly now: () => number;
};

const RETRY_SECONDS = 30;

const MUST_BE_KEPT: readonly AuditEntry['event'][] = ['audit-read', 'export'];

/** An `Audit` over one trail. Other answers go out although the trail fails, and readiness says that it does. */
export const createAudit =
  ({ trail, health, metrics, now }: Options): Audit =>
  async (request, event) => {
    const purpose = event.purpose ?? purposeOf(request);
    const entry: Omit<AuditEntry, 'prev'> = {
      ts: new Date(now()).toISOString(),
      ...whoAsks(request.viewer),
      ...(event.event === 'data' ? { status: 200 } : {}),
      ...event,
      requestId: request.id,
      client: cutAddress(request.ip) ?? 'unknown',
      ...(purpose === undefined ? {} : { purpose }),
    };
    try {
      await trail.append(entry);
      health.clear('audit-unavailable');
      metrics.count('earshot_audit_lines_total', { event: event.event });
    } catch (cause) {
      health.note('audit-unavailable');
      metrics.count('earshot_audit_failures_total');
      request.log.error({ cause: cause instanceof Error ? cause.message : 'unknown' }, 'audit line lost');
      if (event.fieldLevel === 'identity' || MUST_BE_KEPT.includes(event.event))
        throw new ProxyError('audit-unavailable', { retryAfterSeconds: RETRY_SECONDS, cause });
    }
  };

const whoAsks = (viewer: Viewer | undefined): object =>
  viewer === undefined
    ? {}
    : {
        oid: viewer.oid,
        tid: viewer.tid,
        ...(viewer.uti === undefined ? {} : { uti: viewer.uti }),
        jti: viewer.jti,
        roles: viewer.roles,
      };

/** Ticket text somebody sends along. What is not plain is left out rather than kept. */
const purposeOf = ({ headers }: FastifyRequest): string | undefined => {
  const text = headers['x-purpose'];
  return typeof text === 'string' && /^[\w .:#/-]{1,80}$/.test(text) ? text : undefined;
};
