import { kindOfCall, type CallKind } from './call-kind.ts';
import type { CallRecord } from '#calls/model';
import type { CallSummary } from './call-summary.ts';

/** What a list of calls can be narrowed to, in the words of its address. */
export const CALL_FLAGS = ['rated-poor', 'poor-audio', 'failed', 'not-read'] as const;
export type CallFlag = (typeof CALL_FLAGS)[number];

/** A call of the list with what its sessions say, as far as they were read. */
export type ListedCall = { readonly record: CallRecord; readonly summary: CallSummary | undefined };

/** Calls with every flag that is asked for and of any kind that is. Without any the same list comes back. */
export type CallsFilter = { readonly flags: readonly CallFlag[]; readonly kinds: readonly CallKind[] };

const HAS: Readonly<Record<CallFlag, (summary: CallSummary | undefined) => boolean>> = {
  'rated-poor': (summary) => (summary?.ratedPoor ?? 0) > 0,
  'poor-audio': (summary) => (summary?.audioPoor ?? 0) > 0,
  failed: (summary) => summary?.failure !== undefined,
  'not-read': (summary) => summary === undefined,
};

/** How many of the calls have a flag. */
export const countFlagged = (calls: readonly ListedCall[], flag: CallFlag): number =>
  calls.filter(({ summary }) => HAS[flag](summary)).length;

/** The kind of a call of the list: who called whom tells more of it once its sessions are read. */
export const kindOfListed = ({ record, summary }: ListedCall): CallKind =>
  kindOfCall(record, summary ? [summary.caller, summary.callee] : []);

export const filterCalls = (
  calls: readonly ListedCall[],
  { flags, kinds }: CallsFilter,
): readonly ListedCall[] =>
  flags.length === 0 && kinds.length === 0
    ? calls
    : calls.filter(
        (call) =>
          flags.every((flag) => HAS[flag](call.summary)) &&
          (kinds.length === 0 || kinds.includes(kindOfListed(call))),
      );
