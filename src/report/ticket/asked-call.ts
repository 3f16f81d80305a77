import { rangeOf, type Range } from '#base/range';
import { DAY_MS, epochMs, HOUR_MS, MINUTE_MS, type EpochMs } from '#base/units';
import { addDays, instantOn, type CalendarDay } from './calendar.ts';
import type { KnownPerson } from './known-people.ts';
import type { AskedTime, JoinLink, Symptom, Ticket } from './ticket.ts';

/** A ticket with the people it may mean, and everything in it as the chips of the finder now say. */
export type AskedCall = {
  readonly ids: readonly string[];
  readonly joinLinks: readonly JoinLink[];
  readonly people: readonly AskedSomebody[];
  readonly phones: readonly string[];
  readonly when: AskedWhen | undefined;
  readonly symptoms: readonly Symptom[];
};

/** One of `may` is meant; nobody when no one of that name is known here. */
export type AskedSomebody = { readonly words: string; readonly may: readonly KnownPerson[] };

export type AskedWhen = {
  readonly day: CalendarDay;
  /** The time itself, without its slack; undefined when only a day is asked for. */
  readonly time: Range | undefined;
  /** The time with its slack, or the whole day. */
  readonly around: Range;
};

/** How exact people are: “about” is a quarter of an hour either way. In minutes. */
export const slackOf = ({ from, to, isAbout }: AskedTime): number => {
  if (from !== to) return 0;
  return isAbout ? 15 : 5;
};

/** When the call was, in the zone the ticket names or else the viewer's; undefined when no day can be told. */
export const askedWhen = (
  { day, time }: Pick<Ticket, 'day' | 'time'>,
  zone: string,
  slackMinutes: number,
): AskedWhen | undefined => {
  if (day === undefined) return undefined;
  if (time === undefined) {
    const around = { start: instantOn(day.day, 0, zone), end: instantOn(addDays(day.day, 1), 0, zone) };
    return { day: day.day, time: undefined, around };
  }
  const exact = rangeOf(instantOn(day.day, time.from, zone), instantOn(day.day, time.to, zone));
  const slack = slackMinutes * MINUTE_MS;
  return {
    day: day.day,
    time: exact,
    around: { start: epochMs(exact.start - slack), end: epochMs(exact.end + slack) },
  };
};

/** A meeting is rarely longer: one that covers a time began after this much before it. */
const LONGEST_CALL_MS = 8 * HOUR_MS;
/** People misremember: calls that began a little later are worth a look. */
const LATER_MS = HOUR_MS;
/** What Graph keeps. */
const KEPT_MS = 30 * DAY_MS;

/** Between which starts Graph's list has to be asked; without a day, all that it keeps. */
export const startsToSearch = (when: AskedWhen | undefined, now: EpochMs): Range => {
  if (when === undefined) return { start: epochMs(now - KEPT_MS), end: now };
  if (when.time === undefined) return when.around;
  return {
    start: epochMs(when.around.start - LONGEST_CALL_MS),
    end: epochMs(when.around.end + LATER_MS),
  };
};
