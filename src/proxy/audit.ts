import { isIP } from 'node:net';
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import type { FieldLevel } from '#contract/roles';
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
        client: cutAddress(request.ip),
      },
    });

const whoAsks = (viewer: Viewer | undefined): object =>
  viewer === undefined
    ? {}
    : { oid: viewer.oid, tid: viewer.tid, uti: viewer.uti, jti: viewer.jti, roles: viewer.roles };

/** The network an address belongs to: /24 of IPv4, /48 of IPv6. */
export const cutAddress = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (isIP(plain) === 4) return plain.replace(/\d+$/, '0/24');
  return isIP(plain) === 6 ? `${firstGroups(plain).join(':')}::/48` : 'unknown';
};

const firstGroups = (address: string): readonly string[] => {
  const [head = '', tail] = address.split('::');
  const before = head.split(':').filter((group) => group !== '');
  const after = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: zeros }, () => '0'), ...after].slice(0, 3);
};
