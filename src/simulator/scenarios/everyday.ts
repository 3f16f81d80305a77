import { MINUTE_MS } from '#base/units';
import type { Cause } from '../causes.ts';
import { personAt, somePhone } from '../directory.ts';
import { feedbackOf } from '../feedback.ts';
import { helsinkiAt, helsinkiWeekday } from '../helsinki.ts';
import { legOf } from '../leg.ts';
import { meetingRecord } from '../meeting.ts';
import { createRandom, guidOf } from '../random.ts';
import type { Random } from '../random.ts';
import type { SimulatedRecord } from '../record.ts';
import type { Leg } from '../session.ts';
import { twoPartyRecord } from '../two-party.ts';
import { telephoneRecord } from './telephone.ts';

const DAYS = 30;
const CALLS_A_WORKDAY = 7;

/** The month's ordinary calls: seven a workday, one a day on weekends. The same seed and day give the same calls. */
export const everydayCalls = (now: number, seed: number): readonly SimulatedRecord[] =>
  Array.from({ length: DAYS }, (_, daysBefore) => {
    const weekend = [0, 6].includes(helsinkiWeekday(now, daysBefore));
    const count = weekend ? 1 : CALLS_A_WORKDAY;
    return Array.from({ length: count }, (__, place) => everydayCall(now, daysBefore, place, seed));
  }).flat();

/** The people of one office, small enough that the same faces come back. */
const OFFICE = 90;

const everydayCall = (now: number, daysBefore: number, place: number, seed: number): SimulatedRecord => {
  const day = new Date(helsinkiAt(now, daysBefore, '12:00')).toISOString().slice(0, 10);
  const random = createRandom('everyday', seed, day, place);
  const hour = 8 + Math.floor((place * 9) / CALLS_A_WORKDAY);
  const minute = random.pick([0, 0, 15, 30, 30, 42, 7, 21]);
  const start = helsinkiAt(now, daysBefore, `${hour}:${minute}`) + random.whole(0, 59_999);
  const id = guidOf('everyday', seed, day, place);
  const kind = random.next();
  const plan: EverydayPlan = { id, name: `everyday ${day} ${place}`, start, seed, random };
  if (kind < 0.42) return oneToOne(plan);
  if (kind < 0.52) return toTelephone(plan);
  return smallMeeting(plan);
};

type EverydayPlan = {
  readonly id: string;
  readonly name: string;
  readonly start: number;
  readonly seed: number;
  readonly random: Random;
};

const oneToOne = ({ id, name, start, seed, random }: EverydayPlan): SimulatedRecord => {
  const first = random.whole(0, OFFICE - 1);
  const second = (first + random.whole(1, OFFICE - 1)) % OFFICE;
  const left = start + random.between(0.7, 28) * MINUTE_MS;
  const video = random.chance(0.35) ? 'both' : 'none';
  const legs = [first, second].map((person) =>
    legOf(
      { id, party: personAt(person), joined: start, left, cause: causeOf(random), speaks: true, video },
      random,
    ),
  );
  const [caller, callee] = legs.map((leg, index) => {
    const other = legs[1 - index];
    return {
      ...leg,
      feedback: feedbackOf(leg.conditions, other === undefined ? [] : [other.conditions.sent], random),
    };
  });
  if (caller === undefined || callee === undefined) throw new Error('a call between two people has two ends');
  return twoPartyRecord({ id, name, seed, caller, callee });
};

const toTelephone = ({ id, name, start, seed, random }: EverydayPlan): SimulatedRecord =>
  telephoneRecord({
    id,
    name,
    seed,
    person: personAt(random.whole(0, OFFICE - 1)).name ?? '',
    number: somePhone(id).id,
    start,
    end: start + random.between(0.4, 14) * MINUTE_MS,
    bypassed: random.chance(0.5),
  });

const smallMeeting = ({ id, name, start, seed, random }: EverydayPlan): SimulatedRecord => {
  const people = random.chance(0.75) ? random.whole(3, 12) : random.whole(13, 60);
  const first = random.whole(0, OFFICE - 1);
  const end = start + random.pick([15, 25, 30, 30, 45, 60]) * MINUTE_MS + random.whole(0, 90_000);
  const causes = Array.from({ length: people }, () => causeOf(random));
  const leg = (index: number): Leg => {
    const own = createRandom('leg', seed, id, index);
    return legOf(
      {
        id: guidOf(id, index),
        party: personAt((first + index) % OFFICE),
        joined: start + (index === 0 ? 0 : own.between(0, 2.5) * MINUTE_MS),
        left: index === 0 ? end : end - own.between(0, 2) * MINUTE_MS,
        cause: causes[index] ?? 'healthy',
        speaks: index < 3 || own.chance(0.3),
        video: own.chance(0.4) ? 'both' : 'seen',
        sharing: index === 0 ? 'shown' : 'viewed',
      },
      own,
    );
  };
  // The first three speak most, so what they sent is what the others talk about.
  const speakers = [0, 1, 2];
  const withFeedback = (index: number): Leg => {
    const others = speakers
      .filter((speaker) => speaker !== index)
      .map((speaker) => leg(speaker).conditions.sent);
    const own = leg(index);
    return {
      ...own,
      feedback: feedbackOf(own.conditions, others, createRandom('feedback', seed, id, index)),
    };
  };
  return meetingRecord({
    id,
    name,
    seed,
    start,
    end,
    organizer: personAt(first),
    sessionCount: people,
    leg: withFeedback,
    participantCount: people,
    participant: (index) => personAt((first + index) % OFFICE),
  });
};

/** Six people in seven have nothing to complain of. */
const causeOf = (random: Random): Cause =>
  random.chance(6 / 7)
    ? 'healthy'
    : random.pick<Cause>([
        'weakWifi',
        'weakWifi',
        'crowdedWifi',
        'shortDropouts',
        'busyUplink',
        'starvedLaptop',
        'vpn',
        'udpBlocked',
        'mobile',
        'longPath',
        'brokenMicrophone',
        'quietTalker',
      ]);
