import { epochMs } from '#base/units';
import type { CallRecord } from '#calls/model';
import { CQD_LIMITS } from '#quality/limit-sets';
import { topCause, type TopCause } from '#report/verdict/top-cause';
import { createDiagnosisFeed, type DiagnosisFeed } from '../data/desk/diagnosis-feed.ts';
import { onForgetCalls } from '../data/forget-calls.ts';
import type { SessionsPage } from '../data/queries.ts';

/** So many calls are diagnosed side by side; those that nobody reads on are let go. */
const MOST_OPEN = 12;

type Open = { readonly feed: DiagnosisFeed; readonly pages: readonly SessionsPage[] };

const open = new Map<string, Open>();
const found = new Map<string, TopCause | undefined>();
const told = new WeakSet<readonly SessionsPage[]>();
const listeners = new Set<() => void>();

onForgetCalls(() => {
  for (const { feed } of open.values()) feed.end();
  open.clear();
  found.clear();
});

/** What the sessions read so far of a call point to; undefined where that is nothing, or not found out yet. */
export const causeOf = (id: string): TopCause | undefined => found.get(id);

export const onCauses = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Finds the cause of a call in the pages read of it; more of them are work for these alone. */
export const findCause = (record: CallRecord, pages: readonly SessionsPage[]): void => {
  const known = open.get(record.id);
  if (pages.length === 0 || known?.pages === pages || told.has(pages)) return;
  const feed = known?.feed ?? startFeed(record);
  open.delete(record.id);
  open.set(record.id, { feed, pages });
  feed.read(pages);
  for (const oldest of open.keys()) {
    if (open.size <= MOST_OPEN) break;
    close(oldest);
  }
};

const close = (id: string): void => {
  open.get(id)?.feed.end();
  open.delete(id);
};

const startFeed = (record: CallRecord): DiagnosisFeed => {
  const feed = createDiagnosisFeed({ record, limits: CQD_LIMITS.name, now: epochMs(Date.now()) });
  feed.subscribe(() => tell(record.id, feed));
  return feed;
};

const tell = (id: string, feed: DiagnosisFeed): void => {
  const pages = open.get(id)?.pages;
  const current = foundBy(feed);
  if (pages === undefined || current === undefined || current.upTo !== pages.at(-1)) return;
  found.set(id, topCause(current.diagnosis));
  told.add(pages);
  if (pages.at(-1)?.complete === true) close(id);
  for (const listener of listeners) listener();
};

/** A fault is told on the call's own page; the list only lacks a cause. */
const foundBy = (feed: DiagnosisFeed): ReturnType<DiagnosisFeed['current']> => {
  try {
    return feed.current();
  } catch {
    return undefined;
  }
};
