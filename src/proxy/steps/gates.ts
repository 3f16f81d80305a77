import type { onRequestAsyncHookHandler } from 'fastify';
import { HOUR_MS, MINUTE_MS } from '#base/units';
import type { Role } from '#contract/roles';
import type { Audit } from '../audit.ts';
import type { Config } from '../config.ts';
import { createBuckets } from '../limits/bucket.ts';
import { createDistinctRecords } from '../limits/distinct-records.ts';
import type { RecordStore } from '../store/store.ts';
import type { Access } from '../tokens/access.ts';
import { authenticate, authenticateIfAsked } from './authenticate.ts';
import { createRecordGate, limitRate, limitRecords, type RecordGate } from './limit-rate.ts';
import { requireRole } from './require-role.ts';
import { sameOriginOnly } from './same-origin.ts';

type Steps = readonly onRequestAsyncHookHandler[];

/** What stands before the handlers, by who is to get through. */
export type Gates = {
  readonly sameOrigin: onRequestAsyncHookHandler;
  readonly ifSignedIn: onRequestAsyncHookHandler;
  readonly reader: Steps;
  /** For addresses with an `:id`. */
  readonly recordReader: Steps;
  readonly exporter: Steps;
  readonly administrator: Steps;
  /** Counts exports; asked by their handler, which knows of which record. */
  readonly exports: RecordGate;
};

/** Either of these opens call data; an administrator alone opens none. */
const READERS: readonly Role[] = ['CallQuality.Read', 'CallQuality.Read.Identity'];

type Options = {
  readonly config: Config;
  readonly store: RecordStore;
  readonly access: Access;
  readonly audit: Audit;
  readonly now: () => number;
};

export const createGates = ({ config, store, access, audit, now }: Options): Gates => {
  const { limits, publicOrigin } = config;
  const sameOrigin = sameOriginOnly(publicOrigin);
  const signedIn = authenticate(access.tokens, access.revocations);
  const requests = createBuckets({
    perMinute: limits.LIMIT_REQUESTS_PER_MINUTE,
    burst: limits.LIMIT_REQUEST_BURST,
    now,
  });
  const person: Steps = [sameOrigin, signedIn, limitRate(requests)];
  const reader: Steps = [...person, requireRole(...READERS)];
  const gate = (what: string, most: number, withinMs: number): RecordGate =>
    createRecordGate({
      records: createDistinctRecords({ what, most, withinMs, store, now }),
      what,
      audit,
      now,
    });
  return {
    sameOrigin,
    ifSignedIn: authenticateIfAsked(signedIn),
    reader,
    recordReader: [...reader, limitRecords(gate('records-per-hour', limits.LIMIT_RECORDS_PER_HOUR, HOUR_MS))],
    exporter: [...person, requireRole('CallQuality.Export')],
    administrator: [...person, requireRole('CallQuality.Admin')],
    exports: gate('exports', limits.LIMIT_EXPORTS, 10 * MINUTE_MS),
  };
};
