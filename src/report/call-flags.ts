import { isGuid } from '#base/guid';
import { personName } from './list/row-source.ts';
import type { TopCause } from './verdict/top-cause.ts';
import { kindOfCall, type CallKind } from './call-kind.ts';
import type { CallRecord } from '#calls/model';
import type { CallSummary } from './call-summary.ts';

/** What a list of calls can be narrowed to, in the words of its address. */
export const CALL_FLAGS = ['rated-poor', 'poor-audio', 'failed', 'not-read'] as const;
export type CallFlag = (typeof CALL_FLAGS)[number];

/** A call of the list with what its sessions say, as far as they were read. */
export type ListedCall = {
  readonly record: CallRecord;
  readonly summary: CallSummary | undefined;
  readonly cause: TopCause | undefined;
};

/** Calls with every flag that is asked for, and of the other parts that are not empty with any one of each. */
export type CallsFilter = {
  readonly flags: readonly CallFlag[];
  readonly kinds: readonly CallKind[];
  /** Rules by id. */
  readonly causes: readonly string[];
  readonly sites: readonly string[];
};

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

/** Without any active part the same list comes back. */
export const filterCalls = (calls: readonly ListedCall[], filter: CallsFilter): readonly ListedCall[] => {
  const { flags, kinds, causes, sites } = filter;
  if ([flags, kinds, causes, sites].every(({ length }) => length === 0)) return calls;
  return calls.filter(
    (call) =>
      flags.every((flag) => HAS[flag](call.summary)) &&
      anyOf(kinds, [kindOfListed(call)]) &&
      anyOf(causes, call.cause ? [call.cause.rule] : []) &&
      anyOf(sites, call.summary?.sites ?? []),
  );
};

const anyOf = <Value>(wanted: readonly Value[], values: readonly Value[]): boolean =>
  wanted.length === 0 || values.some((value) => wanted.includes(value));

/** Something that calls can be narrowed to, and how many of them have it. */
export type CallChoice = { readonly value: string; readonly label: string; readonly count: number };

/** The causes found so far, the most frequent first. */
export const causeChoices = (calls: readonly ListedCall[]): readonly CallChoice[] =>
  counted(calls.flatMap(({ cause }) => (cause ? [{ value: cause.rule, label: cause.title }] : [])));

/** Where people of the calls read so far were, the most frequent first. */
export const siteChoices = (calls: readonly ListedCall[]): readonly CallChoice[] =>
  counted(
    calls.flatMap(({ summary }) => (summary?.sites ?? []).map((site) => ({ value: site, label: site }))),
  );

/**
 * People whom the list names, by their Entra object id, the most frequent first: organisers, participants, and who
 * called whom. Only by such an id can Graph list somebody's calls.
 */
export const personChoices = (calls: readonly ListedCall[]): readonly CallChoice[] =>
  counted(
    calls.flatMap(({ record, summary }) => {
      const people = [record.organizer, ...record.participants, summary?.caller, summary?.callee];
      const named = people.flatMap((person) => {
        const label = personName(person);
        return person?.id !== undefined && isGuid(person.id) && label !== undefined
          ? [[person.id.toLowerCase(), label] as const]
          : [];
      });
      return [...new Map(named)].map(([value, label]) => ({ value, label }));
    }),
  );

const counted = (found: readonly Omit<CallChoice, 'count'>[]): readonly CallChoice[] => {
  const choices = new Map<string, CallChoice>();
  for (const { value, label } of found) {
    choices.set(value, { value, label, count: (choices.get(value)?.count ?? 0) + 1 });
  }
  return [...choices.values()].sort(
    (one, other) => other.count - one.count || one.label.localeCompare(other.label, 'en'),
  );
};
