import { MINUTE_MS } from '#base/units';
import type { GraphVersion } from '#contract/routes';
import { ProxyError } from '../errors.ts';
import type { Ask } from '../graph/ask.ts';
import type { JsonObject } from '../graph/json.ts';
import { INTERACTIVE } from '../graph/retry.ts';
import { toGraphUrl } from '../graph/templates.ts';
import { createKept } from './kept.ts';

type CallRecordAnswer = {
  readonly json: JsonObject;
  /** Int64 as text. */
  readonly recordVersion: string;
  readonly graphRequestId: string | undefined;
};

/** Call records without their sessions. Each is asked for once in five minutes, and tells the record's version. */
export type CallRecords = {
  get(
    version: GraphVersion,
    id: string,
    options: { readonly signal: AbortSignal; readonly notBefore?: number },
  ): Promise<CallRecordAnswer>;
  /** The record's version as last learned, and when it was asked for, epoch milliseconds. */
  lastKnown(
    version: GraphVersion,
    id: string,
  ): { readonly recordVersion: string; readonly askedAt: number } | undefined;
};

type Options = { readonly ask: Ask; readonly graphBaseUrl: string; readonly now: () => number };

const KEEP_MS = 5 * MINUTE_MS;
const MAX_BYTES = 64 * 1024 * 1024;

export const createCallRecords = ({ ask, graphBaseUrl, now }: Options): CallRecords => {
  const kept = createKept<CallRecordAnswer>({ now, keepMs: KEEP_MS, maxBytes: MAX_BYTES });
  return {
    lastKnown: (version, id) => {
      const found = kept.peek(`${version} ${id}`);
      return found && { recordVersion: found.value.recordVersion, askedAt: found.askedAt };
    },
    get: (version, id, options) =>
      kept.get(`${version} ${id}`, options, async (signal) => {
        const answer = await ask({
          url: toGraphUrl(graphBaseUrl, { kind: 'record', version, id }),
          slot: { recordId: id, page: 'first' },
          policy: INTERACTIVE,
          signal,
        });
        const recordVersion = versionOf(answer.json);
        return {
          value: { json: answer.json, recordVersion, graphRequestId: answer.requestId },
          bytes: answer.bytes,
        };
      }),
  };
};

const versionOf = ({ version }: JsonObject): string => {
  if (typeof version === 'number' || typeof version === 'string') return String(version);
  throw new ProxyError('upstream-invalid');
};
