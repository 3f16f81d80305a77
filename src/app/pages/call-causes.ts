import { epochMs } from '#base/units';
import type { CallRecord } from '#calls/model';
import { CQD_LIMITS } from '#quality/limit-sets';
import { topCause, type TopCause } from '#report/verdict/top-cause';
import { createDiagnosisFeed, type DiagnosisFeed } from '../data/desk/diagnosis-feed.ts';
import type { SessionsPage } from '../data/queries.ts';

type Found = { readonly cause: TopCause | undefined; readonly pages: readonly SessionsPage[] };

/** So many calls are diagnosed side by side; those that nobody reads on are let go. */
const MOST_OPEN = 12;

type Open = { readonly feed: DiagnosisFeed; readonly pages: readonly SessionsPage[] };

const open = new Map<string, Open>();
const found = new Map<string, Found>();
const listeners = new Set<() => void>();

/** What the sessions read so far of a call point to; undefined until that is found out. */
export const causeOf = (id: string): Found | undefined => found.get(id);

export const onCauses = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Finds the cause of a call in the pages read of it; more of them are work for these alone. */
export const findCause = (record: CallRecord, pages: readonly SessionsPage[]): void => {
  const known = open.get(record.id);
  if (pages.length === 0 || known?.pages === pages || found.get(record.id)?.pages === pages) return;
  const feed = known?.feed ?? startFeed(record);
  open.delete(record.id);
  open.set(record.id, { feed, pages });
  feed.read(pages);
  for (const [oldest, { feed: old }] of open) {
    if (open.size <= MOST_OPEN) break;
    old.end();
    open.delete(oldest);
  }
};

const startFeed = (record: CallRecord): DiagnosisFeed => {
  const feed = createDiagnosisFeed({ record, limits: CQD_LIMITS.name, now: epochMs(Date.now()) });
  feed.subscribe(() => {
    const told = feed.current();
    const pages = open.get(record.id)?.pages;
    if (told === undefined || told.pages !== pages?.length) return;
    found.set(record.id, { cause: topCause(told.diagnosis), pages });
    for (const listener of listeners) listener();
  });
  return feed;
};
