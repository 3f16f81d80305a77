import { epochMs } from '#base/units';
import type { CallRecord } from '#calls/model';
import { CQD_LIMITS } from '#quality/limit-sets';
import { topCause, type TopCause } from '#report/verdict/top-cause';
import { createDiagnosisFeed, type DiagnosisFeed } from '../data/desk/diagnosis-feed.ts';
import type { Feed } from '../data/desk/feed.ts';
import { createSummaryFeed, type SummaryFeed, type SummedUp } from '../data/desk/summary-feed.ts';
import { onForgetCalls } from '../data/forget-calls.ts';
import type { SessionsPage } from '../data/queries.ts';

/** So many calls are worked out side by side; those that nobody reads on are let go. */
const MOST_OPEN = 12;

type Open = {
  readonly summary: SummaryFeed;
  readonly diagnosis: DiagnosisFeed;
  readonly pages: readonly SessionsPage[];
};

const open = new Map<string, Open>();
const summaries = new Map<string, SummedUp>();
const causes = new Map<string, TopCause | undefined>();
const through = new WeakSet<readonly SessionsPage[]>();
const listeners = new Set<() => void>();

onForgetCalls(() => {
  for (const id of open.keys()) close(id);
  summaries.clear();
  causes.clear();
});

/** What the sessions read so far of a call come to; undefined before that is worked out. */
export const summedUpOf = (id: string): SummedUp | undefined => summaries.get(id);

/** What they point to; undefined where that is nothing, or not found out yet. */
export const causeOf = (id: string): TopCause | undefined => causes.get(id);

export const onListedCalls = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Works out what the list tells of a call from the pages read of it; more of them are work for these alone. */
export const workOut = (record: CallRecord, pages: readonly SessionsPage[]): void => {
  const known = open.get(record.id);
  if (pages.length === 0 || known?.pages === pages || through.has(pages)) return;
  const feeds = known ?? startFeeds(record);
  open.delete(record.id);
  open.set(record.id, { ...feeds, pages });
  const isWhole = pages.at(-1)?.nextLink === undefined;
  feeds.summary.read(pages, isWhole);
  feeds.diagnosis.read(pages, isWhole);
  for (const oldest of open.keys()) {
    if (open.size <= MOST_OPEN) break;
    close(oldest);
  }
};

const close = (id: string): void => {
  const known = open.get(id);
  known?.summary.end();
  known?.diagnosis.end();
  open.delete(id);
};

const startFeeds = (record: CallRecord): Omit<Open, 'pages'> => {
  const summary = createSummaryFeed(record);
  const diagnosis = createDiagnosisFeed({ record, limits: CQD_LIMITS.name, now: epochMs(Date.now()) });
  for (const feed of [summary, diagnosis]) feed.subscribe(() => note(record.id));
  return { summary, diagnosis };
};

const note = (id: string): void => {
  const known = open.get(id);
  if (known === undefined) return;
  const last = known.pages.at(-1);
  const summed = currentOf(known.summary);
  const found = currentOf(known.diagnosis);
  if (summed !== undefined) summaries.set(id, summed);
  if (found !== undefined && found.upTo === last) causes.set(id, topCause(found.diagnosis));
  if (summed?.upTo === last && found?.upTo === last) {
    through.add(known.pages);
    if (last?.complete === true) close(id);
  }
  for (const listener of listeners) listener();
};

/** A fault is told on the call's own page; the list only lacks what it kept from being worked out. */
const currentOf = <Value>(feed: Feed<Value>): Value | undefined => {
  try {
    return feed.current();
  } catch {
    return undefined;
  }
};
