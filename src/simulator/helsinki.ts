import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#base/units';

/** The demo's people live by this clock. */
const ZONE = 'Europe/Helsinki';

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** The instant at which Helsinki's clocks show a time (`14:00` or `14:32:07`) so many days before the day of `now`. */
export const helsinkiAt = (now: number, daysBefore: number, clock: string): number => {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  const midnight = Math.floor(wallClock(now) / DAY_MS) * DAY_MS - daysBefore * DAY_MS;
  const wall = midnight + hours * HOUR_MS + minutes * MINUTE_MS + seconds * SECOND_MS;
  // The offset is asked for at the moment itself, so that a change of summer time in between does no harm.
  return wall - offsetAt(wall - offsetAt(wall));
};

/** The weekday in Helsinki so many days before `now`, 0 for Sunday. */
export const helsinkiWeekday = (now: number, daysBefore: number): number =>
  new Date(wallClock(now) - daysBefore * DAY_MS).getUTCDay();

/** How many days before `now` the last workday but so many was: 1 is the workday before today. */
export const workdaysBefore = (now: number, count: number): number => {
  let days = 0;
  for (let left = count; left > 0;) {
    days += 1;
    if (![0, 6].includes(helsinkiWeekday(now, days))) left -= 1;
  }
  return days;
};

const offsetAt = (instant: number): number =>
  wallClock(instant) - Math.floor(instant / SECOND_MS) * SECOND_MS;

/** What the clocks show at an instant, written as if it were UTC. */
const wallClock = (instant: number): number => {
  const shown = Object.fromEntries(
    parts.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second);
};
