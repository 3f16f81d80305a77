import { MINUTE_MS } from '#base/units';
import { conditionsOf } from '../causes.ts';
import type { Cause } from '../causes.ts';
import { personAt } from '../directory.ts';
import { feedbackOf } from '../feedback.ts';
import { helsinkiAt, workdaysBefore } from '../helsinki.ts';
import { legOf } from '../leg.ts';
import { meetingRecord } from '../meeting.ts';
import { createRandom, guidOf } from '../random.ts';
import type { Random } from '../random.ts';
import type { SimulatedRecord } from '../record.ts';
import type { Leg } from '../session.ts';

export type LargeMeeting = { readonly id: string; readonly name: string; readonly sessions: number };

/** A town hall of 1,000 sessions, and one of 10,000. */
export const townHall = {
  id: '4d7e2b90-83c1-4f6a-b5d2-91a0e7c36f48',
  name: 'town-hall',
  sessions: 1_000,
} as const;
export const companyDay = {
  id: 'b1f0c6d4-2e58-4a97-8c3b-70d9f4e1a265',
  name: 'company-day',
  sessions: 10_000,
} as const;

/** Both of them, two and three workdays before the clock's day. */
export const largeMeetings = (now: number, seed: number): readonly SimulatedRecord[] => [
  largeMeeting(townHall, helsinkiAt(now, workdaysBefore(now, 2), '10:00'), seed),
  largeMeeting(companyDay, helsinkiAt(now, workdaysBefore(now, 3), '13:00'), seed),
];

/** Shares of 1,000 people whom something other than luck befell. */
const TROUBLES: readonly (readonly [Cause, number])[] = [
  ['weakWifi', 14],
  ['crowdedWifi', 10],
  ['shortDropouts', 12],
  ['busyUplink', 8],
  ['starvedLaptop', 6],
  ['vpn', 9],
  ['udpBlocked', 12],
  ['mobile', 11],
  ['longPath', 4],
];

/**
 * Each session is made from its place alone, so that the last page costs what the first does. One in fifty
 * people left and came back; their second session has the person and the cause of the first.
 */
export const largeMeeting = (
  { id, name, sessions }: LargeMeeting,
  start: number,
  seed: number,
): SimulatedRecord => {
  const people = Math.floor(sessions * 0.98);
  const end = start + 62 * MINUTE_MS;
  const spoiled = conditionsOf('weakWifi', createRandom('speaker', seed, id)).sent;

  const leg = (index: number): Leg => {
    const again = index >= people;
    const personIndex = again ? (index - people) * 49 : index;
    const returns = personIndex % 49 === 0 && personIndex / 49 < sessions - people;
    const random = createRandom('leg', seed, id, personIndex);
    const cause = causeOf(random);
    const joined = start + random.between(0, 6) * MINUTE_MS;
    const gone = start + random.between(20, 40) * MINUTE_MS;
    const speaks = random.chance(0.12);
    const leg = legOf(
      {
        id: guidOf(id, index),
        party: personAt(personIndex),
        joined: again ? gone + random.between(0.5, 3) * MINUTE_MS : joined,
        left: returns && !again ? gone : end - random.between(0, 4) * MINUTE_MS,
        cause,
        speaks,
        video: random.chance(0.6) ? 'seen' : 'none',
        sharing: random.chance(0.75) ? 'viewed' : 'none',
        failure:
          returns && !again && random.chance(0.5)
            ? { stage: 'midcall', reason: 'Media path connectivity was lost' }
            : null,
      },
      random,
    );
    const feeling = createRandom('feedback', seed, id, personIndex);
    // One in ten was listening when the one with the weak Wi-Fi spoke.
    const others = feeling.chance(0.1) ? [spoiled] : [];
    return { ...leg, feedback: feedbackOf(leg.conditions, others, feeling) };
  };

  return meetingRecord({
    id,
    name,
    seed,
    start,
    end,
    organizer: personAt(0),
    sessionCount: sessions,
    leg,
    participantCount: people,
    participant: personAt,
  });
};

const causeOf = (random: Random): Cause => {
  let left = random.between(0, 1_000);
  for (const [cause, share] of TROUBLES) {
    left -= share;
    if (left < 0) return cause;
  }
  return 'healthy';
};
