import { DAY_MS, epochMs, type EpochMs } from '#base/units';
import type { CallRecord } from '#calls/model';
import { formatDate, formatDay } from '#report/format';

/** What stands in the list, one under the other. */
export type ListItem =
  | {
      readonly kind: 'day';
      readonly key: string;
      readonly title: string;
      readonly count: number;
      /** More calls of this day may be on a page not read yet. */
      readonly more: boolean;
    }
  | { readonly kind: 'call'; readonly record: CallRecord };

type Options = {
  /** IANA name of the zone that says where a day ends. */
  readonly timeZone: string;
  readonly now: EpochMs;
  /** Whether there are pages not read yet. */
  readonly more: boolean;
};

/**
 * Calls under the head of their day, newest first. Graph promises no order, so they are sorted here; calls
 * that start together keep Graph's order, and a call without a start comes last.
 */
export const toListItems = (records: readonly CallRecord[], options: Options): readonly ListItem[] => {
  const dayOf = dayNamer(options);
  const days = new Map<string, { readonly title: string; readonly records: CallRecord[] }>();
  for (const record of records.toSorted(newestFirst)) {
    const { key, title } = dayOf(record.start);
    const day = days.get(key) ?? { title, records: [] };
    days.set(key, day);
    day.records.push(record);
  }
  const last = [...days.keys()].at(-1);
  return [...days].flatMap(([key, { title, records: calls }]) => [
    { kind: 'day' as const, key, title, count: calls.length, more: options.more && key === last },
    ...calls.map((record) => ({ kind: 'call' as const, record })),
  ]);
};

const newestFirst = (one: CallRecord, other: CallRecord): number =>
  (other.start ?? Number.NEGATIVE_INFINITY) === (one.start ?? Number.NEGATIVE_INFINITY)
    ? 0
    : (other.start ?? Number.NEGATIVE_INFINITY) - (one.start ?? Number.NEGATIVE_INFINITY);

type Day = { readonly key: string; readonly title: string };

const NO_DAY: Day = { key: 'none', title: 'Without a start' };

const dayNamer = ({ timeZone, now }: Options): ((start: EpochMs | undefined) => Day) => {
  const today = formatDate(now, timeZone);
  const yesterday = formatDate(epochMs(now - DAY_MS), timeZone);
  const year = today.slice(-4);
  return (start) => {
    if (start === undefined) return NO_DAY;
    const key = formatDate(start, timeZone);
    const day = formatDay(start, timeZone);
    if (key === today) return { key, title: `Today, ${day}` };
    if (key === yesterday) return { key, title: `Yesterday, ${day}` };
    return { key, title: key.endsWith(year) ? day : key };
  };
};
