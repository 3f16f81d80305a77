import type { Conditions } from './causes.ts';
import { audioDevice, NO_DEVICE } from './device.ts';
import { identityOf } from './directory.ts';
import type { Party } from './directory.ts';
import { instantText } from './graph-values.ts';
import type { Machine } from './machine.ts';
import type { Random } from './random.ts';
import { networkOf, serviceNetwork } from './seat.ts';
import type { Seat } from './seat.ts';
import { audioStream, pictureStream } from './streams.ts';
import type { GraphEndpoint, GraphFailure, GraphFeedback, GraphMedia, GraphSession } from './wire.ts';

/** One person's part in a meeting, from joining to leaving: what a session is made of. Times in epoch ms. */
export type Leg = {
  readonly id: string;
  readonly party: Party;
  readonly machine: Machine;
  readonly seat: Seat;
  readonly conditions: Conditions;
  readonly joined: number;
  readonly left: number;
  /** Share of the time in which the person's microphone sent; 0 for a muted listener. */
  readonly talk: number;
  /** Share of the time in which the person was sent audio; 0 when nothing came. */
  readonly listen: number;
  readonly video: 'none' | 'seen' | 'sent' | 'both';
  readonly sharing: 'none' | 'viewed' | 'shown';
  readonly feedback: GraphFeedback | null;
  readonly failure: GraphFailure | null;
  /** Exact packet counts of the audio, sent and heard, where a drawing gives them. */
  readonly packets?: { readonly sent: number; readonly heard: number };
};

/** A session of a meeting as Graph writes it: the person calls, the service answers. */
export const meetingSession = (leg: Leg, random: Random): GraphSession => {
  const caller = endpointOf(leg.party, leg.machine, leg.feedback);
  const startDateTime = instantText(leg.joined);
  const endDateTime = instantText(leg.left);
  const media = mediaOf(leg, random);
  return {
    id: leg.id,
    modalities: modalitiesOf(leg),
    startDateTime,
    endDateTime,
    isTest: false,
    failureInfo: leg.failure,
    caller,
    callee: SERVICE,
    segments: [
      {
        id: leg.id,
        startDateTime,
        endDateTime,
        failureInfo: leg.failure,
        caller: { ...caller, feedback: null },
        callee: SERVICE,
        media,
      },
    ],
  };
};

/** A participant's end of a session. */
export const endpointOf = (
  party: Party,
  machine: Machine,
  feedback: GraphFeedback | null,
): GraphEndpoint => ({
  '@odata.type': '#microsoft.graph.callRecords.participantEndpoint',
  name: machine.name,
  cpuName: machine.cpuName,
  cpuCoresCount: machine.cores,
  cpuProcessorSpeedInMhz: machine.mhz,
  userAgent: {
    '@odata.type': '#microsoft.graph.callRecords.clientUserAgent',
    headerValue: machine.headerValue,
    applicationVersion: machine.clientVersion,
    platform: machine.platform,
    productFamily: 'teams',
    communicationServiceId: null,
    azureADAppId: null,
  },
  ...(party.kind === 'user'
    ? { associatedIdentity: { '@odata.type': '#microsoft.graph.userIdentity', ...identityOf(party) } }
    : { identity: { [party.kind]: identityOf(party) } }),
  feedback,
});

/** The service's end: in real answers it has a client-like user agent that says nothing, and no role. */
export const SERVICE: GraphEndpoint = {
  '@odata.type': '#microsoft.graph.callRecords.serviceEndpoint',
  userAgent: {
    '@odata.type': '#microsoft.graph.callRecords.clientUserAgent',
    headerValue: null,
    applicationVersion: null,
    platform: 'unknown',
    productFamily: 'unknown',
    communicationServiceId: null,
    azureADAppId: null,
  },
};

const modalitiesOf = ({ video, sharing }: Leg): readonly string[] => [
  'audio',
  ...(video === 'none' ? [] : ['video']),
  ...(sharing === 'none' ? [] : ['videoBasedScreenSharing']),
];

const mediaOf = (leg: Leg, random: Random): readonly GraphMedia[] => {
  const { conditions, seat, joined, left, video, sharing } = leg;
  const durationMs = left - joined;
  if (leg.failure?.stage === 'callSetup' || durationMs <= 0) return [];
  const ends = {
    callerNetwork: networkOf(seat, conditions),
    calleeNetwork: serviceNetwork(seat.relayPort, conditions.transport),
    calleeDevice: NO_DEVICE,
  };
  const common = { conditions, durationMs };
  const up = { ...common, direction: 'callerToCallee', receiver: 'service', path: conditions.sent } as const;
  const down = {
    ...common,
    direction: 'calleeToCaller',
    receiver: 'client',
    path: conditions.heard,
  } as const;
  const sound = { codec: 'satin', mediaBypassed: null } as const;
  const picture = { codec: 'h264' } as const;
  const media: GraphMedia[] = [
    {
      label: 'main-audio',
      ...ends,
      callerDevice: audioDevice(leg.machine, conditions, leg.talk > 0, random),
      streams: [
        audioStream({ ...up, ...sound, activity: leg.talk, packets: leg.packets?.sent }, random),
        audioStream({ ...down, ...sound, activity: leg.listen, packets: leg.packets?.heard }, random),
      ],
    },
  ];
  if (video !== 'none') {
    const streams = [
      ...(video === 'seen' ? [] : [pictureStream({ ...up, ...picture, fps: conditions.sentFps }, random)]),
      ...(video === 'sent' ? [] : [pictureStream({ ...down, ...picture, fps: conditions.heardFps }, random)]),
    ];
    media.push({ label: 'main-video', ...ends, callerDevice: NO_DEVICE, streams });
  }
  if (sharing !== 'none') {
    const fps = random.between(3.5, 6);
    const streams = [pictureStream({ ...(sharing === 'viewed' ? down : up), ...picture, fps }, random)];
    media.push({ label: 'applicationsharing-video', ...ends, callerDevice: NO_DEVICE, streams });
  }
  return media;
};
