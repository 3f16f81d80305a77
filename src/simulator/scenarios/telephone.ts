import { SECOND_MS } from '#base/units';
import { audioDevice, NO_DEVICE } from '../device.ts';
import { participantOf, personNamed, phoneNumbered } from '../directory.ts';
import { instantText } from '../graph-values.ts';
import { helsinkiAt } from '../helsinki.ts';
import { legOf } from '../leg.ts';
import { TELEPHONE } from '../machine.ts';
import { publicationsAfter } from '../meeting.ts';
import { createRandom, guidOf } from '../random.ts';
import type { Random } from '../random.ts';
import type { SimulatedRecord } from '../record.ts';
import { networkOf, serviceNetwork } from '../seat.ts';
import { endpointOf, SERVICE } from '../session.ts';
import type { Leg } from '../session.ts';
import { audioStream } from '../streams.ts';
import type { GraphEndpoint, GraphSegment, GraphSession } from '../wire.ts';

/** A call to a mobile telephone through the company's own session border controller. */
export const telephone = { id: '3e60b9a7-d4c2-4815-96fe-a7b10c5d28e3', name: 'telephone' } as const;

export type TelephonePlan = Pick<SimulatedRecord, 'id' | 'name'> & {
  readonly seed: number;
  readonly person: string;
  readonly number: string;
  readonly start: number;
  readonly end: number;
  /** Whether media went straight between client and gateway, past the mediation server. */
  readonly bypassed: boolean;
};

export const telephoneCall = (now: number, seed: number): SimulatedRecord =>
  telephoneRecord({
    ...telephone,
    seed,
    person: 'Grady Archie',
    number: '+358405550123',
    start: helsinkiAt(now, 1, '09:05:02.61'),
    end: helsinkiAt(now, 1, '09:11:07.18'),
    bypassed: true,
  });

/**
 * A session with two segments, for the hops between servers: client to mediation server, and mediation server
 * to gateway. Nothing was measured of what the gateway sent.
 */
export const telephoneRecord = (plan: TelephonePlan): SimulatedRecord => {
  const { id, name, seed, person, number, start, end } = plan;
  const caller = personNamed(person);
  const callee = phoneNumbered(number);
  const parties = [caller, callee] as const;
  const random = createRandom('telephone', seed, id);
  const leg = legOf({ id, party: caller, joined: start, left: end, cause: 'healthy', speaks: true }, random);
  return {
    id,
    name,
    start,
    end,
    publications: publicationsAfter(end).slice(0, 1),
    head: {
      id,
      type: 'peerToPeer',
      modalities: ['audio'],
      startDateTime: instantText(start),
      endDateTime: instantText(end),
      joinWebUrl: '',
      organizer_v2: participantOf(caller),
    },
    sessionCount: 1,
    session: () =>
      telephoneSession(plan, leg, endpointOf(callee, TELEPHONE, null), createRandom('streams', seed, id)),
    participantCount: 2,
    participant: (index) => participantOf(parties[index] ?? caller),
  };
};

const MEDIATION: GraphEndpoint = {
  ...SERVICE,
  userAgent: {
    '@odata.type': '#microsoft.graph.callRecords.serviceUserAgent',
    headerValue: 'RTCC/7.0.0.0 MediationServer',
    role: 'mediationServer',
  },
};

const telephoneSession = (
  { id, start, end, bypassed }: TelephonePlan,
  leg: Leg,
  phone: GraphEndpoint,
  random: Random,
): GraphSession => {
  const times = { startDateTime: instantText(start), endDateTime: instantText(end) };
  const person = endpointOf(leg.party, leg.machine, leg.feedback);
  const { conditions } = leg;
  const durationMs = end - start;
  const forth = {
    direction: 'callerToCallee',
    receiver: 'service',
    path: conditions.sent,
    conditions,
  } as const;
  const back = {
    direction: 'calleeToCaller',
    receiver: 'client',
    path: conditions.heard,
    conditions,
  } as const;
  const sound = { durationMs, mediaBypassed: bypassed } as const;
  const clientLeg: GraphSegment = {
    id: guidOf(id, 'client leg'),
    ...times,
    failureInfo: null,
    caller: { ...person, feedback: null },
    callee: MEDIATION,
    media: [
      {
        label: 'main-audio',
        callerNetwork: networkOf(leg.seat, conditions),
        calleeNetwork: serviceNetwork(3_479, 'udp'),
        callerDevice: audioDevice(leg.machine, conditions, true, random),
        calleeDevice: NO_DEVICE,
        streams: [
          audioStream({ ...forth, ...sound, codec: 'silkWide', activity: 0.7 }, random),
          audioStream({ ...back, ...sound, codec: 'silkWide', activity: 0.9 }, random),
        ],
      },
    ],
  };
  const gatewayLeg: GraphSegment = {
    id: guidOf(id, 'gateway leg'),
    startDateTime: instantText(Math.min(end, start + 3 * SECOND_MS)),
    endDateTime: times.endDateTime,
    failureInfo: null,
    caller: MEDIATION,
    callee: phone,
    media: [
      {
        label: 'main-audio',
        callerNetwork: serviceNetwork(3_481, 'udp'),
        calleeNetwork: { ...serviceNetwork(16_384, 'udp'), ipAddress: '192.0.2.17', subnet: '192.0.2.0' },
        callerDevice: NO_DEVICE,
        calleeDevice: NO_DEVICE,
        streams: [
          audioStream({ ...forth, ...sound, codec: 'pcma', activity: 0.7 }, random),
          audioStream({ ...back, ...sound, codec: 'pcma', activity: 0 }, random),
        ],
      },
    ],
  };
  return {
    id,
    modalities: ['audio'],
    ...times,
    isTest: false,
    failureInfo: null,
    caller: person,
    callee: phone,
    segments: durationMs > 10 * SECOND_MS ? [clientLeg, gatewayLeg] : [clientLeg],
  };
};
