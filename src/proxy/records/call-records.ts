import { MINUTE_MS } from '#base/units';
import type { ProblemCode } from '#contract/problem';
import type { GraphVersion } from '#contract/routes';
import { ProxyError } from '../errors.ts';
import type { Ask } from '../graph/ask.ts';
import type { JsonObject } from '../graph/json.ts';
import { INTERACTIVE } from '../graph/retry.ts';
import { toGraphUrl } from '../graph/templates.ts';
import type { RecordStore } from '../store/store.ts';
import { createKept } from './kept.ts';

/** Why something is shown that may not be the newest, for Graph could not give it, and when it was. */
export type Stale = {
  readonly code: ProblemCode;
  /** When Graph gave it, epoch milliseconds. */
  readonly readAt: number;
};

type CallRecordAnswer = {
  readonly json: JsonObject;
  /** Int64 as text. */
  readonly recordVersion: string;
  readonly graphRequestId: string | undefined;
  readonly stale: Stale | undefined;
  readonly isErased: boolean;
};

type GetOptions = {
  readonly signal: AbortSignal;
  /** The answer must have been asked for at this time or later, and come from Graph itself. Epoch milliseconds. */
  readonly notBefore?: number;
};

/** Call records without their sessions. Each is asked for once in five minutes, and tells the record's version. */
export type CallRecords = {
  get(version: GraphVersion, id: string, options: GetOptions): Promise<CallRecordAnswer>;
  /** The record's version as last learned, and when it was asked for, epoch milliseconds. */
  lastKnown(
    version: GraphVersion,
    id: string,
  ): { readonly recordVersion: string; readonly askedAt: number } | undefined;
};

type Options = {
  readonly ask: Ask;
  readonly store: Pick<RecordStore, 'keepRecord' | 'newestRecord'>;
  readonly graphBaseUrl: string;
  readonly now: () => number;
};

const KEEP_MS = 5 * MINUTE_MS;
const MAX_BYTES = 64 * 1024 * 1024;

/** Graph is ill: then what was read before is better than nothing. */
export const GRAPH_IS_ILL: readonly ProblemCode[] = [
  'upstream-unavailable',
  'upstream-error',
  'upstream-timeout',
  'upstream-throttled',
  'overloaded',
];

/** As when it has forgotten the record. */
const SERVED_STALE: readonly ProblemCode[] = ['call-record-not-found', ...GRAPH_IS_ILL];

export const createCallRecords = ({ ask, store, graphBaseUrl, now }: Options): CallRecords => {
  const kept = createKept<CallRecordAnswer>({ now, keepMs: KEEP_MS, maxBytes: MAX_BYTES });

  const load = async (version: GraphVersion, id: string, signal: AbortSignal) => {
    const { json, bytes, requestId } = await ask({
      url: toGraphUrl(graphBaseUrl, { kind: 'record', version, id }),
      slot: { recordId: id, page: 'first' },
      policy: INTERACTIVE,
      signal,
    });
    const recordVersion = versionOf(json);
    await store.keepRecord({ version, recordId: id, recordVersion }, json);
    const value = { json, recordVersion, graphRequestId: requestId, stale: undefined, isErased: false };
    return { value, bytes };
  };

  /** Another process, or this one before its restart, may have asked a moment ago. */
  const askedLately = async (version: GraphVersion, id: string) => {
    const found = await store.newestRecord(version, id);
    if (found === undefined || found.isErased || found.readAt + KEEP_MS <= now()) return undefined;
    const { readAt, ...record } = found;
    return {
      value: { ...record, graphRequestId: undefined, stale: undefined },
      bytes: JSON.stringify(record.json).length,
      askedAt: readAt,
    };
  };

  const fromStore = async (version: GraphVersion, id: string, cause: unknown): Promise<CallRecordAnswer> => {
    if (!(cause instanceof ProxyError) || !SERVED_STALE.includes(cause.code)) throw cause;
    const found = await store.newestRecord(version, id);
    if (found === undefined) throw cause;
    const { readAt, ...record } = found;
    return { ...record, graphRequestId: undefined, stale: { code: cause.code, readAt } };
  };

  return {
    lastKnown: (version, id) => {
      const found = kept.peek(`${version} ${id}`);
      return found && { recordVersion: found.value.recordVersion, askedAt: found.askedAt };
    },
    get: (version, id, options) => {
      const isStrict = options.notBefore !== undefined;
      const answer = kept.get(
        `${version} ${id}`,
        options,
        async (signal) =>
          (isStrict ? undefined : await askedLately(version, id)) ?? load(version, id, signal),
      );
      return !isStrict ? answer.catch((cause: unknown) => fromStore(version, id, cause)) : answer;
    },
  };
};

const INT64 = /^-?\d{1,19}$/;

const versionOf = ({ version }: JsonObject): string => {
  const text = typeof version === 'number' || typeof version === 'string' ? String(version) : '';
  if (!INT64.test(text) || BigInt.asIntN(64, BigInt(text)) !== BigInt(text))
    throw new ProxyError('upstream-invalid');
  return text;
};
