import type { CallRecord } from '#calls/model';
import { createCallSummary } from '#report/call-summary';
import type { Work } from './job.ts';
import type { Summed } from './messages.ts';

/** Sums a call up for the list of calls. */
export const createSummaryWork = (record: CallRecord, say: (summed: Summed) => void): Work => {
  const call = createCallSummary(record);
  return { take: call.take, tell: (pages) => say({ summary: call.summary(), pages }) };
};
