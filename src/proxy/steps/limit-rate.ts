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

type DistinctLimit = {
  readonly records: DistinctRecords;
  /** The limit's name in the audit trail. */
  readonly what: string;
  readonly audit: Audit;
  readonly now: () => number;
};

/** Throws `rate-limited` when the asker may have no more of them; `variant` tells apart what one record can be opened as. */
export type RecordGate = (request: FastifyRequest, recordId: string, variant?: string) => Promise<void>;

/**
 * Refuses whoever wants more different records than work needs, and leaves an alert in the audit trail, one a minute
 * and person.
 */
export const createRecordGate = ({ records, what, audit, now }: DistinctLimit): RecordGate => {
  const alertedAt = new Map<string, number>();
  const isDue = (oid: string): boolean =>
    (alertedAt.get(oid) ?? Number.NEGATIVE_INFINITY) + ALERT_GAP_MS <= now();
  return async (request, recordId, variant = '') => {
    const { oid } = viewerOf(request);
    const waitMs = await records.open(oid, `${recordId} ${variant}`);
    if (waitMs > 0 && isDue(oid)) {
      alertedAt.set(oid, now());
      await audit(request, { event: 'limit', what, recordId, status: 429 });
    }
    refuseWhile(waitMs);
  };
};

/** Lets each person open so many different records; comes after `authenticate`, on routes with an `:id`. */
export const limitRecords =
  (gate: RecordGate) =>
  async (request: FastifyRequest): Promise<void> => {
    const { id = '' } = request.params as { readonly id?: string };
    if (CALL_RECORD_ID.test(id)) await gate(request, id.toLowerCase());
  };
