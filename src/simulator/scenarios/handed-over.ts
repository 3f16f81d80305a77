import { MINUTE_MS } from '#base/units';
import { participantOf, personNamed, phoneNumbered } from '../directory.ts';
import { instantText } from '../graph-values.ts';
import { helsinkiAt } from '../helsinki.ts';
import { legOf } from '../leg.ts';
import { TELEPHONE } from '../machine.ts';
import { publicationsAfter } from '../meeting.ts';
import { createRandom, guidOf } from '../random.ts';
import type { SimulatedRecord } from '../record.ts';
import { endpointOf, meetingSession, SERVICE } from '../session.ts';
import type { GraphEndpoint, GraphSession } from '../wire.ts';

/**
 * A caller whom the auto attendant handed to a call queue, where someone answered. The caller's session id comes
 * twice, with different services and times: no repetition, but two halves of one way through the switchboard.
 */
export const handedOver = { id: '7f19c4b8-0a6d-4e52-8b3f-c2d5a9e60718', name: 'handed-over' } as const;

const service = (role: string): GraphEndpoint => ({
  ...SERVICE,
  userAgent: { '@odata.type': '#microsoft.graph.callRecords.serviceUserAgent', headerValue: null, role },
});

export const handedOverCall = (now: number, seed: number): SimulatedRecord => {
  const start = helsinkiAt(now, 1, '10:15:06.5');
  const queued = start + 0.6 * MINUTE_MS;
  const answered = start + 1.4 * MINUTE_MS;
  const end = start + 4.8 * MINUTE_MS;
  const phone = phoneNumbered('+358942567831');
  const agent = personNamed('Patti Fernandez');
  const random = createRandom('handed over', seed);
  const outer = legOf(
    {
      id: guidOf(handedOver.id, 'caller'),
      party: phone,
      joined: start,
      left: queued,
      cause: 'healthy',
      speaks: true,
    },
    random,
  );
  const inner = legOf(
    {
      id: guidOf(handedOver.id, 'agent'),
      party: agent,
      joined: answered,
      left: end,
      cause: 'healthy',
      speaks: true,
    },
    random,
  );
  const from = endpointOf(phone, TELEPHONE, null);
  const through = (role: string, joined: number, left: number): GraphSession => {
    const session = meetingSession({ ...outer, joined, left }, createRandom(role, seed));
    const ends = { caller: from, callee: service(role) };
    return { ...session, ...ends, segments: session.segments.map((segment) => ({ ...segment, ...ends })) };
  };
  const sessions = [
    through('skypeForBusinessAutoAttendant', start, queued),
    through('skypeForBusinessCallQueues', queued, end),
    meetingSession(inner, createRandom('agent', seed)),
  ] as const;
  const parties = [phone, agent] as const;
  return {
    ...handedOver,
    start,
    end,
    publications: publicationsAfter(end),
    head: {
      id: handedOver.id,
      type: 'groupCall',
      modalities: ['audio'],
      startDateTime: instantText(start),
      endDateTime: instantText(end),
      joinWebUrl: '',
      organizer_v2: participantOf(phone),
    },
    sessionCount: sessions.length,
    session: (index) => sessions[index] ?? sessions[0],
    participantCount: parties.length,
    participant: (index) => participantOf(parties[index] ?? phone),
  };
};
