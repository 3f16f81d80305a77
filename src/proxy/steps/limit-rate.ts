import type { FastifyRequest } from 'fastify';
import { MINUTE_MS, SECOND_MS } from '#base/units';
import { CALL_RECORD_ID } from '#contract/routes';
import type { Audit } from '../audit.ts';
import { ProxyError } from '../errors.ts';
import type { Buckets } from '../limits/bucket.ts';
import type { DistinctRecords } from '../limits/distinct-records.ts';
import { viewerOf } from './authenticate.ts';

/** Throws `rate-limited` when there is a wait. */
export const refuseWhile = (waitMs: number): void => {
  if (waitMs > 0) throw rateLimited(waitMs);
};

/** `rate-limited` with the wait in milliseconds. */
export const rateLimited = (waitMs: number): ProxyError =>
  new ProxyError('rate-limited', { retryAfterSeconds: waitMs / SECOND_MS });

/** Lets each person ask no faster than the limit; comes after `authenticate`. */
export const limitRate =
  (requests: Buckets) =>
  async (request: FastifyRequest): Promise<void> => {
    refuseWhile(requests.take(viewerOf(request).oid));
  };

const ALERT_GAP_MS = MINUTE_MS;

/**
 * Refuses whoever opens more different records in an hour than work needs, and leaves an alert in the audit trail,
 * one a minute and person.
 */
export const limitRecords = (records: DistinctRecords, audit: Audit, now: () => number) => {
  const alertedAt = new Map<string, number>();
  const isDue = (oid: string): boolean =>
    (alertedAt.get(oid) ?? Number.NEGATIVE_INFINITY) + ALERT_GAP_MS <= now();
  return async (request: FastifyRequest): Promise<void> => {
    const { oid } = viewerOf(request);
    const { id = '' } = request.params as { readonly id?: string };
    if (!CALL_RECORD_ID.test(id)) return;
    const waitMs = records.open(oid, id.toLowerCase());
    if (waitMs <= 0) return;
    if (isDue(oid)) {
      alertedAt.set(oid, now());
      await audit(request, {
        event: 'limit',
        what: 'records-per-hour',
        recordId: id.toLowerCase(),
        status: 429,
      });
    }
    refuseWhile(waitMs);
  };
};
