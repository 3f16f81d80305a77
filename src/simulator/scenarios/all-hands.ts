import { helsinkiAt } from '../helsinki.ts';
import { legOf } from '../leg.ts';
import { meetingRecord } from '../meeting.ts';
import { createRandom, guidOf } from '../random.ts';
import type { SimulatedRecord } from '../record.ts';
import { KNOWN_PEOPLE, personAt, personNamed } from '../directory.ts';
import type { Party } from '../directory.ts';
import type { Leg } from '../session.ts';
import { NOT_ANSWERED } from '../feedback.ts';
import { asDrawn, drawnSession, ROWS } from './all-hands-people.ts';

/** Yesterday's meeting of 238 people, in which one person's Wi-Fi spoiled the sound for many. */
export const allHands = { id: '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1', name: 'all-hands' } as const;

/** How the quiet people fare: whether what they sent and heard could be judged. None of them was poor. */
type Quiet = { readonly speaks: boolean; readonly hears: boolean };

const QUIET: readonly Quiet[] = [
  ...repeated(44, { speaks: true, hears: true }),
  ...repeated(2, { speaks: true, hears: false }),
  ...repeated(12, { speaks: false, hears: false }),
  ...repeated(94, { speaks: false, hears: true }),
];

/** Late in Graph's order come people who only listened. */
const LATE = 60;
const SESSIONS = ROWS.length + QUIET.length + LATE;

/** Sessions and people are those of the drawing: two of 238 people left and came back. */
export const allHandsMeeting = (now: number, seed: number): SimulatedRecord => {
  const at = (clock: string): number => helsinkiAt(now, 1, clock);
  const rowAt = new Map(ROWS.map((row) => [row.at, row]));
  const free = Array.from({ length: SESSIONS }, (_, index) => index).filter((index) => !rowAt.has(index));
  const quietAt = new Map(free.map((index, place) => [index, place]));
  const shuffled = shuffle(QUIET, seed);
  const quietPerson = (place: number): Party => personAt(KNOWN_PEOPLE + place);
  const named = [...new Set(ROWS.map(({ name }) => name))].map((name) => personNamed(name));

  const quietLeg = (index: number): Leg => {
    const place = quietAt.get(index) ?? 0;
    const random = createRandom('quiet', seed, allHands.id, place);
    const { speaks, hears } = shuffled[place] ?? { speaks: false, hears: true };
    const joined = at('14:00') + random.between(2_000, 170_000);
    const left = at('14:46') + random.between(10_000, 86_000);
    const pictures = {
      video: random.chance(0.7) ? 'seen' : 'none',
      sharing: random.chance(0.8) ? 'viewed' : 'none',
    } as const;
    const plan = {
      id: guidOf(allHands.id, 'quiet', place),
      party: quietPerson(place),
      joined,
      left,
      speaks,
    } as const;
    const leg = legOf({ ...plan, ...pictures, cause: 'healthy', feedback: asked(place) }, random);
    return hears ? leg : { ...leg, listen: 0 };
  };

  const leg = (index: number): Leg => {
    const row = rowAt.get(index);
    return row === undefined
      ? quietLeg(index)
      : asDrawn(row, at, createRandom('row', seed, allHands.id, index));
  };
  const record = meetingRecord({
    ...allHands,
    seed,
    start: at('14:00'),
    end: at('14:47:28'),
    organizer: personNamed('Megan Bowen'),
    sessionCount: SESSIONS,
    leg,
    participantCount: named.length + QUIET.length + LATE,
    participant: (index) => named[index] ?? quietPerson(index - named.length),
  });
  return { ...record, session: (index) => drawnSession(rowAt.get(index), record.session(index)) };
};

/** Ten people closed the question without an answer. */
const asked = (place: number): typeof NOT_ANSWERED | null =>
  place % 15 === 3 && place < 150 ? NOT_ANSWERED : null;

function repeated(count: number, quiet: Quiet): readonly Quiet[] {
  return Array.from({ length: count }, () => quiet);
}

const shuffle = (items: readonly Quiet[], seed: number): readonly Quiet[] => {
  const random = createRandom('shuffle', seed, allHands.id);
  return items
    .map((item) => ({ item, key: random.next() }))
    .toSorted((one, other) => one.key - other.key)
    .map(({ item }) => item);
};
