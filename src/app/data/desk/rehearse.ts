import { createDesk, type Surroundings } from './desk.ts';

/**
 * Reads a made-up page and makes rows of it, while the first page of a call is still on its way: the code that will read
 * that one is compiled by then, which takes longer than what it does. Gives the number of rows.
 */
export const rehearse = (): number => {
  let rows = 0;
  const desk = createDesk((message) => {
    if (message.kind === 'rows') rows = message.rows.rows.length;
    if (message.kind !== 'read' || message.answer.kind !== 'page') return;
    desk({ kind: 'begin', job: JOB, work: { kind: 'rows', limits: 'cqd' } });
    desk({ kind: 'sessions', job: JOB, packs: [message.answer.pack], isWhole: true });
    desk({ kind: 'end', job: JOB });
  }, AT_ONCE);
  desk({ kind: 'read', ask: 0, body: new TextEncoder().encode(JSON.stringify(madeUpPage())).buffer });
  return rows;
};

const JOB = 0;
const SESSIONS = 30;

const AT_ONCE: Surroundings = {
  later: (run) => run(),
  after: () => () => undefined,
  now: () => 0,
};

const START = '2026-01-01T09:00:00Z';
const END = '2026-01-01T09:30:00Z';

/** Sessions with something of each kind that nearly every session has. */
const madeUpPage = () => ({ value: Array.from({ length: SESSIONS }, (_, place) => madeUpSession(place)) });

const madeUpSession = (place: number) => ({
  id: `session ${place}`,
  startDateTime: START,
  endDateTime: END,
  modalities: ['audio'],
  isTest: false,
  caller: {
    '@odata.type': '#microsoft.graph.callRecords.participantEndpoint',
    userAgent: { '@odata.type': AGENT, headerValue: '', platform: 'windows', productFamily: 'teams' },
    identity: { user: { id: `person ${place}`, displayName: `Person ${place}` } },
    feedback: { rating: 'good', tokens: { noSound: false } },
  },
  callee: {
    '@odata.type': '#microsoft.graph.callRecords.serviceEndpoint',
    userAgent: { '@odata.type': '#microsoft.graph.callRecords.serviceUserAgent', role: 'mediationServer' },
  },
  segments: [
    {
      id: `segment ${place}`,
      startDateTime: START,
      endDateTime: END,
      media: [
        {
          label: 'main-audio',
          callerNetwork: {
            connectionType: 'wifi',
            ipAddress: '10.0.0.1',
            subnet: '10.0.0.0',
            wifiSignalStrength: 60,
          },
          callerDevice: { captureDeviceName: 'Microphone', cpuInsufficentEventRatio: 0 },
          calleeNetwork: { connectionType: 'wired' },
          streams: [madeUpStream('callerToCallee'), madeUpStream('calleeToCaller')],
        },
      ],
    },
  ],
});

const AGENT = '#microsoft.graph.callRecords.clientUserAgent';

const madeUpStream = (streamDirection: string) => ({
  streamId: '1',
  streamDirection,
  startDateTime: START,
  endDateTime: END,
  averageJitter: 'PT0.01S',
  maxJitter: 'PT0.02S',
  averagePacketLossRate: 0.01,
  maxPacketLossRate: 0.02,
  averageRoundTripTime: 'PT0.05S',
  packetUtilization: 1_000,
  wasMediaBypassed: false,
});
