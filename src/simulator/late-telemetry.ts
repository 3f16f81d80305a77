import type { GraphSession, GraphStream } from './wire.ts';

/** A session as it is before its client has reported: the streams are known, what they were like is not. */
export const withoutLateTelemetry = (session: GraphSession): GraphSession => ({
  ...session,
  caller: { ...session.caller, feedback: null },
  segments: session.segments.map((segment) => ({
    ...segment,
    media: segment.media.map((medium) => ({ ...medium, streams: medium.streams.map(idleStream) })),
  })),
});

/** A stream that is listed with no packets and no measures, as Graph lists idle ones. */
export const idleStream = ({ streamId, streamDirection }: IdleStream): GraphStream => ({
  streamId,
  startDateTime: null,
  endDateTime: null,
  streamDirection,
  averageAudioDegradation: null,
  averageJitter: null,
  maxJitter: null,
  averagePacketLossRate: null,
  maxPacketLossRate: null,
  averageRatioOfConcealedSamples: null,
  maxRatioOfConcealedSamples: null,
  averageRoundTripTime: null,
  maxRoundTripTime: null,
  packetUtilization: 0,
  averageBandwidthEstimate: null,
  wasMediaBypassed: null,
  postForwardErrorCorrectionPacketLossRate: null,
  averageVideoFrameLossPercentage: null,
  averageReceivedFrameRate: null,
  lowFrameRateRatio: null,
  averageVideoPacketLossRate: null,
  averageVideoFrameRate: null,
  lowVideoProcessingCapabilityRatio: null,
  averageAudioNetworkJitter: null,
  maxAudioNetworkJitter: null,
  audioCodec: 'unknown',
  videoCodec: 'unknown',
  rmsFreezeDuration: null,
  averageFreezeDuration: null,
  isAudioForwardErrorCorrectionUsed: null,
});

type IdleStream = Pick<GraphStream, 'streamId' | 'streamDirection'>;
