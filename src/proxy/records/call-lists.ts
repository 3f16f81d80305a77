import { createHash } from 'node:crypto';
import { MINUTE_MS } from '#base/units';
import type { GraphVersion } from '#contract/routes';
import { ProxyError } from '../errors.ts';
import type { Ask } from '../graph/ask.ts';
import { isObject, type JsonObject } from '../graph/json.ts';
import { readNextLink } from '../graph/next-link.ts';
import { INTERACTIVE } from '../graph/retry.ts';
import { pageSizeOf, toGraphUrl, type GraphTarget } from '../graph/templates.ts';
import type { RecordStore } from '../store/store.ts';
import { writeFilter, type FilterClause } from '../steps/read-filter.ts';
import { createKept } from './kept.ts';

type ListQuery = {
  readonly version: GraphVersion;
  readonly filter: readonly FilterClause[];
  readonly pageSize: number | undefined;
};

type ListPage = {
  readonly records: readonly JsonObject[];
  /** Names the next page; undefined after the last one. */
  readonly next: string | undefined;
  /** Graph gave a link that cannot be followed: what is here is not all. */
  readonly hasBadLink: boolean;
  readonly graphRequestId: string | undefined;
};

/** Pages of the list of call records, each asked for once in five minutes. */
export type CallLists = {
  /** Throws `cursor-expired` for a page named an hour ago. */
  page(query: ListQuery, name: string | undefined, signal: AbortSignal): Promise<ListPage>;
};

type Options = {
  readonly ask: Ask;
  readonly store: Pick<RecordStore, 'keepLink' | 'findLink'>;
  readonly graphBaseUrl: string;
  readonly now: () => number;
};

const KEEP_MS = 5 * MINUTE_MS;
const KEEP_LINK_MS = 65 * MINUTE_MS;
const MAX_BYTES = 64 * 1024 * 1024;

/** Graph's links stay here; callers hold names of them. */
export const createCallLists = ({ ask, store, graphBaseUrl, now }: Options): CallLists => {
  const kept = createKept<ListPage>({ now, keepMs: KEEP_MS, maxBytes: MAX_BYTES });

  const nameLink = async (url: string): Promise<string> => {
    const name = createHash('sha256').update(url).digest('base64url').slice(0, 22);
    await store.keepLink(name, url, now() + KEEP_LINK_MS);
    return name;
  };

  const urlOf = async (name: string): Promise<string> => {
    const url = await store.findLink(name);
    if (url === undefined) throw new ProxyError('cursor-expired');
    return url;
  };

  const read = async (
    target: GraphTarget,
    url: string,
    pageSize: number | undefined,
    signal: AbortSignal,
  ) => {
    const { json, bytes, requestId } = await ask({
      url,
      slot: { recordId: undefined, page: 'first' },
      pageSize: pageSizeOf(target, pageSize),
      policy: INTERACTIVE,
      signal,
    });
    if (!Array.isArray(json['value'])) throw new ProxyError('upstream-invalid');
    const link = json['@odata.nextLink'] ?? undefined;
    const next = link === undefined ? undefined : readNextLink(link, target, graphBaseUrl);
    const isGood = next?.kind === 'ok' && next.value !== url;
    const page: ListPage = {
      records: json['value'].filter(isObject),
      next: isGood ? await nameLink(next.value) : undefined,
      hasBadLink: next !== undefined && !isGood,
      graphRequestId: requestId,
    };
    return { value: page, bytes };
  };

  return {
    page: async ({ version, filter, pageSize }, name, signal) => {
      const target: GraphTarget = { kind: 'list', version, filter };
      const url = name === undefined ? toGraphUrl(graphBaseUrl, target) : await urlOf(name);
      const key = JSON.stringify([version, writeFilter(filter), pageSize, url]);
      return kept
        .get(key, { signal }, (all) => read(target, url, pageSize, all))
        .catch((cause: unknown) => {
          // The list itself is always there: a 404 means that this Graph does not offer call records.
          const isMissing = cause instanceof ProxyError && cause.code === 'call-record-not-found';
          throw isMissing ? new ProxyError('upstream-rejected', cause.details) : cause;
        });
    },
  };
};
