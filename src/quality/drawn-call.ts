import type { Session } from '#calls/model';
import { parseSessionsPage } from '#calls/parse';

/**
 * Somebody in a drawn call, in Graph's words: members given stand in place of those of a clean call, null leaves a
 * stream out. For tests.
 */
export type DrawnPerson = {
  readonly name: string;
  readonly sent?: object | null;
  readonly heard?: object | null;
  readonly network?: object;
  readonly device?: object;
  /** Members of the endpoint, such as feedback. */
  readonly end?: object;
  /** Members of the session. */
  readonly session?: object;
  /** Further media. */
  readonly media?: readonly object[];
};

const CLEAN = {
  packetUtilization: 60_000,
  averagePacketLossRate: 0.002,
  maxPacketLossRate: 0.01,
  averageJitter: 'PT0.006S',
  maxJitter: 'PT0.012S',
  averageRoundTripTime: 'PT0.04S',
  maxRoundTripTime: 'PT0.09S',
};

const WIRED = {
  connectionType: 'wired',
  networkTransportProtocol: 'udp',
  subnet: '10.1.1.0',
  reflexiveIPAddress: '192.0.2.1',
};

const SERVICE = { '@odata.type': '#microsoft.graph.callRecords.serviceEndpoint' };

/** A meeting in which each has a session with the service, 30 minutes long. */
export const drawMeeting = (...people: readonly DrawnPerson[]): readonly Session[] =>
  parsed(people.map((person, index) => sessionOf(person, { callee: SERVICE }, `${person.name}-${index}`)));

/** A call of two, 30 minutes long; streams are the caller's, `sent` to the callee and `heard` from them. */
export const drawCall = (caller: DrawnPerson, callee: DrawnPerson): readonly Session[] =>
  parsed([
    sessionOf(
      caller,
      { callee: endOf(callee), calleeNetwork: { ...WIRED, ...callee.network }, calleeDevice: callee.device },
      'call',
    ),
  ]);

const parsed = (value: readonly object[]): readonly Session[] => {
  const page = parseSessionsPage({ value });
  if (page.kind === 'err') throw new Error(page.reason.message);
  return page.value.sessions;
};

type FarSide = {
  readonly callee: object;
  readonly calleeNetwork?: object;
  readonly calleeDevice?: object | undefined;
};

const sessionOf = (
  person: DrawnPerson,
  { callee, calleeNetwork, calleeDevice }: FarSide,
  id: string,
): object => {
  const streams = [
    ...(person.sent === null ? [] : [{ ...CLEAN, streamDirection: 'callerToCallee', ...person.sent }]),
    ...(person.heard === null ? [] : [{ ...CLEAN, streamDirection: 'calleeToCaller', ...person.heard }]),
  ];
  const ends = {
    callerNetwork: { ...WIRED, ...person.network },
    callerDevice: person.device,
    calleeNetwork,
    calleeDevice,
  };
  return {
    id,
    startDateTime: '2026-08-19T11:00:00Z',
    endDateTime: '2026-08-19T11:30:00Z',
    modalities: ['audio'],
    caller: endOf(person),
    callee,
    segments: [
      {
        id,
        media: [
          { label: 'main-audio', ...ends, streams },
          ...(person.media ?? []).map((medium) => ({ ...ends, ...medium })),
        ],
      },
    ],
    ...person.session,
  };
};

const endOf = ({ name, end }: DrawnPerson): object => ({
  '@odata.type': '#microsoft.graph.callRecords.participantEndpoint',
  userAgent: { platform: 'windows' },
  associatedIdentity: { id: name, displayName: name },
  ...end,
});
