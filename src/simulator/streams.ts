import { SECOND_MS } from '#base/units';
import type { Conditions, PathReadings } from './causes.ts';
import { durationText, single } from './graph-values.ts';
import { idleStream } from './late-telemetry.ts';
import type { Random } from './random.ts';
import type { GraphStream } from './wire.ts';

type Direction = GraphStream['streamDirection'];

/** Who measured a stream decides what is known of it: the service counts packets but renders nothing. */
type Receiver = 'client' | 'service';

/** Teams sends an audio packet every 20 ms while someone speaks. */
const PACKETS_PER_SECOND = 50;

export type AudioTraffic = {
  readonly direction: Direction;
  readonly receiver: Receiver;
  readonly path: PathReadings;
  readonly conditions: Conditions;
  readonly durationMs: number;
  /** Share of the time in which packets flowed. 0: a muted listener, whose uplink carries next to nothing. */
  readonly activity: number;
  readonly codec: 'satin' | 'silkWide' | 'g722' | 'pcma';
  readonly mediaBypassed: boolean | null;
  /** The exact number of packets, where a drawing gives it. */
  readonly packets?: number | undefined;
};

/** An audio stream as its receiver reports it. */
export const audioStream = (traffic: AudioTraffic, random: Random): GraphStream => {
  const { path, conditions, durationMs, activity, codec } = traffic;
  const { direction, receiver, mediaBypassed } = traffic;
  const full = (durationMs / SECOND_MS) * PACKETS_PER_SECOND;
  const idle = idleStream({ streamId: streamId(random), streamDirection: direction });
  if (activity === 0) {
    // Keep-alives and comfort noise: too few packets to measure anything, and none is measured.
    return { ...idle, packetUtilization: Math.round(Math.min(full, random.between(8, 420))) };
  }
  const packets = traffic.packets ?? Math.round(full * activity * (1 - path.loss));
  const concealed = path.loss * 0.75 + Math.max(0, path.jitter - 20) * 0.0012;
  const audible = receiver === 'client';
  return {
    ...idle,
    averageAudioDegradation:
      audible && codec !== 'satin' ? single(Math.min(4, path.loss * 14 + path.jitter * 0.01)) : null,
    averageJitter: durationText(path.jitter),
    maxJitter: durationText(path.jitterMax),
    averagePacketLossRate: single(path.loss),
    maxPacketLossRate: single(path.lossMax),
    averageRatioOfConcealedSamples: audible ? single(concealed) : null,
    maxRatioOfConcealedSamples: audible ? single(Math.max(concealed, path.lossMax * 0.8)) : null,
    averageRoundTripTime: durationText(conditions.roundTripMs),
    maxRoundTripTime: durationText(conditions.roundTripMaxMs),
    packetUtilization: packets,
    averageBandwidthEstimate: conditions.bandwidthBps,
    wasMediaBypassed: mediaBypassed,
    averageAudioNetworkJitter: audible ? durationText(path.jitter * 4) : null,
    maxAudioNetworkJitter: audible ? durationText(Math.max(path.jitter * 4, path.jitterMax * 2)) : null,
    audioCodec: codec,
    isAudioForwardErrorCorrectionUsed: path.loss > 0.02,
  };
};

export type PictureTraffic = {
  readonly direction: Direction;
  readonly receiver: Receiver;
  readonly path: PathReadings;
  readonly conditions: Conditions;
  readonly durationMs: number;
  readonly fps: number;
  readonly codec: 'h264' | 'av1' | 'h264s';
};

/**
 * A stream of camera or shared screen. Of what it receives the service tells the frame rate and the loss that
 * error correction left; the rest is seen by a client only.
 */
export const pictureStream = (traffic: PictureTraffic, random: Random): GraphStream => {
  const { direction, receiver, path, conditions, durationMs, fps, codec } = traffic;
  const seen = receiver === 'client';
  const { lowVideoProcessing } = conditions.machine;
  const frameLoss = Math.min(60, path.loss * 100 * 1.6 + lowVideoProcessing * 20 + random.between(0, 1));
  const freezeMs = 60 + frameLoss * 14 + random.between(0, 40);
  const packetsPerFrame = 8;
  return {
    ...idleStream({ streamId: streamId(random), streamDirection: direction }),
    averageJitter: seen ? durationText(path.jitter) : null,
    maxJitter: seen ? durationText(path.jitterMax) : null,
    averagePacketLossRate: seen ? single(path.loss) : null,
    maxPacketLossRate: seen ? single(path.lossMax) : null,
    averageRoundTripTime: durationText(conditions.roundTripMs),
    maxRoundTripTime: durationText(conditions.roundTripMaxMs),
    packetUtilization: Math.round((durationMs / SECOND_MS) * fps * packetsPerFrame * (1 - path.loss)),
    averageBandwidthEstimate: conditions.bandwidthBps,
    postForwardErrorCorrectionPacketLossRate: single(path.loss * 0.38),
    averageVideoPacketLossRate: seen ? single(path.loss) : null,
    averageVideoFrameLossPercentage: seen ? single(frameLoss) : null,
    averageVideoFrameRate: single(fps),
    averageReceivedFrameRate: seen ? single(fps * (1 - frameLoss / 100)) : null,
    lowFrameRateRatio: single(fps < 7.5 ? Math.min(1, (7.5 - fps) / 4 + 0.2) : 0),
    lowVideoProcessingCapabilityRatio: single(lowVideoProcessing),
    videoCodec: codec,
    rmsFreezeDuration: seen ? durationText(freezeMs * 1.4) : null,
    averageFreezeDuration: seen ? durationText(freezeMs) : null,
  };
};

/** Stream ids look like RTP sources: unique within a medium, not beyond. */
const streamId = (random: Random): string => String(random.whole(20_000, 4_294_967_295));
