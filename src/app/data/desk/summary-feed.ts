import type { CallRecord } from '#calls/model';
import type { CallSummary } from '#report/call-summary';
import { createFeed, type Feed, type SessionPages } from './feed.ts';

/** What sessions come to, and the last page of those that were summed up. */
export type SummedUp = { readonly summary: CallSummary; readonly upTo: SessionPages[number] | undefined };

export type SummaryFeed = Feed<SummedUp | undefined>;

/** What the list of calls tells of one, as its pages come: undefined until the first are through. */
export const createSummaryFeed = (record: CallRecord): SummaryFeed =>
  createFeed<SummedUp | undefined>({
    work: () => ({ kind: 'summary', record }),
    before: undefined,
    after: (_, message, pages) =>
      message.kind === 'summed'
        ? { summary: message.summed.summary, upTo: pages[message.summed.pages - 1] }
        : undefined,
  });
