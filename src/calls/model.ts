import type { EpochMs } from '#base/units';

/**
 * Microsoft Graph's call record in our types: CallRecord ▸ Session ▸ Segment ▸ Media ▸ Stream.
 * `undefined` means Graph did not say (missing, null, or a sentinel such as link speed 4294967295);
 * it never means zero. Enumerations are open: members nobody knows yet are kept as sent.
 * Source of every property: Microsoft Graph metadata, namespace microsoft.graph.callRecords.
 */
export type CallRecord = {
  readonly id: string;
  /** Int64, kept as text: it may pass 2^53. */
  readonly version: string | undefined;
  /** groupCall, peerToPeer, unknown … */
  readonly type: string | undefined;
  readonly modalities: readonly string[];
  readonly start: EpochMs | undefined;
  readonly end: EpochMs | undefined;
  readonly lastModified: EpochMs | undefined;
  readonly joinWebUrl: string | undefined;
  readonly organizer: Identity | undefined;
  readonly participants: readonly Identity[];
};

/** One person, phone, application or other party, as far as Graph names it. */
export type Identity = {
  /** Which member of the identity set it came from. */
  readonly kind: 'user' | 'guest' | 'phone' | 'application' | 'device' | 'other';
  readonly id: string | undefined;
  readonly displayName: string | undefined;
  readonly userPrincipalName: string | undefined;
  readonly tenantId: string | undefined;
};

export type Session = {
  readonly id: string;
  readonly start: EpochMs | undefined;
  readonly end: EpochMs | undefined;
  readonly modalities: readonly string[];
  readonly isTest: boolean | undefined;
  readonly caller: Endpoint | undefined;
  readonly callee: Endpoint | undefined;
  readonly failure: Failure | undefined;
  readonly segments: readonly Segment[];
};

/** One end of a session. A service end in real answers often has no discriminator, only the lack of a person. */
export type Endpoint = {
  readonly kind: 'participant' | 'service';
  readonly identity: Identity | undefined;
  readonly machineName: string | undefined;
  readonly cpuName: string | undefined;
  readonly cpuCores: number | undefined;
  readonly cpuMhz: number | undefined;
  readonly userAgent: UserAgent | undefined;
  readonly feedback: Feedback | undefined;
};

export type UserAgent = {
  readonly headerValue: string | undefined;
  readonly applicationVersion: string | undefined;
  /** windows, macOS, iOS, android, web, ipPhone, roomSystem … */
  readonly platform: string | undefined;
  readonly productFamily: string | undefined;
  /** Only service user agents have one, and not always. */
  readonly serviceRole: string | undefined;
};

export type Feedback = {
  /** 1 bad … 5 excellent; `notRated`: asked without answer; undefined: not asked, or a rating nobody knows. */
  readonly rating: 1 | 2 | 3 | 4 | 5 | 'notRated' | undefined;
  readonly text: string | undefined;
  /** Token names in Graph's order. `offered` were shown, `ticked` were true. */
  readonly ticked: readonly string[];
  readonly offered: readonly string[];
};

/** A failureInfo with at least one member filled; Graph also sends empty ones, which are no failure. */
export type Failure = {
  /** callSetup, midcall, unknown … */
  readonly stage: string | undefined;
  readonly reason: string | undefined;
};

export type Segment = {
  readonly id: string;
  readonly start: EpochMs | undefined;
  readonly end: EpochMs | undefined;
  readonly failure: Failure | undefined;
  readonly caller: Endpoint | undefined;
  readonly callee: Endpoint | undefined;
  readonly media: readonly Media[];
};

export type Media = {
  /** main-audio, main-video, applicationsharing-video, data … */
  readonly label: string | undefined;
  readonly callerNetwork: Network | undefined;
  readonly calleeNetwork: Network | undefined;
  readonly callerDevice: Device | undefined;
  readonly calleeDevice: Device | undefined;
  readonly streams: readonly Stream[];
};

export type Network = {
  readonly ipAddress: string | undefined;
  readonly subnet: string | undefined;
  readonly reflexiveIpAddress: string | undefined;
  readonly relayIpAddress: string | undefined;
  readonly relayPort: number | undefined;
  readonly port: number | undefined;
  /** undefined for the sentinels 4294967295 and 0; what was sent is in `linkSpeedSent`. */
  readonly linkSpeedBps: number | undefined;
  readonly linkSpeedSent: number | undefined;
  /** wired, wifi, mobile, tunnel, unknown … */
  readonly connectionType: string | undefined;
  /** udp, tcp, unknown … */
  readonly transport: string | undefined;
  readonly macAddress: string | undefined;
  readonly bssid: string | undefined;
  readonly dnsSuffix: string | undefined;
  readonly wifiBand: string | undefined;
  readonly wifiRadioType: string | undefined;
  /** Percent 0..100, not dBm. */
  readonly wifiSignalPercent: number | undefined;
  readonly wifiBatteryPercent: number | undefined;
  readonly wifiChannel: number | undefined;
  readonly wifiMicrosoftDriver: string | undefined;
  readonly wifiMicrosoftDriverVersion: string | undefined;
  readonly wifiVendorDriver: string | undefined;
  readonly wifiVendorDriverVersion: string | undefined;
  /** Fractions 0..1 of the call in which this end saw the network hurt the audio. */
  readonly sentQualityEventRatio: number | undefined;
  readonly receivedQualityEventRatio: number | undefined;
  readonly delayEventRatio: number | undefined;
  readonly bandwidthLowEventRatio: number | undefined;
  readonly traceRouteHops: readonly TraceRouteHop[];
};

export type TraceRouteHop = {
  readonly hop: number | undefined;
  readonly ipAddress: string | undefined;
  readonly roundTripMs: number | undefined;
};

export type Device = {
  readonly captureDeviceName: string | undefined;
  readonly captureDeviceDriver: string | undefined;
  readonly renderDeviceName: string | undefined;
  readonly renderDeviceDriver: string | undefined;
  /** Levels are negative; nearer 0 is louder. */
  readonly sentSignalLevel: number | undefined;
  readonly receivedSignalLevel: number | undefined;
  readonly sentNoiseLevel: number | undefined;
  readonly receivedNoiseLevel: number | undefined;
  readonly initialSignalLevelRms: number | undefined;
  /** Glitches per 5 minutes. */
  readonly micGlitchRate: number | undefined;
  readonly speakerGlitchRate: number | undefined;
  readonly howlingEventCount: number | undefined;
  /** Fractions 0..1 of the call. The wire name of the first is misspelt: cpuInsufficentEventRatio. */
  readonly cpuInsufficientEventRatio: number | undefined;
  readonly captureNotFunctioningEventRatio: number | undefined;
  readonly renderNotFunctioningEventRatio: number | undefined;
  readonly deviceGlitchEventRatio: number | undefined;
  readonly deviceClippingEventRatio: number | undefined;
  readonly lowSpeechLevelEventRatio: number | undefined;
  readonly lowSpeechToNoiseEventRatio: number | undefined;
  readonly renderMuteEventRatio: number | undefined;
  readonly renderZeroVolumeEventRatio: number | undefined;
};

/**
 * One direction of one medium. Loss, jitter and frame figures are measured by the end that receives:
 * `callerToCallee` tells what the callee got, that is how well the caller was sent.
 */
export type Stream = {
  readonly id: string | undefined;
  readonly direction: 'callerToCallee' | 'calleeToCaller' | undefined;
  readonly start: EpochMs | undefined;
  readonly end: EpochMs | undefined;
  readonly roundTripMs: number | undefined;
  readonly roundTripMaxMs: number | undefined;
  readonly jitterMs: number | undefined;
  readonly jitterMaxMs: number | undefined;
  /** Another measure than `jitterMs`: never one for the other. */
  readonly audioNetworkJitterMs: number | undefined;
  readonly audioNetworkJitterMaxMs: number | undefined;
  readonly lossRatio: number | undefined;
  readonly lossMaxRatio: number | undefined;
  readonly videoLossRatio: number | undefined;
  readonly lossAfterFecRatio: number | undefined;
  /** Percent 0..100, unlike every other share here. */
  readonly videoFrameLossPercent: number | undefined;
  readonly frameRateFps: number | undefined;
  readonly receivedFrameRateFps: number | undefined;
  readonly lowFrameRateRatio: number | undefined;
  readonly lowVideoProcessingRatio: number | undefined;
  readonly concealedRatio: number | undefined;
  readonly concealedMaxRatio: number | undefined;
  readonly audioDegradation: number | undefined;
  readonly freezeMs: number | undefined;
  readonly freezeRmsMs: number | undefined;
  readonly bandwidthEstimateBps: number | undefined;
  /** A number of packets, despite its wire name packetUtilization. */
  readonly packets: number | undefined;
  readonly mediaBypassed: boolean | undefined;
  readonly forwardErrorCorrected: boolean | undefined;
  readonly audioCodec: string | undefined;
  readonly videoCodec: string | undefined;
};
