import type { PathReadings } from './causes.ts';
import { audioDevice, NO_DEVICE } from './device.ts';
import { participantOf } from './directory.ts';
import { instantText } from './graph-values.ts';
import { publicationsAfter } from './meeting.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import type { SimulatedRecord } from './record.ts';
import { networkOf } from './seat.ts';
import { endpointOf } from './session.ts';
import type { Leg } from './session.ts';
import { audioStream, pictureStream } from './streams.ts';
import type { GraphMedia, GraphSession } from './wire.ts';

export type TwoPartyPlan = Pick<SimulatedRecord, 'id' | 'name'> & {
  readonly seed: number;
  readonly caller: Leg;
  readonly callee: Leg;
} & Partial<Pick<SimulatedRecord, 'publications'>>;

/** A call between two people: one session whose id, and its segment's, is the record's. */
export const twoPartyRecord = ({
  id,
  name,
  seed,
  caller,
  callee,
  publications,
}: TwoPartyPlan): SimulatedRecord => {
  const parties = [caller.party, callee.party] as const;
  return {
    id,
    name,
    start: caller.joined,
    end: caller.left,
    publications: publications ?? publicationsAfter(caller.left).slice(0, 1),
    head: {
      id,
      type: 'peerToPeer',
      modalities: caller.video === 'none' ? ['audio'] : ['audio', 'video'],
      startDateTime: instantText(caller.joined),
      endDateTime: instantText(caller.left),
      joinWebUrl: '',
      organizer_v2: participantOf(caller.party),
    },
    sessionCount: 1,
    session: () => twoPartySession(id, caller, callee, createRandom('session', seed, id)),
    participantCount: 2,
    participant: (index) => participantOf(parties[index] ?? caller.party),
  };
};

const twoPartySession = (id: string, caller: Leg, callee: Leg, random: Random): GraphSession => {
  const times = { startDateTime: instantText(caller.joined), endDateTime: instantText(caller.left) };
  const failureInfo = caller.failure ?? callee.failure;
  const answered = caller.left > caller.joined && failureInfo?.stage !== 'callSetup';
  return {
    id,
    modalities: caller.video === 'none' ? ['audio'] : ['audio', 'video'],
    ...times,
    isTest: false,
    failureInfo,
    caller: endpointOf(caller.party, caller.machine, caller.feedback),
    callee: endpointOf(callee.party, callee.machine, callee.feedback),
    segments: [{ id, ...times, failureInfo, media: answered ? twoPartyMedia(caller, callee, random) : [] }],
  };
};

/** What one sends passes both ends' networks: losses add up, the worse jitter shows. */
const through = (sent: PathReadings, heard: PathReadings): PathReadings => ({
  loss: sent.loss + heard.loss,
  lossMax: Math.max(sent.lossMax, heard.lossMax, sent.loss + heard.loss),
  jitter: Math.max(sent.jitter, heard.jitter),
  jitterMax: Math.max(sent.jitterMax, heard.jitterMax),
});

const twoPartyMedia = (caller: Leg, callee: Leg, random: Random): readonly GraphMedia[] => {
  const worse = caller.conditions.roundTripMs > callee.conditions.roundTripMs ? caller : callee;
  const durationMs = caller.left - caller.joined;
  const shared = { durationMs, receiver: 'client', conditions: worse.conditions } as const;
  const forth = {
    ...shared,
    direction: 'callerToCallee',
    path: through(caller.conditions.sent, callee.conditions.heard),
  } as const;
  const back = {
    ...shared,
    direction: 'calleeToCaller',
    path: through(callee.conditions.sent, caller.conditions.heard),
  } as const;
  const sound = { codec: 'satin', mediaBypassed: false } as const;
  const ends = {
    callerNetwork: networkOf(caller.seat, caller.conditions),
    calleeNetwork: networkOf(callee.seat, callee.conditions),
  };
  const audio: GraphMedia = {
    label: 'main-audio',
    ...ends,
    callerDevice: audioDevice(caller.machine, caller.conditions, true, random),
    calleeDevice: audioDevice(callee.machine, callee.conditions, true, random),
    streams: [
      audioStream({ ...forth, ...sound, activity: caller.talk }, random),
      audioStream({ ...back, ...sound, activity: callee.talk }, random),
    ],
  };
  if (caller.video === 'none') return [audio];
  const picture = { codec: 'h264' } as const;
  const video: GraphMedia = {
    label: 'main-video',
    ...ends,
    callerDevice: NO_DEVICE,
    calleeDevice: NO_DEVICE,
    streams: [
      pictureStream({ ...forth, ...picture, fps: caller.conditions.sentFps }, random),
      pictureStream({ ...back, ...picture, fps: callee.conditions.sentFps }, random),
    ],
  };
  return [audio, video];
};
