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
import { GRAPH_IS_ILL, type Stale } from './call-records.ts';
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
  readonly stale?: Stale;
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
/** A list of calls grows all the time: older than this it misleads. */
const SERVE_STALE_MS = 60 * MINUTE_MS;
const KEEP_LINK_MS = 65 * MINUTE_MS;
const MAX_QUESTIONS = 1_000;
const MAX_BYTES = 64 * 1024 * 1024;

type Asked = { readonly key: string; readonly filter: readonly FilterClause[] };

/** Graph's links stay here; callers hold names of them. */
export const createCallLists = ({ ask, store, graphBaseUrl, now }: Options): CallLists => {
  const kept = createKept<ListPage>({ now, keepMs: KEEP_MS, maxBytes: MAX_BYTES });

  const lastAsked = new Map<string, Asked>();

  const remember = (question: string, asked: Asked): void => {
    lastAsked.delete(question);
    lastAsked.set(question, asked);
    const [oldest] = lastAsked.keys();
    if (lastAsked.size > MAX_QUESTIONS && oldest !== undefined) lastAsked.delete(oldest);
  };

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

  /**
   * While Graph is ill, what it gave for the same question a while ago. “Since Monday, 14:02” is another question each
   * minute, so instants that lie near count as the same; what they no longer include is left out.
   */
  const oldPage = (question: string, query: ListQuery, cause: unknown): ListPage | undefined => {
    if (!(cause instanceof ProxyError) || !GRAPH_IS_ILL.includes(cause.code)) return undefined;
    const asked = lastAsked.get(question);
    const found = asked && kept.peekOld(asked.key);
    if (found === undefined || found.askedAt + SERVE_STALE_MS <= now()) return undefined;
    if (!isNear(asked?.filter ?? [], query.filter)) return undefined;
    return {
      ...found.value,
      records: found.value.records.filter((record) => startsWithin(record, query.filter)),
      graphRequestId: undefined,
      stale: { code: cause.code, readAt: found.askedAt },
    };
  };

  return {
    page: async (query, name, signal) => {
      const { version, filter, pageSize } = query;
      const target: GraphTarget = { kind: 'list', version, filter };
      const url = name === undefined ? toGraphUrl(graphBaseUrl, target) : await urlOf(name);
      const key = JSON.stringify([version, writeFilter(filter), pageSize, url]);
      const question = JSON.stringify([version, shapeOf(filter), pageSize, name]);
      return kept
        .get(key, { signal }, (all) => read(target, url, pageSize, all))
        .then((page) => {
          remember(question, { key, filter });
          return page;
        })
        .catch((cause: unknown) => {
          const stale = oldPage(question, query, cause);
          if (stale !== undefined) return stale;
          // The list itself is always there: a 404 means that this Graph does not offer call records.
          const isMissing = cause instanceof ProxyError && cause.code === 'call-record-not-found';
          throw isMissing ? new ProxyError('upstream-rejected', cause.details) : cause;
        });
    },
  };
};

/** The question without its instants. */
const shapeOf = (filter: readonly FilterClause[]): readonly string[] =>
  filter.map((clause) => (clause.kind === 'start' ? clause.operator : clause.id));

const isNear = (one: readonly FilterClause[], other: readonly FilterClause[]): boolean =>
  one.every((clause, index) => {
    const like = other[index];
    return (
      clause.kind !== 'start' ||
      (like?.kind === 'start' &&
        Math.abs(Date.parse(clause.instant) - Date.parse(like.instant)) < SERVE_STALE_MS)
    );
  });

const startsWithin = ({ startDateTime }: JsonObject, filter: readonly FilterClause[]): boolean => {
  const start = Date.parse(String(startDateTime));
  return filter.every((clause) => clause.kind !== 'start' || !isOutside(start, clause));
};

/** A start that cannot be read is outside of nothing. */
const isOutside = (
  start: number,
  { operator, instant }: Extract<FilterClause, { readonly kind: 'start' }>,
): boolean => {
  const limit = Date.parse(instant);
  switch (operator) {
    case 'lt':
      return start >= limit;
    case 'le':
      return start > limit;
    case 'gt':
      return start <= limit;
    case 'ge':
      return start < limit;
  }
};
