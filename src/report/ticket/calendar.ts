import { DAY_MS, epochMs, MINUTE_MS, type EpochMs } from '#base/units';
import { zoneOffsetMs } from '../format.ts';

/** A day on the wall calendar, wherever that hangs. `month` is 1 to 12. */
export type CalendarDay = { readonly year: number; readonly month: number; readonly day: number };

const utcOf = ({ year, month, day }: CalendarDay): number => Date.UTC(year, month - 1, day);

const dayOfUtc = (at: number): CalendarDay => {
  const date = new Date(at);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};

/** The day it is in a zone at an instant. */
export const dayAt = (at: EpochMs, zone: string): CalendarDay => dayOfUtc(at + zoneOffsetMs(at, zone));

export const addDays = (day: CalendarDay, days: number): CalendarDay => dayOfUtc(utcOf(day) + days * DAY_MS);

/** Sunday is 0. */
export const weekdayOf = (day: CalendarDay): number => new Date(utcOf(day)).getUTCDay();

/** Whole days from one to the other; negative when the other is earlier. */
export const daysBetween = (one: CalendarDay, other: CalendarDay): number =>
  Math.round((utcOf(other) - utcOf(one)) / DAY_MS);

/** The same day of the calendar, or undefined for a 31st of February. */
export const realDay = (year: number, month: number, day: number): CalendarDay | undefined => {
  const found = dayOfUtc(Date.UTC(year, month - 1, day));
  return found.month === month && found.day === day ? found : undefined;
};

/**
 * The instant at which the clocks of a zone show so many minutes after midnight. In the hour that summer time skips
 * it is the instant an hour later; of the hour that comes twice it is the first or the second, as the offset before says.
 */
export const instantOn = (day: CalendarDay, minutes: number, zone: string): EpochMs => {
  const wall = utcOf(day) + minutes * MINUTE_MS;
  const guess = epochMs(wall - zoneOffsetMs(epochMs(wall), zone));
  return epochMs(wall - zoneOffsetMs(guess, zone));
};
