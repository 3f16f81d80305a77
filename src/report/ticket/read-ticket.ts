import type { EpochMs } from '#base/units';
import { addDays, dayAt, instantOn, type CalendarDay } from './calendar.ts';
import { createLeftover } from './leftover.ts';
import { takeDay } from './ticket-day.ts';
import { takeLinks } from './ticket-links.ts';
import { takeSymptoms } from './ticket-symptoms.ts';
import { takeTime } from './ticket-time.ts';
import { namesIn, takeAccounts, takePhones } from './ticket-who.ts';
import { takeZone } from './ticket-zone.ts';
import type { AskedDay, AskedTime, Ticket } from './ticket.ts';

/** Longer texts are cut: the words that find a call stand near the beginning of a ticket. */
const LONGEST = 4_000;

/**
 * Reads a pasted text: “Anna, yesterday about 14:10, people sounded robotic”. Days are seen from `now` in the zone that
 * the text names, else in the viewer's.
 */
export const readTicket = (pasted: string, now: EpochMs, viewerZone: string): Ticket => {
  const text = createLeftover(pasted.slice(0, LONGEST).normalize('NFC'));
  const { ids, joinLinks } = takeLinks(text);
  const accounts = takeAccounts(text);
  const zone = takeZone(text);
  const today = dayAt(now, zone ?? viewerZone);
  const day = takeDay(text, today);
  const time = takeTime(text);
  const phones = takePhones(text);
  const symptoms = takeSymptoms(text);
  return {
    ids,
    joinLinks,
    people: [...accounts, ...namesIn(text.rest())],
    phones,
    day: day === undefined ? assumedDay(time, now, today, zone ?? viewerZone) : { day, isAssumed: false },
    time,
    zone,
    symptoms,
  };
};

/** A time without a day is today's, or yesterday's while today's is still to come. */
const assumedDay = (
  time: AskedTime | undefined,
  now: EpochMs,
  today: CalendarDay,
  zone: string,
): AskedDay | undefined => {
  if (time === undefined) return undefined;
  const isToCome = instantOn(today, time.from, zone) > now;
  return { day: isToCome ? addDays(today, -1) : today, isAssumed: true };
};
