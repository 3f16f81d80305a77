import {
  aFlag,
  aList,
  aNumber,
  anInstant,
  anObject,
  aText,
  aThing,
  formPrint,
  oneOf,
  packItems,
  unpackItem,
  type Form,
  type Pack,
} from '#base/pack';
import type {
  Device,
  Endpoint,
  Failure,
  Feedback,
  Identity,
  Media,
  Network,
  Segment,
  Session,
  Stream,
  TraceRouteHop,
  UserAgent,
} from './model.ts';

/** Sessions as bytes: 0.6 kB each in a large meeting, a third of the objects. */
export type SessionPack = Pack;

/** Packs sessions in their order. What comes out again is equal, and `undefined` stays undefined. */
export const packSessions = (sessions: readonly Session[]): SessionPack => packItems(SESSION, sessions);

/**
 * The sessions of a pack. Each is read out of the bytes when something of it is asked for, and the last few are kept:
 * a call of thousands is held by its bytes, and whoever looks at one session finds it whole.
 */
export const unpackSessions = (pack: SessionPack): readonly Session[] =>
  Array.from(pack.starts, (_, place) => new PackedSession(pack, place));

/** Enough for whoever goes over the sessions of a screen more than once. */
const KEPT = 128;
const recent = new Map<PackedSession, Session>();

class PackedSession implements Session {
  readonly #pack: SessionPack;
  readonly #place: number;

  constructor(pack: SessionPack, place: number) {
    this.#pack = pack;
    this.#place = place;
  }

  #read(): Session {
    const known = recent.get(this);
    if (known !== undefined) return known;
    const session = unpackItem(SESSION, this.#pack, this.#place);
    recent.set(this, session);
    if (recent.size > KEPT) {
      for (const oldest of recent.keys()) {
        recent.delete(oldest);
        break;
      }
    }
    return session;
  }

  get id() {
    return this.#read().id;
  }
  get start() {
    return this.#read().start;
  }
  get end() {
    return this.#read().end;
  }
  get modalities() {
    return this.#read().modalities;
  }
  get isTest() {
    return this.#read().isTest;
  }
  get caller() {
    return this.#read().caller;
  }
  get callee() {
    return this.#read().callee;
  }
  get failure() {
    return this.#read().failure;
  }
  get segments() {
    return this.#read().segments;
  }
}

const IDENTITY = anObject<Identity>({
  kind: oneOf('user', 'guest', 'phone', 'application', 'device', 'other'),
  id: aText,
  displayName: aText,
  userPrincipalName: aText,
  tenantId: aText,
});

const USER_AGENT = anObject<UserAgent>({
  headerValue: aText,
  applicationVersion: aText,
  platform: aText,
  productFamily: aText,
  serviceRole: aText,
});

const NOT_RATED = 0;

const RATING: Form<NonNullable<Feedback['rating']>> = {
  shape: 'rating',
  write: (to, value) => to.byte(value === 'notRated' ? NOT_RATED : value),
  read: (from) => {
    const value = from.byte();
    return value === NOT_RATED ? 'notRated' : (value as 1 | 2 | 3 | 4 | 5);
  },
};

const FEEDBACK = anObject<Feedback>({
  rating: RATING,
  text: aText,
  ticked: aList(aText),
  offered: aList(aText),
});

const ENDPOINT = anObject<Endpoint>({
  kind: oneOf('participant', 'service'),
  identity: IDENTITY,
  machineName: aText,
  cpuName: aText,
  cpuCores: aNumber,
  cpuMhz: aNumber,
  userAgent: USER_AGENT,
  feedback: FEEDBACK,
});

const FAILURE = anObject<Failure>({ stage: aText, reason: aText });

const HOP = anObject<TraceRouteHop>({ hop: aNumber, ipAddress: aText, roundTripMs: aNumber });

const NETWORK = anObject<Network>({
  ipAddress: aText,
  subnet: aText,
  reflexiveIpAddress: aText,
  relayIpAddress: aText,
  relayPort: aNumber,
  port: aNumber,
  linkSpeedBps: aNumber,
  linkSpeedSent: aNumber,
  connectionType: aText,
  transport: aText,
  macAddress: aText,
  bssid: aText,
  dnsSuffix: aText,
  wifiBand: aText,
  wifiRadioType: aText,
  wifiSignalPercent: aNumber,
  wifiBatteryPercent: aNumber,
  wifiChannel: aNumber,
  wifiMicrosoftDriver: aText,
  wifiMicrosoftDriverVersion: aText,
  wifiVendorDriver: aText,
  wifiVendorDriverVersion: aText,
  sentQualityEventRatio: aNumber,
  receivedQualityEventRatio: aNumber,
  delayEventRatio: aNumber,
  bandwidthLowEventRatio: aNumber,
  traceRouteHops: aList(HOP),
});

const DEVICE = anObject<Device>({
  captureDeviceName: aText,
  captureDeviceDriver: aText,
  renderDeviceName: aText,
  renderDeviceDriver: aText,
  sentSignalLevel: aNumber,
  receivedSignalLevel: aNumber,
  sentNoiseLevel: aNumber,
  receivedNoiseLevel: aNumber,
  initialSignalLevelRms: aNumber,
  micGlitchRate: aNumber,
  speakerGlitchRate: aNumber,
  howlingEventCount: aNumber,
  cpuInsufficientEventRatio: aNumber,
  captureNotFunctioningEventRatio: aNumber,
  renderNotFunctioningEventRatio: aNumber,
  deviceGlitchEventRatio: aNumber,
  deviceClippingEventRatio: aNumber,
  lowSpeechLevelEventRatio: aNumber,
  lowSpeechToNoiseEventRatio: aNumber,
  renderMuteEventRatio: aNumber,
  renderZeroVolumeEventRatio: aNumber,
});

const STREAM = anObject<Stream>({
  id: aText,
  direction: oneOf('callerToCallee', 'calleeToCaller'),
  start: anInstant,
  end: anInstant,
  roundTripMs: aNumber,
  roundTripMaxMs: aNumber,
  jitterMs: aNumber,
  jitterMaxMs: aNumber,
  audioNetworkJitterMs: aNumber,
  audioNetworkJitterMaxMs: aNumber,
  lossRatio: aNumber,
  lossMaxRatio: aNumber,
  videoLossRatio: aNumber,
  lossAfterFecRatio: aNumber,
  videoFrameLossPercent: aNumber,
  frameRateFps: aNumber,
  receivedFrameRateFps: aNumber,
  lowFrameRateRatio: aNumber,
  lowVideoProcessingRatio: aNumber,
  concealedRatio: aNumber,
  concealedMaxRatio: aNumber,
  audioDegradation: aNumber,
  freezeMs: aNumber,
  freezeRmsMs: aNumber,
  bandwidthEstimateBps: aNumber,
  packets: aNumber,
  mediaBypassed: aFlag,
  forwardErrorCorrected: aFlag,
  audioCodec: aText,
  videoCodec: aText,
});

const MEDIA = anObject<Media>({
  label: aText,
  callerNetwork: aThing(NETWORK),
  calleeNetwork: aThing(NETWORK),
  callerDevice: DEVICE,
  calleeDevice: DEVICE,
  streams: aList(STREAM),
});

const SEGMENT = anObject<Segment>({
  id: aText,
  start: anInstant,
  end: anInstant,
  failure: FAILURE,
  caller: aThing(ENDPOINT),
  callee: aThing(ENDPOINT),
  media: aList(MEDIA),
});

const SESSION = anObject<Session>({
  id: aText,
  start: anInstant,
  end: anInstant,
  modalities: aList(aText),
  isTest: aFlag,
  caller: aThing(ENDPOINT),
  callee: aThing(ENDPOINT),
  failure: FAILURE,
  segments: aList(SEGMENT),
});

/** How sessions are packed, as a short word that is another one whenever the bytes are. */
export const SESSION_FORM = formPrint(SESSION);
