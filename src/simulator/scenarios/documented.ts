import { readFileSync } from 'node:fs';
import type { SimulatedRecord } from '../record.ts';
import type { GraphParticipant, GraphSession } from '../wire.ts';

/** The call of Microsoft's documentation, which keeps its own dates and printed bodies. */
export const documented = { id: 'e523d2ed-2966-4b6b-925b-754a88034cc5', name: 'documented' } as const;

const printedBody = (file: string): string =>
  readFileSync(new URL(`../../calls/samples/${file}`, import.meta.url), 'utf8');

/** Its sessions are answered as printed, byte for byte; the record around them is of our own writing. */
export const documentedCall = (): SimulatedRecord => {
  const printed = {
    sessions: printedBody('seed-list-sessions.json'),
    withSegments: printedBody('seed-list-sessions-expand-segments.json'),
  };
  const session = firstSession(printed.withSegments);
  const people = [session.caller, session.callee].flatMap(({ associatedIdentity }): GraphParticipant[] =>
    associatedIdentity?.id
      ? [{ id: associatedIdentity.id, identity: { user: associatedIdentity }, administrativeUnitInfos: [] }]
      : [],
  );
  const at = (index: number): GraphParticipant => people[index] ?? unreachable();
  return {
    ...documented,
    start: Date.parse(session.startDateTime),
    end: Date.parse(session.endDateTime),
    publications: [Date.parse('2020-02-25T19:00:24.582757Z')],
    keptForever: true,
    head: {
      id: documented.id,
      type: 'peerToPeer',
      modalities: ['audio'],
      startDateTime: session.startDateTime,
      endDateTime: session.endDateTime,
      joinWebUrl: '',
      organizer_v2: at(0),
    },
    sessionCount: 1,
    session: () => session,
    participantCount: people.length,
    participant: at,
    printed,
  };
};

const firstSession = (body: string): GraphSession =>
  // The printed body is part of the program, and its shape is tested.
  (JSON.parse(body) as { readonly value: readonly [GraphSession] }).value[0];

const unreachable = (): never => {
  throw new Error('the documented call has two people');
};
