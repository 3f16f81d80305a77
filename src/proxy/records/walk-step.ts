import { createHash } from 'node:crypto';
import { ProxyError } from '../errors.ts';
import type { Ask } from '../graph/ask.ts';
import { isObject, type JsonObject } from '../graph/json.ts';
import { readNextLink } from '../graph/next-link.ts';
import { WALK } from '../graph/retry.ts';
import { maxPageSize, toGraphUrl, type CollectionTarget } from '../graph/templates.ts';
import type { FirstPages } from './first-pages.ts';
import { orAborted } from './shared.ts';
import type { CollectionKey, NextStep, Progress, RecordStore } from './store.ts';
import type { StepReport, WalkStep } from './walk.ts';

type Options = {
  readonly key: CollectionKey;
  readonly store: RecordStore;
  readonly ask: Ask;
  readonly graphBaseUrl: string;
  readonly firstPages: FirstPages;
  /** Whether the record still has the version the walk reads, asked of Graph after the last page. */
  readonly isStillCurrent: (signal: AbortSignal) => Promise<boolean>;
};

const MAX_PAGES = 2_000;
const MAX_ITEMS = 200_000;
const MAX_RESTARTS = 2;

/** Reads a page of the collection, or looks at its version after the last one. */
export const createWalkStep = (options: Options): WalkStep => {
  const { key, store, ask, graphBaseUrl, firstPages, isStillCurrent } = options;
  const target = targetOf(key);
  const followed = new Set<string>();
  const repeats = createRepeats(key, store);
  let restarts = 0;
  let isSuperseded = false;

  const readPage = async (
    progress: Progress,
    url: string,
    report: StepReport,
    signal: AbortSignal,
  ): Promise<Progress> => {
    if (progress.pages >= MAX_PAGES) throw new ProxyError('upstream-paging-invalid');
    const isFirst = progress.next.kind !== 'page';
    const ahead = isFirst ? await orAborted(firstPages.take(target), signal) : undefined;
    const { json, bytes, requestId } =
      ahead ??
      (await ask({
        url,
        slot: { recordId: key.recordId, page: isFirst ? 'first' : 'following' },
        pageSize: maxPageSize(target),
        policy: WALK,
        signal,
        onWait: report.waiting,
      }));
    report.asked(requestId);
    const items = await repeats.drop(itemsOf(json), progress.items);
    if (progress.items + items.length > MAX_ITEMS) throw new ProxyError('upstream-invalid');
    const next = nextOf(json['@odata.nextLink']);
    // A page whose link leads nowhere is kept, and asked for again should anyone want to know whether it has improved.
    const appended = await store.append(key, {
      after: progress.items,
      items,
      bytes,
      next: next ?? progress.next,
    });
    if (next === undefined) throw new ProxyError('upstream-paging-invalid');
    return appended;
  };

  const nextOf = (link: unknown): NextStep | undefined => {
    if (link === undefined || link === null) return { kind: 'check' };
    const url = readNextLink(link, target, graphBaseUrl);
    if (url.kind === 'err' || followed.has(url.value)) return undefined;
    followed.add(url.value);
    return { kind: 'page', url: url.value };
  };

  /** A page token that has expired: from the top, where what was read before is recognised and dropped. */
  const restart = async (progress: Progress, cause: unknown): Promise<Progress> => {
    const isExpired =
      cause instanceof ProxyError &&
      cause.code === 'upstream-rejected' &&
      (cause.details.upstream?.status === 400 || cause.details.upstream?.status === 410);
    if (!isExpired || restarts >= MAX_RESTARTS) throw cause;
    restarts += 1;
    return store.setNext(key, progress.items, { kind: 'first-page' });
  };

  const check = async (progress: Progress, signal: AbortSignal): Promise<Progress> => {
    isSuperseded ||= !(await isStillCurrent(signal));
    if (isSuperseded) throw new ProxyError('cursor-expired');
    return store.setNext(key, progress.items, { kind: 'nothing' });
  };

  return async (progress, report, signal) => {
    const { next } = progress;
    switch (next.kind) {
      case 'first-page':
        followed.clear();
        return readPage(progress, toGraphUrl(graphBaseUrl, target), report, signal);
      case 'page':
        return readPage(progress, next.url, report, signal).catch((cause: unknown) =>
          restart(progress, cause),
        );
      case 'check':
        return check(progress, signal);
      case 'nothing':
        return progress;
    }
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

/** Drops entries that were read before in the same words; one id with other times or ends is not one of them. */
const createRepeats = (key: CollectionKey, store: RecordStore) => {
  const seen = new Set<string>();
  return {
    drop: async (items: readonly JsonObject[], alreadyRead: number): Promise<readonly JsonObject[]> => {
      // The store may have dropped the collection meanwhile, or been filled by a walk before this one.
      if (alreadyRead === 0) seen.clear();
      if (seen.size < alreadyRead)
        for (const item of await store.read(key, 0, alreadyRead)) seen.add(markOf(item));
      return items.filter((item) => {
        const mark = markOf(item);
        const isNew = !seen.has(mark);
        seen.add(mark);
        return isNew;
      });
    },
  };
};

const markOf = (item: JsonObject): string => {
  const { id, startDateTime, endDateTime, caller, callee, identity } = item;
  const text = JSON.stringify([id, startDateTime, endDateTime, caller, callee, identity]);
  return createHash('sha256').update(text).digest('base64');
};
