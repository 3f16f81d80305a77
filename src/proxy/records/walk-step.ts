import { hash } from 'node:crypto';
import { sessionJsonMark } from '#calls/session-mark';
import { ProxyError } from '../errors.ts';
import type { Ask } from '../graph/ask.ts';
import { isObject, type JsonObject } from '../graph/json.ts';
import { readNextLink } from '../graph/next-link.ts';
import { WALK } from '../graph/retry.ts';
import { pageSizeOf, toGraphUrl, type CollectionTarget } from '../graph/templates.ts';
import type { Slot } from '../graph/pace.ts';
import type { FirstPages } from './first-pages.ts';
import { orAborted } from './shared.ts';
import type { CollectionKey, NextStep, Progress, RecordStore } from '../store/store.ts';
import type { Fetched, StepReport, WalkStep } from './walk.ts';

type Options = {
  readonly key: CollectionKey;
  readonly store: RecordStore;
  readonly ask: Ask;
  readonly graphBaseUrl: string;
  /** Items to ask of Graph at a time; its maximum when undefined. */
  readonly pageSize: number | undefined;
  readonly firstPages: FirstPages;
  /** What is read of a collection at most. */
  readonly most?: Most | undefined;
  /** Whether the version was learned so lately that it is taken for the last page's; Graph is asked for who comes next. */
  readonly trustsVersion: () => boolean;
  /** The same, asked of Graph after the last page. */
  readonly isStillCurrent: (signal: AbortSignal) => Promise<boolean>;
};

export type Most = { readonly pages: number; readonly items: number };

const MOST: Most = { pages: 2_000, items: 200_000 };
const MAX_RESTARTS = 2;

/** Reads a page of the collection, or looks at its version after the last one. */
export const createWalkStep = (options: Options): WalkStep => {
  const { key, store, ask, graphBaseUrl, pageSize, firstPages, most = MOST } = options;
  const { trustsVersion, isStillCurrent } = options;
  const target = targetOf(key);
  const firstUrl = toGraphUrl(graphBaseUrl, target);
  /** Pages asked for, in their order: a link back into them is a circle. */
  let trail: readonly string[] = [];
  const repeats = createRepeats(key, store);
  let isSuperseded = false;

  const askPage = async (url: string, page: Slot['page'], report: StepReport, signal: AbortSignal) => {
    const onNextLink = (link: string): void => {
      const next = nextOf(link, url);
      if (next?.kind === 'page') report.linked?.(next);
    };
    const ahead = page === 'first' ? await orAborted(firstPages.take(target), signal) : undefined;
    const { json, requestId } =
      ahead ??
      (await ask({
        url,
        slot: { recordId: key.recordId, page },
        pageSize: pageSizeOf(target, pageSize),
        policy: WALK,
        signal,
        onWait: report.waiting,
        onNextLink,
      }));
    report.asked(requestId);
    return json;
  };

  /** A page that is asked for anew takes what followed it off the trail. */
  const tread = (url: string): void => {
    const at = trail.indexOf(url);
    trail = [...(at === -1 ? trail : trail.slice(0, at)), url];
  };

  /** A link that a page turned out not to have is no page that was asked for before. */
  const forgetGuess = (page: string, next: NextStep | undefined): void => {
    const at = trail.indexOf(page) + 1;
    if (at > 0 && (next?.kind !== 'page' || trail[at] !== next.url)) trail = trail.slice(0, at);
  };

  const readPage = async (
    progress: Progress,
    url: string,
    report: StepReport,
    signal: AbortSignal,
  ): Promise<Fetched> => {
    if (progress.pages >= most.pages) throw new ProxyError('record-too-large');
    const json = await askPage(url, url === firstUrl ? 'first' : 'following', report, signal);
    const items = itemsOf(json);
    const next = nextOf(json['@odata.nextLink'], url);
    forgetGuess(url, next);
    // A page whose link leads nowhere is kept, and asked for again should anyone want to know whether it has improved.
    return next === undefined
      ? { items, next: progress.next, problem: new ProxyError('upstream-paging-invalid') }
      : { items, next };
  };

  /** What the link of a page says; undefined for one that leads nowhere, or back to that page or before it. */
  const nextOf = (link: unknown, page: string): NextStep | undefined => {
    if (link === undefined || link === null) return { kind: trustsVersion() ? 'nothing' : 'check' };
    const url = readNextLink(link, target, graphBaseUrl);
    const before = trail.slice(0, trail.indexOf(page) + 1);
    return url.kind === 'err' || before.includes(url.value) ? undefined : { kind: 'page', url: url.value };
  };

  /** A page token that has expired: from the top, where what was read before is recognised and dropped. */
  const restart = ({ restarts }: Progress, cause: unknown): Fetched => {
    const isExpired =
      cause instanceof ProxyError &&
      cause.code === 'upstream-rejected' &&
      (cause.details.upstream?.status === 400 || cause.details.upstream?.status === 410);
    if (!isExpired || restarts >= MAX_RESTARTS) throw cause;
    return { items: undefined, next: { kind: 'first-page' } };
  };

  const check = async (signal: AbortSignal): Promise<Fetched> => {
    isSuperseded ||= !trustsVersion() && !(await isStillCurrent(signal));
    if (isSuperseded) throw new ProxyError('version-superseded');
    return { items: undefined, next: { kind: 'nothing' } };
  };

  return {
    ask: async (progress, report, signal) => {
      const { next } = progress;
      switch (next.kind) {
        case 'first-page':
          trail = [firstUrl];
          return readPage(progress, firstUrl, report, signal);
        case 'page':
          tread(next.url);
          return readPage(progress, next.url, report, signal).catch((cause: unknown) =>
            restart(progress, cause),
          );
        case 'check':
          return check(signal);
        case 'nothing':
          return { items: undefined, next };
      }
    },

    keep: async (progress, { items, next, problem }) => {
      if (items === undefined) return store.setNext(key, progress.items, next);
      const fresh = await repeats.drop(items, progress.items);
      const total = progress.items + fresh.items.length;
      if (total > most.items) throw new ProxyError('record-too-large');
      const appended = await store.append(key, { after: progress.items, items: fresh.items, next });
      if (appended.items === total) fresh.remember();
      if (problem !== undefined) throw problem;
      return appended;
    },
  };
};

/** What a collection is to Graph. */
export const targetOf = ({
  version,
  recordId,
  collection,
}: Omit<CollectionKey, 'recordVersion'>): CollectionTarget => ({
  kind: 'collection',
  version,
  id: recordId,
  collection: collection === 'participants' ? 'participants_v2' : 'sessions',
  expandSegments: collection === 'sessions-with-segments',
});

const itemsOf = ({ value }: JsonObject): readonly JsonObject[] => {
  if (!Array.isArray(value)) throw new ProxyError('upstream-invalid');
  return value.filter(isObject);
};

/** Drops entries that were read before; the parser would drop the same sessions. */
const createRepeats = (key: CollectionKey, store: RecordStore) => {
  let seen = new Set<string>();
  return {
    /** `remember` when the items are kept: what was not kept has to come again. */
    drop: async (items: readonly JsonObject[], alreadyRead: number) => {
      // The store may have let the collection go meanwhile, or been filled by another walk.
      if (seen.size !== alreadyRead)
        seen = new Set((await store.read(key, 0, alreadyRead)).items.map((item) => markOf(key, item)));
      const marked = new Map<string, JsonObject>();
      for (const item of items) {
        const mark = markOf(key, item);
        if (!seen.has(mark) && !marked.has(mark)) marked.set(mark, item);
      }
      return {
        items: [...marked.values()],
        remember: (): void => {
          for (const mark of marked.keys()) seen.add(mark);
        },
      };
    },
  };
};

const markOf = ({ collection }: CollectionKey, item: JsonObject): string => {
  const text =
    collection === 'participants' ? JSON.stringify([item['id'], item['identity']]) : sessionJsonMark(item);
  return hash('sha256', text, 'base64');
};
