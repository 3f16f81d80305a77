import type { Field } from '#calls/field';
import { fieldsOf } from '#calls/fields';
import { STREAM_MEASURES } from '#quality/measures';

/** What a field of Graph's means, in a sentence. */
type Meanings = Readonly<Record<string, string>>;

const STARTED = 'When it began, in UTC, to the digits that were sent.';
const ENDED = 'When it ended, in UTC, to the digits that were sent.';
const OF_CALL = 'Share of the call';

/** By type and name. Names that say it all, such as `id`, have a line too: a reader of JSON asks about any of them. */
const MEANINGS: Readonly<Record<string, Meanings>> = {
  callRecord: {
    id: 'Names this call record. It never changes.',
    version: 'Counts the versions of this record: late reports make a new one.',
    type: 'Whether people called one another or met in a group.',
    modalities: 'Every kind of media used in the call.',
    startDateTime: STARTED,
    endDateTime: ENDED,
    lastModifiedDateTime: 'When this version was written.',
    joinWebUrl: 'The link to join the meeting; whoever has it may come in.',
    organizer: 'Who organised it, in the older form.',
    participants: 'Who was in it, in the older form.',
    organizer_v2: 'Who organised it.',
    participants_v2: 'Who was in it.',
    sessions: 'What each person did in the call.',
  },
  session: {
    id: 'Names this session. An attendant that hands over keeps it for the next leg.',
    modalities: 'Every kind of media used in the session.',
    startDateTime: STARTED,
    endDateTime: ENDED,
    isTest: 'Whether it was a test call to the echo service.',
    failureInfo: 'Why the session failed; empty when it did not.',
    caller: 'The end that began the session.',
    callee: 'The end that was called: in a meeting, the service.',
    segments: 'Stretches of the session with the same media and ends.',
  },
  segment: {
    id: 'Names this segment.',
    startDateTime: STARTED,
    endDateTime: ENDED,
    failureInfo: 'Why the segment failed; empty when it did not.',
    caller: 'The end that began the session, as this segment saw it.',
    callee: 'The end that was called, as this segment saw it.',
    media: 'Audio, video, sharing and data of this segment.',
  },
  failureInfo: {
    stage: 'Whether the call was not set up, or dropped later.',
    reason: 'Microsoft’s words for the cause.',
  },
  endpoint: {
    userAgent: 'What software this end ran.',
    associatedIdentity: 'Who was at this end.',
    identity: 'Who was at this end, in the older form.',
    name: 'The machine’s name.',
    cpuName: 'The processor’s name.',
    cpuCoresCount: 'How many cores the processor has.',
    cpuProcessorSpeedInMhz: 'How fast the processor is meant to run.',
    feedback: 'What the person said of the call when asked.',
  },
  userAgent: {
    headerValue: 'How the client names itself.',
    applicationVersion: 'The client’s version.',
    platform: 'The system it ran on.',
    productFamily: 'Teams, Skype for Business or another product.',
    azureADAppId: 'The application’s id in Entra.',
    communicationServiceId: 'The id of the Azure Communication Services resource.',
    role: 'What part of the service this end was.',
  },
  userFeedback: {
    rating: 'One to five stars; not rated means asked without an answer.',
    text: 'What the person wrote.',
    tokens: 'The reasons that were offered; those that are true were ticked.',
  },
  media: {
    label: 'Names the medium: main-audio, main-video, applicationsharing-video, data.',
    callerNetwork: 'The network at the end that began the session.',
    calleeNetwork: 'The network at the other end.',
    callerDevice: 'Microphone and speaker at the end that began the session.',
    calleeDevice: 'Microphone and speaker at the other end.',
    streams: 'One for each direction, as a rule.',
  },
  networkInfo: {
    ipAddress: 'The local address.',
    subnet: 'The network the local address is in; no mask is sent.',
    reflexiveIPAddress: 'The address that the internet sees.',
    relayIPAddress: 'The relay that media went through.',
    relayPort: 'The relay’s port.',
    port: 'The local port.',
    linkSpeed: 'How fast the network adapter says it is.',
    connectionType: 'Cable, Wi-Fi, mobile or tunnel.',
    networkTransportProtocol: 'UDP is meant for media; TCP repeats what is late already.',
    macAddress: 'The network adapter’s address.',
    basicServiceSetIdentifier: 'The access point’s radio.',
    dnsSuffix: 'The network’s domain.',
    wifiBand: 'The Wi-Fi band.',
    wifiRadioType: 'The Wi-Fi standard.',
    wifiSignalStrength: 'The Wi-Fi signal in percent, not in dBm.',
    wifiBatteryCharge: 'How full the battery was.',
    wifiChannel: 'The Wi-Fi channel.',
    wifiMicrosoftDriver: 'The Wi-Fi driver of Microsoft’s that was used.',
    wifiMicrosoftDriverVersion: 'That driver’s version.',
    wifiVendorDriver: 'The Wi-Fi driver of the maker’s that was used.',
    wifiVendorDriverVersion: 'That driver’s version.',
    sentQualityEventRatio: `${OF_CALL} in which the network hurt the audio this end sent.`,
    receivedQualityEventRatio: `${OF_CALL} in which the network hurt the audio this end heard.`,
    delayEventRatio: `${OF_CALL} in which delay made talking to one another hard.`,
    bandwidthLowEventRatio: `${OF_CALL} in which there was too little bandwidth.`,
    traceRouteHops: 'The routers on the way, as far as they answered.',
  },
  traceRouteHop: {
    hopCount: 'Where the router stands on the way.',
    ipAddress: 'The router’s address.',
    roundTripTime: 'There and back, from this end to the router.',
  },
  deviceInfo: {
    captureDeviceName: 'The microphone.',
    captureDeviceDriver: 'The microphone’s driver.',
    renderDeviceName: 'The speaker.',
    renderDeviceDriver: 'The speaker’s driver.',
    sentSignalLevel: 'How loud the speech was that this end sent.',
    receivedSignalLevel: 'How loud the speech was that this end received.',
    sentNoiseLevel: 'How loud the noise was that this end sent.',
    receivedNoiseLevel: 'How loud the noise was that this end received.',
    initialSignalLevelRootMeanSquare: 'How loud the first 30 seconds were.',
    micGlitchRate: 'How often the microphone lost a piece of sound.',
    speakerGlitchRate: 'How often the speaker lost a piece of sound.',
    howlingEventCount: 'How often a microphone heard its own speaker.',
    cpuInsufficentEventRatio: `${OF_CALL} in which the processor was too slow for it.`,
    captureNotFunctioningEventRatio: `${OF_CALL} in which the microphone did not work.`,
    renderNotFunctioningEventRatio: `${OF_CALL} in which the speaker did not work.`,
    deviceGlitchEventRatio: `${OF_CALL} in which sound devices glitched.`,
    deviceClippingEventRatio: `${OF_CALL} in which the microphone was overdriven.`,
    lowSpeechLevelEventRatio: `${OF_CALL} in which speech was too quiet.`,
    lowSpeechToNoiseEventRatio: `${OF_CALL} in which speech drowned in noise.`,
    renderMuteEventRatio: `${OF_CALL} in which the speaker was muted.`,
    renderZeroVolumeEventRatio: `${OF_CALL} in which the volume stood at zero.`,
  },
  mediaStream: {
    streamId: 'Names this stream.',
    streamDirection: 'Who sent and who received it.',
    startDateTime: STARTED,
    endDateTime: ENDED,
    averageRoundTripTime: 'There and back between both ends, over the whole stream.',
    maxRoundTripTime: 'The longest time there and back.',
    averageJitter: 'How unevenly packets arrived, over the whole stream.',
    maxJitter: 'The most unevenly they arrived.',
    averageAudioNetworkJitter:
      'Jitter of the network alone, in windows of a second; another measure than averageJitter.',
    maxAudioNetworkJitter: 'The most of it in a second.',
    averagePacketLossRate: 'Share of this stream’s packets that never arrived, over its whole life.',
    maxPacketLossRate: 'The largest share that was lost at any time.',
    averageVideoPacketLossRate: 'Share of video packets that never arrived.',
    postForwardErrorCorrectionPacketLossRate:
      'Share still missing after error correction put back what it could.',
    averageVideoFrameLossPercentage: 'Share of pictures that were never shown.',
    averageVideoFrameRate: 'Pictures shown in a second.',
    averageReceivedFrameRate: 'Pictures received in a second.',
    lowFrameRateRatio: `${OF_CALL} in which fewer than 7.5 pictures a second were shown.`,
    lowVideoProcessingCapabilityRatio: `${OF_CALL} in which the processor was too slow for the video.`,
    averageRatioOfConcealedSamples: 'Share of the sound that was made up to hide gaps.',
    maxRatioOfConcealedSamples: 'The largest share that was made up at any time.',
    averageAudioDegradation: 'How much the network cost, in points of an opinion score.',
    averageFreezeDuration: 'How long the picture stood still, on average.',
    rmsFreezeDuration: 'The same as a root mean square, in which long freezes weigh more.',
    averageBandwidthEstimate: 'How much bandwidth there seemed to be.',
    packetUtilization: 'How many packets the stream had.',
    wasMediaBypassed: 'Whether media went past the mediation server.',
    isAudioForwardErrorCorrectionUsed: 'Whether lost audio could be put back.',
    audioCodec: 'How sound was packed.',
    videoCodec: 'How pictures were packed.',
  },
  identity: {
    id: 'Names the person, phone or application.',
    displayName: 'What people call them.',
    userPrincipalName: 'The account.',
    tenantId: 'The organisation.',
    email: 'The mail address.',
  },
};

/** What there is to say of a member of Graph's JSON. */
export type FieldWords = {
  /** Undefined for members nobody has described. */
  readonly means: string | undefined;
  /** Its type and unit on the wire: “Single, fraction 0..1”. */
  readonly wire: string | undefined;
  /** Which end found it out, for numbers of a stream that one end measures alone. */
  readonly measuredBy: string | undefined;
  /** Whether readers of metrics see it whole. */
  readonly seen: string;
};

const BY_BOTH: readonly string[] = [
  STREAM_MEASURES.roundTripMs.wire,
  STREAM_MEASURES.roundTripMaxMs.wire,
  STREAM_MEASURES.bandwidthEstimateBps.wire,
];
const RECEIVER_MEASURES: ReadonlySet<string> = new Set(
  Object.values(STREAM_MEASURES)
    .map(({ wire }) => wire)
    .filter((wire) => !BY_BOTH.includes(wire)),
);

/** The field card of a member: `owner` is the type of the object that holds it. */
export const fieldWords = (owner: string | undefined, name: string): FieldWords => {
  const fields = owner === undefined ? undefined : fieldsOf(owner);
  const field = fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
  const meanings = owner === undefined ? undefined : MEANINGS[owner];
  return {
    means: meanings !== undefined && Object.hasOwn(meanings, name) ? meanings[name] : undefined,
    wire: field && wireWords(field),
    measuredBy:
      owner === 'mediaStream' && RECEIVER_MEASURES.has(name) ? 'the end that received the stream' : undefined,
    seen: field === undefined ? 'only those who may see names, because it is in no list' : SEEN[field.see],
  };
};

const wireWords = ({ type, isList, unit }: Field): string => {
  const name = `${isList ? 'list of ' : ''}${type.replace('Edm.', '')}`;
  return unit === undefined ? name : `${name}, ${unit}`;
};

const SEEN: Readonly<Record<Field['see'], string>> = {
  everyone: 'everyone who may read calls',
  identity: 'only those who may see names',
  person: 'everyone, with another name for who may not',
  people: 'everyone, with other names for who may not',
  address: 'everyone, cut to the network for who may not see names',
  products: 'everyone, cut to product names for who may not see names',
};
