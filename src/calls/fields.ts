/**
 * Every property of Graph's call records: owner, wire name, EDM type, unit, who may see it. Source: the CSDL of
 * microsoft.graph.callRecords, the same in v1.0 and beta. What is not in this table is nobody's business at
 * level `metrics`: an unknown field counts as personal until it has a line here.
 */
export type Field = {
  /** EDM primitive, enumeration, or the name of a type in this table. */
  readonly type: string;
  readonly isList: boolean;
  readonly unit: string | undefined;
  readonly see: Visibility;
};

/**
 * Who sees a field. `everyone`: any reader of call quality. `identity`: only those who may see names. The rest is
 * shown to both, but cut at level `metrics`: `person` and `people` (an identity, a set of them) become a
 * pseudonym, `address` a network of /24 or /48, `products` only the product names of a user agent.
 */
type Visibility = 'everyone' | 'identity' | 'person' | 'people' | 'address' | 'products';

/** How much of a record a viewer sees. */
export type FieldLevel = 'metrics' | 'identity';

const field = (see: Visibility, type: string, unit?: string): Field => {
  const inner = /^Collection\((.+)\)$/.exec(type)?.[1];
  return { type: inner ?? type, isList: inner !== undefined, unit, see };
};
const all = (type: string, unit?: string): Field => field('everyone', type, unit);
const named = (type = 'Edm.String', unit?: string): Field => field('identity', type, unit);

const single = (unit: string): Field => all('Edm.Single', unit);
const share = single('fraction 0..1');
const duration = all('Edm.Duration', 'ISO 8601 duration');
const instant = all('Edm.DateTimeOffset', 'UTC');
const address = field('address', 'Edm.String');

/** Types by name; a derived type repeats nothing of its base, because real answers have no discriminators. */
export const FIELDS = {
  callRecord: {
    id: all('Edm.String', 'GUID'),
    version: all('Edm.Int64'),
    type: all('callType'),
    modalities: all('Collection(modality)'),
    startDateTime: instant,
    endDateTime: instant,
    lastModifiedDateTime: instant,
    // The link lets its reader into the meeting.
    joinWebUrl: named(),
    organizer: field('people', 'identitySet'),
    participants: field('people', 'Collection(identitySet)'),
    organizer_v2: all('participantBase'),
    participants_v2: all('Collection(participantBase)'),
    sessions: all('Collection(session)'),
  },
  /** organizer and participant; their id is the person's, and gives way to the pseudonym's. */
  participantBase: {
    id: named(),
    identity: field('people', 'identitySet'),
    administrativeUnitInfos: named('Collection(administrativeUnitInfo)'),
  },
  administrativeUnitInfo: {
    id: named(),
  },
  session: {
    id: all('Edm.String', 'GUID'),
    modalities: all('Collection(modality)'),
    startDateTime: instant,
    endDateTime: instant,
    isTest: all('Edm.Boolean'),
    failureInfo: all('failureInfo'),
    caller: all('endpoint'),
    callee: all('endpoint'),
    segments: all('Collection(segment)'),
  },
  segment: {
    id: all('Edm.String', 'GUID'),
    startDateTime: instant,
    endDateTime: instant,
    failureInfo: all('failureInfo'),
    caller: all('endpoint'),
    callee: all('endpoint'),
    media: all('Collection(media)'),
  },
  failureInfo: {
    stage: all('failureStage'),
    // Free text: nothing says that it never holds a name or a number.
    reason: named(),
  },
  /** endpoint with participantEndpoint and serviceEndpoint. */
  endpoint: {
    userAgent: all('userAgent'),
    associatedIdentity: field('person', 'identity'),
    identity: field('people', 'identitySet'),
    name: named(),
    cpuName: named(),
    cpuCoresCount: all('Edm.Int32', 'cores'),
    cpuProcessorSpeedInMhz: all('Edm.Int32', 'MHz'),
    feedback: all('userFeedback'),
  },
  /** userAgent with clientUserAgent and serviceUserAgent. */
  userAgent: {
    // Old clients write the phone's model into it, in brackets.
    headerValue: field('products', 'Edm.String'),
    applicationVersion: all('Edm.String'),
    platform: all('clientPlatform'),
    productFamily: all('productFamily'),
    azureADAppId: named(),
    communicationServiceId: named(),
    role: all('serviceRole'),
  },
  userFeedback: {
    rating: all('userFeedbackRating'),
    text: named(),
    tokens: all('feedbackTokenSet'),
  },
  /** An open type of booleans: any name, as long as it is one word. */
  feedbackTokenSet: {},
  identity: {
    id: named(),
    displayName: named(),
    userPrincipalName: named(),
    tenantId: named(),
    email: named(),
    ipAddress: named(),
    applicationType: named(),
    hidden: named('Edm.Boolean'),
    azureCommunicationServicesResourceId: named(),
  },
  /** identitySet with communicationsIdentitySet, and members that real answers have undeclared. */
  identitySet: {
    application: field('person', 'identity'),
    device: field('person', 'identity'),
    user: field('person', 'identity'),
    applicationInstance: field('person', 'identity'),
    assertedIdentity: field('person', 'identity'),
    azureCommunicationServicesUser: field('person', 'identity'),
    encrypted: field('person', 'identity'),
    endpointType: all('endpointType'),
    guest: field('person', 'identity'),
    onPremises: field('person', 'identity'),
    phone: field('person', 'identity'),
    acsUser: field('person', 'identity'),
    spoolUser: field('person', 'identity'),
    acsApplicationInstance: field('person', 'identity'),
    spoolApplicationInstance: field('person', 'identity'),
  },
  media: {
    label: all('Edm.String'),
    callerNetwork: all('networkInfo'),
    calleeNetwork: all('networkInfo'),
    callerDevice: all('deviceInfo'),
    calleeDevice: all('deviceInfo'),
    streams: all('Collection(mediaStream)'),
  },
  networkInfo: {
    ipAddress: address,
    subnet: address,
    reflexiveIPAddress: address,
    relayIPAddress: address,
    relayPort: all('Edm.Int32', 'port'),
    port: all('Edm.Int32', 'port'),
    linkSpeed: all('Edm.Int64', 'bit/s; 4294967295 and 0 are unknown'),
    connectionType: all('networkConnectionType'),
    networkTransportProtocol: all('networkTransportProtocol'),
    macAddress: named(),
    basicServiceSetIdentifier: named(),
    dnsSuffix: named(),
    wifiBand: all('wifiBand'),
    wifiRadioType: all('wifiRadioType'),
    wifiSignalStrength: all('Edm.Int32', 'percent'),
    wifiBatteryCharge: all('Edm.Int32', 'percent'),
    wifiChannel: all('Edm.Int32', 'channel'),
    wifiMicrosoftDriver: named(),
    wifiMicrosoftDriverVersion: named(),
    wifiVendorDriver: named(),
    wifiVendorDriverVersion: named(),
    sentQualityEventRatio: share,
    receivedQualityEventRatio: share,
    delayEventRatio: share,
    bandwidthLowEventRatio: share,
    traceRouteHops: all('Collection(traceRouteHop)'),
  },
  traceRouteHop: {
    hopCount: all('Edm.Int32', 'hops'),
    ipAddress: address,
    roundTripTime: duration,
  },
  deviceInfo: {
    captureDeviceName: named(),
    captureDeviceDriver: named(),
    renderDeviceName: named(),
    renderDeviceDriver: named(),
    sentSignalLevel: all('Edm.Int32', 'level, nearer 0 is louder'),
    receivedSignalLevel: all('Edm.Int32', 'level, nearer 0 is louder'),
    sentNoiseLevel: all('Edm.Int32', 'level, nearer 0 is louder'),
    receivedNoiseLevel: all('Edm.Int32', 'level, nearer 0 is louder'),
    initialSignalLevelRootMeanSquare: single('RMS of the first 30 s'),
    micGlitchRate: single('glitches per 5 min'),
    speakerGlitchRate: single('glitches per 5 min'),
    howlingEventCount: all('Edm.Int32', 'times'),
    // Misspelt on the wire.
    cpuInsufficentEventRatio: share,
    captureNotFunctioningEventRatio: share,
    renderNotFunctioningEventRatio: share,
    deviceGlitchEventRatio: share,
    deviceClippingEventRatio: share,
    lowSpeechLevelEventRatio: share,
    lowSpeechToNoiseEventRatio: share,
    renderMuteEventRatio: share,
    renderZeroVolumeEventRatio: share,
  },
  mediaStream: {
    streamId: all('Edm.String'),
    streamDirection: all('mediaStreamDirection'),
    startDateTime: instant,
    endDateTime: instant,
    averageRoundTripTime: duration,
    maxRoundTripTime: duration,
    averageJitter: duration,
    maxJitter: duration,
    averageAudioNetworkJitter: duration,
    maxAudioNetworkJitter: duration,
    averagePacketLossRate: share,
    maxPacketLossRate: share,
    averageVideoPacketLossRate: share,
    postForwardErrorCorrectionPacketLossRate: share,
    averageVideoFrameLossPercentage: single('percent 0..100'),
    averageVideoFrameRate: single('frames per second'),
    averageReceivedFrameRate: single('frames per second'),
    lowFrameRateRatio: share,
    lowVideoProcessingCapabilityRatio: share,
    averageRatioOfConcealedSamples: share,
    maxRatioOfConcealedSamples: share,
    averageAudioDegradation: single('network MOS lost, 0..5'),
    averageFreezeDuration: duration,
    rmsFreezeDuration: duration,
    averageBandwidthEstimate: all('Edm.Int64', 'bit/s'),
    // Packets, despite the name.
    packetUtilization: all('Edm.Int64', 'packets'),
    wasMediaBypassed: all('Edm.Boolean'),
    isAudioForwardErrorCorrectionUsed: all('Edm.Boolean'),
    audioCodec: all('audioCodec'),
    videoCodec: all('videoCodec'),
  },
} as const satisfies Record<string, Record<string, Field>>;

/** Names of the types in the table. */
export type TypeName = keyof typeof FIELDS;

/** The fields of a type, or undefined when the table has no such type. */
export const fieldsOf = (type: string): Readonly<Record<string, Field>> | undefined =>
  Object.hasOwn(FIELDS, type) ? FIELDS[type as TypeName] : undefined;
