import { DAY_MS, MINUTE_MS } from '#base/units';
import { scriptCall } from '../call-script.ts';
import { personAt } from '../directory.ts';
import { helsinkiAt } from '../helsinki.ts';
import { legOf } from '../leg.ts';
import { meetingRecord } from '../meeting.ts';
import { createRandom, guidOf } from '../random.ts';
import type { SimulatedRecord } from '../record.ts';

/** Records with something wrong: a page that is no JSON, a record not written yet, and one forgotten. */
export const corruptPage = { id: '0b7d4e6f-92c1-4a38-8e5d-f1c6a3b90d27', name: 'corrupt-page' } as const;
export const notYetWritten = { id: '9c2e8a51-6f0d-4b73-a4e9-3d7b1f85c0e6', name: 'not-yet-written' } as const;
export const forgotten = { id: 'aa41f6d9-0e83-4c5b-97d2-b8e05c3f7a14', name: 'forgotten' } as const;

export const notAlwaysThere = (now: number, seed: number): readonly SimulatedRecord[] => [
  corruptMeeting(now, seed),
  // The call is over for ten minutes; Graph writes it half an hour from now.
  scriptCall(
    {
      ...notYetWritten,
      tickSeconds: 60,
      peerToPeer: true,
      publications: [now + 30 * MINUTE_MS],
      drawing: TWO_PEOPLE,
    },
    now - 17 * MINUTE_MS,
    seed,
  ),
  scriptCall(
    { ...forgotten, tickSeconds: 60, peerToPeer: true, drawing: TWO_PEOPLE },
    now - 31 * DAY_MS,
    seed,
  ),
];

const TWO_PEOPLE = `
  * Lee Gu             =======
  * Patti Fernandez    =======
`;

/** Of its four pages the third breaks off in the middle, however often it is asked for. */
const corruptMeeting = (now: number, seed: number): SimulatedRecord => {
  const start = helsinkiAt(now, 1, '13:10');
  const end = helsinkiAt(now, 1, '13:55');
  const sessions = 214;
  return meetingRecord({
    ...corruptPage,
    seed,
    start,
    end,
    organizer: personAt(24),
    sessionCount: sessions,
    leg: (index) => {
      const random = createRandom('leg', seed, corruptPage.id, index);
      return legOf(
        {
          id: guidOf(corruptPage.id, index),
          party: personAt(index),
          joined: start + random.between(0, 3) * MINUTE_MS,
          left: end - random.between(0, 2) * MINUTE_MS,
          cause: personAt(index).name === 'Pradeep Gupta' ? 'mobile' : 'healthy',
          speaks: random.chance(0.2),
          sharing: 'viewed',
        },
        random,
      );
    },
    participantCount: sessions,
    participant: personAt,
    faults: [{ kind: 'brokenJson', page: 3, times: Infinity }],
  });
};
