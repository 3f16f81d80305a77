import type { Device, Network, Stream } from '#calls/model';
import type { Unit } from './limits.ts';

/** A number that a record may hold: Graph's name of it, its unit, and what it tells. */
export type MeasureInfo = {
  /** Graph's name, the last word of its JSON path. */
  readonly wire: string;
  readonly unit: Unit;
  /** What to call it beside its value. */
  readonly label: string;
  /** What it says, for one who has never seen it. */
  readonly means: string;
  /** Which reading of several is the worst; the highest when left out. */
  readonly worst?: 'lowest';
};

const measure = (wire: string, unit: Unit, label: string, means: string): MeasureInfo => ({
  wire,
  unit,
  label,
  means,
});

/** Numbers of a stream. All but round trip and bandwidth are measured by the end that receives. */
export const STREAM_MEASURES = {
  lossRatio: measure(
    'averagePacketLossRate',
    'ratio',
    'loss',
    'Share of this stream’s packets that never arrived, over its whole life.',
  ),
  lossMaxRatio: measure(
    'maxPacketLossRate',
    'ratio',
    'loss, maximum',
    'The worst share lost in any stretch.',
  ),
  jitterMs: measure('averageJitter', 'ms', 'jitter', 'How unevenly packets arrived (RFC 3550), on average.'),
  jitterMaxMs: measure('maxJitter', 'ms', 'jitter, maximum', 'The most uneven arrival of any stretch.'),
  roundTripMs: measure(
    'averageRoundTripTime',
    'ms',
    'round trip',
    'Time to the other end and back, average.',
  ),
  roundTripMaxMs: measure('maxRoundTripTime', 'ms', 'round trip, maximum', 'The longest round trip.'),
  concealedRatio: measure(
    'averageRatioOfConcealedSamples',
    'ratio',
    'concealed sound',
    'Share of the sound that the receiver had to make up.',
  ),
  concealedMaxRatio: measure(
    'maxRatioOfConcealedSamples',
    'ratio',
    'concealed sound, maximum',
    'The most made-up sound of any stretch.',
  ),
  audioDegradation: measure(
    'averageAudioDegradation',
    'level',
    'degradation',
    'Loss of network MOS, 0 best; not meant for the satin codec.',
  ),
  audioNetworkJitterMs: measure(
    'averageAudioNetworkJitter',
    'ms',
    'network jitter',
    'Another measure than jitter, often many times as high.',
  ),
  videoLossRatio: measure(
    'averageVideoPacketLossRate',
    'ratio',
    'video loss',
    'Share of video packets lost.',
  ),
  lossAfterFecRatio: measure(
    'postForwardErrorCorrectionPacketLossRate',
    'ratio',
    'loss after FEC',
    'Share lost that error correction could not mend.',
  ),
  videoFrameLossPercent: measure(
    'averageVideoFrameLossPercentage',
    'percent',
    'frame loss',
    'Percent of frames lost on the way.',
  ),
  frameRateFps: {
    ...measure('averageVideoFrameRate', 'fps', 'frame rate', 'Frames a second, on average.'),
    worst: 'lowest',
  },
  lowFrameRateRatio: measure(
    'lowFrameRateRatio',
    'ratio',
    'low frame rate',
    'Share of the call under 7.5 frames a second.',
  ),
  lowVideoProcessingRatio: measure(
    'lowVideoProcessingCapabilityRatio',
    'ratio',
    'video processing short',
    'Share of the call in which the machine managed under 70 % of the video it should.',
  ),
  freezeMs: measure(
    'averageFreezeDuration',
    'ms',
    'freeze',
    'How long a freeze of the picture lasted, mean.',
  ),
  bandwidthEstimateBps: {
    ...measure('averageBandwidthEstimate', 'bps', 'bandwidth, estimated', 'What the path could carry.'),
    worst: 'lowest',
  },
  packets: measure('packetUtilization', 'packets', 'packets', 'A number of packets, despite its name.'),
} as const satisfies Partial<Record<keyof Stream, MeasureInfo>>;

/** Numbers of one end's network. Shares are of the call, as this end saw it. */
export const NETWORK_MEASURES = {
  wifiSignalPercent: {
    ...measure('wifiSignalStrength', 'percent', 'Wi-Fi', 'Signal of the access point, in percent, not dBm.'),
    worst: 'lowest',
  },
  wifiBatteryPercent: {
    ...measure('wifiBatteryCharge', 'percent', 'battery', 'Charge of the battery.'),
    worst: 'lowest',
  },
  linkSpeedBps: {
    ...measure('linkSpeed', 'bps', 'link speed', 'Speed of the link; 4294967295 and 0 mean unknown.'),
    worst: 'lowest',
  },
  sentQualityEventRatio: measure(
    'sentQualityEventRatio',
    'ratio',
    'network hurt the sent audio',
    'Share of the call in which this end saw the network hurt what it sent.',
  ),
  receivedQualityEventRatio: measure(
    'receivedQualityEventRatio',
    'ratio',
    'network hurt the heard audio',
    'Share of the call in which this end saw the network hurt what it heard.',
  ),
  delayEventRatio: measure(
    'delayEventRatio',
    'ratio',
    'delay felt',
    'Share of the call with too much delay.',
  ),
  bandwidthLowEventRatio: measure(
    'bandwidthLowEventRatio',
    'ratio',
    'bandwidth low',
    'Share of the call with too little bandwidth.',
  ),
} as const satisfies Partial<Record<keyof Network, MeasureInfo>>;

/** Numbers of one end's sound devices. Shares are of the call. */
export const DEVICE_MEASURES = {
  sentSignalLevel: {
    ...measure('sentSignalLevel', 'level', 'speech level', 'Energy of the speech sent; nearer 0 is louder.'),
    worst: 'lowest',
  },
  sentNoiseLevel: measure('sentNoiseLevel', 'level', 'noise level', 'Energy of the noise sent.'),
  micGlitchRate: measure('micGlitchRate', 'per5min', 'microphone glitches', 'Glitches in 5 minutes.'),
  speakerGlitchRate: measure('speakerGlitchRate', 'per5min', 'speaker glitches', 'Glitches in 5 minutes.'),
  howlingEventCount: measure('howlingEventCount', 'times', 'howling', 'How often feedback was detected.'),
  cpuInsufficientEventRatio: measure(
    'cpuInsufficentEventRatio',
    'ratio',
    'processor short',
    'Share of the call in which the processor was too busy. Graph misspells the name.',
  ),
  captureNotFunctioningEventRatio: measure(
    'captureNotFunctioningEventRatio',
    'ratio',
    'microphone not working',
    'Share of the call in which the microphone did not work.',
  ),
  renderNotFunctioningEventRatio: measure(
    'renderNotFunctioningEventRatio',
    'ratio',
    'speaker not working',
    'Share of the call in which the speaker did not work.',
  ),
  deviceGlitchEventRatio: measure(
    'deviceGlitchEventRatio',
    'ratio',
    'device glitches',
    'Share of the call with gaps in the device’s sound.',
  ),
  deviceClippingEventRatio: measure(
    'deviceClippingEventRatio',
    'ratio',
    'speech clipped',
    'Share of the call in which speech was too loud for the device.',
  ),
  lowSpeechLevelEventRatio: measure(
    'lowSpeechLevelEventRatio',
    'ratio',
    'speech too quiet',
    'Share of the call in which speech was too quiet to be enhanced.',
  ),
  lowSpeechToNoiseEventRatio: measure(
    'lowSpeechToNoiseEventRatio',
    'ratio',
    'speech drowned in noise',
    'Share of the call in which noise came too near to speech.',
  ),
  renderMuteEventRatio: measure(
    'renderMuteEventRatio',
    'ratio',
    'speaker muted',
    'Share of the call with the speaker muted.',
  ),
  renderZeroVolumeEventRatio: measure(
    'renderZeroVolumeEventRatio',
    'ratio',
    'volume at zero',
    'Share of the call with the volume at zero.',
  ),
} as const satisfies Partial<Record<keyof Device, MeasureInfo>>;

export type StreamMeasure = keyof typeof STREAM_MEASURES;
export type NetworkMeasure = keyof typeof NETWORK_MEASURES;
export type DeviceMeasure = keyof typeof DEVICE_MEASURES;

/** Measures that a test of audio reads. */
export type SoundMeasure = 'lossRatio' | 'jitterMs' | 'roundTripMs' | 'concealedRatio';
/** Measures that a test of video and screen sharing reads. */
export type PictureMeasure = 'videoFrameLossPercent' | 'frameRateFps' | 'lossAfterFecRatio';
/** Measures that a test of the classification reads. */
export type Measure = SoundMeasure | PictureMeasure;
