/**
 * Call records as Graph writes them in JSON. Members may be missing or null, enumerations are open, so every
 * enumeration is text. Property names and types: Graph metadata, namespace microsoft.graph.callRecords.
 */
export type GraphIdentity = {
  readonly id: string | null;
  readonly displayName: string | null;
  readonly tenantId?: string | null;
  readonly userPrincipalName?: string | null;
};

/** Which member holds the party: user, phone, guest, application … the others are null or missing. */
export type GraphIdentitySet = Readonly<Record<string, GraphIdentity | null>>;

export type GraphFeedback = {
  readonly rating: string;
  readonly text: string | null;
  readonly tokens: Readonly<Record<string, boolean>> | null;
};

type GraphUserAgent = {
  readonly '@odata.type'?: string;
  readonly headerValue?: string | null;
  readonly applicationVersion?: string | null;
  readonly platform?: string;
  readonly productFamily?: string;
  readonly communicationServiceId?: string | null;
  readonly azureADAppId?: string | null;
  readonly role?: string;
};

export type GraphEndpoint = {
  readonly '@odata.type'?: string;
  readonly name?: string | null;
  readonly cpuName?: string | null;
  readonly cpuCoresCount?: number | null;
  readonly cpuProcessorSpeedInMhz?: number | null;
  readonly userAgent?: GraphUserAgent | null;
  readonly identity?: GraphIdentitySet | null;
  readonly associatedIdentity?: (GraphIdentity & { readonly '@odata.type'?: string }) | null;
  readonly feedback?: GraphFeedback | null;
};

export type GraphFailure = { readonly stage: string | null; readonly reason: string | null };

export type GraphTraceRouteHop = {
  readonly hopCount: number;
  readonly ipAddress: string | null;
  readonly roundTripTime: string | null;
};

export type GraphNetwork = {
  readonly ipAddress: string | null;
  readonly subnet: string | null;
  readonly linkSpeed: number | null;
  readonly connectionType: string;
  readonly port: number | null;
  readonly reflexiveIPAddress: string | null;
  readonly relayIPAddress: string | null;
  readonly relayPort: number | null;
  readonly macAddress: string | null;
  readonly wifiMicrosoftDriver: string | null;
  readonly wifiMicrosoftDriverVersion: string | null;
  readonly wifiVendorDriver: string | null;
  readonly wifiVendorDriverVersion: string | null;
  readonly wifiChannel: number | null;
  readonly wifiBand: string;
  readonly basicServiceSetIdentifier: string | null;
  readonly wifiRadioType: string;
  readonly wifiSignalStrength: number | null;
  readonly wifiBatteryCharge: number | null;
  readonly dnsSuffix: string | null;
  readonly sentQualityEventRatio: number | null;
  readonly receivedQualityEventRatio: number | null;
  readonly delayEventRatio: number | null;
  readonly bandwidthLowEventRatio: number | null;
  readonly networkTransportProtocol: string;
  readonly traceRouteHops: readonly GraphTraceRouteHop[];
};

export type GraphDevice = {
  readonly captureDeviceName: string | null;
  readonly captureDeviceDriver: string | null;
  readonly renderDeviceName: string | null;
  readonly renderDeviceDriver: string | null;
  readonly sentSignalLevel: number | null;
  readonly receivedSignalLevel: number | null;
  readonly sentNoiseLevel: number | null;
  readonly receivedNoiseLevel: number | null;
  readonly initialSignalLevelRootMeanSquare: number | null;
  readonly cpuInsufficentEventRatio: number | null;
  readonly renderNotFunctioningEventRatio: number | null;
  readonly captureNotFunctioningEventRatio: number | null;
  readonly deviceGlitchEventRatio: number | null;
  readonly lowSpeechToNoiseEventRatio: number | null;
  readonly lowSpeechLevelEventRatio: number | null;
  readonly deviceClippingEventRatio: number | null;
  readonly howlingEventCount: number | null;
  readonly renderZeroVolumeEventRatio: number | null;
  readonly renderMuteEventRatio: number | null;
  readonly micGlitchRate: number | null;
  readonly speakerGlitchRate: number | null;
};

export type GraphStream = {
  readonly streamId: string;
  readonly startDateTime: string | null;
  readonly endDateTime: string | null;
  readonly streamDirection: 'callerToCallee' | 'calleeToCaller';
  readonly averageAudioDegradation: number | null;
  readonly averageJitter: string | null;
  readonly maxJitter: string | null;
  readonly averagePacketLossRate: number | null;
  readonly maxPacketLossRate: number | null;
  readonly averageRatioOfConcealedSamples: number | null;
  readonly maxRatioOfConcealedSamples: number | null;
  readonly averageRoundTripTime: string | null;
  readonly maxRoundTripTime: string | null;
  readonly packetUtilization: number | null;
  readonly averageBandwidthEstimate: number | null;
  readonly wasMediaBypassed: boolean | null;
  readonly postForwardErrorCorrectionPacketLossRate: number | null;
  readonly averageVideoFrameLossPercentage: number | null;
  readonly averageReceivedFrameRate: number | null;
  readonly lowFrameRateRatio: number | null;
  readonly averageVideoPacketLossRate: number | null;
  readonly averageVideoFrameRate: number | null;
  readonly lowVideoProcessingCapabilityRatio: number | null;
  readonly averageAudioNetworkJitter: string | null;
  readonly maxAudioNetworkJitter: string | null;
  readonly audioCodec: string;
  readonly videoCodec: string;
  readonly rmsFreezeDuration: string | null;
  readonly averageFreezeDuration: string | null;
  readonly isAudioForwardErrorCorrectionUsed: boolean | null;
};

export type GraphMedia = {
  readonly label: string;
  readonly callerNetwork: GraphNetwork | null;
  readonly calleeNetwork: GraphNetwork | null;
  readonly callerDevice: GraphDevice | null;
  readonly calleeDevice: GraphDevice | null;
  readonly streams: readonly GraphStream[];
};

export type GraphSegment = {
  readonly id: string;
  readonly startDateTime: string;
  readonly endDateTime: string;
  readonly failureInfo: GraphFailure | null;
  readonly caller?: GraphEndpoint | null;
  readonly callee?: GraphEndpoint | null;
  readonly media: readonly GraphMedia[];
};

export type GraphSession = {
  readonly id: string;
  readonly modalities: readonly string[];
  readonly startDateTime: string;
  readonly endDateTime: string;
  readonly isTest: boolean | null;
  readonly failureInfo: GraphFailure | null;
  readonly caller: GraphEndpoint;
  readonly callee: GraphEndpoint;
  readonly segments: readonly GraphSegment[];
};

export type GraphParticipant = {
  /** User id, or a phone number. */
  readonly id: string;
  readonly identity: GraphIdentitySet;
  readonly administrativeUnitInfos: readonly { readonly id: string }[];
};

/** A call record without its sessions and participants, which are relationships of their own. */
export type GraphCallRecord = {
  readonly id: string;
  readonly version: number;
  readonly type: string;
  readonly modalities: readonly string[];
  readonly lastModifiedDateTime: string;
  readonly startDateTime: string;
  readonly endDateTime: string;
  readonly joinWebUrl: string | null;
  readonly organizer_v2: GraphParticipant | null;
};
