import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import { cutAddress } from '#calls/cut-address';
import type { FieldLevel } from '#calls/fields';
import type { Viewer } from './tokens/proxy-token.ts';

type AuditEvent =
  | {
      readonly event: 'data';
      readonly recordId?: string;
      readonly fieldLevel: FieldLevel;
      readonly sessions?: number;
      readonly graphRequestId?: string;
    }
  | { readonly event: 'denial'; readonly status: number; readonly code: string }
  | {
      readonly event: 'exchange';
      readonly oid?: string;
      readonly jti?: string;
      readonly status: number;
      readonly code?: string;
    }
  | { readonly event: 'revocation'; readonly oid?: string };

export type Audit = (request: FastifyRequest, event: AuditEvent) => void;

/**
 * Who saw whose call: one line before the first byte of data leaves. Says which record, never whose names
 * were in it.
 */
export const createAudit =
  (log: () => FastifyBaseLogger, now: () => number): Audit =>
  (request, event) =>
    log().info({
      audit: {
        ts: new Date(now()).toISOString(),
        ...whoAsks(request.viewer),
        ...event,
        requestId: request.id,
        client: cutAddress(request.ip) ?? 'unknown',
      },
    });

const whoAsks = (viewer: Viewer | undefined): object =>
  viewer === undefined
    ? {}
    : { oid: viewer.oid, tid: viewer.tid, uti: viewer.uti, jti: viewer.jti, roles: viewer.roles };
