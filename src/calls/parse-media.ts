import type { Reader } from '#base/read';
import { enumMember } from './enums.ts';
import type { Device, Media, Stream } from './model.ts';
import { parseNetwork } from './parse-network.ts';

/** One medium of a segment: both ends' networks and devices, and its streams. */
export const parseMedia = (from: Reader): Media => ({
  label: from.shown('label'),
  callerNetwork: from.shared('callerNetwork', parseNetwork),
  calleeNetwork: from.shared('calleeNetwork', parseNetwork),
  callerDevice: parseDevice(from.object('callerDevice')),
  calleeDevice: parseDevice(from.object('calleeDevice')),
  streams: from.objects('streams').map(parseStream),
});

/** Real answers write a device with every member null for media that have none: that is no device. */
const parseDevice = (from: Reader | undefined): Device | undefined => {
  const device = from && !from.isBlank ? deviceOf(from) : undefined;
  return device && Object.values(device).some((value) => value !== undefined) ? device : undefined;
};

const deviceOf = (from: Reader): Device => ({
  captureDeviceName: from.shown('captureDeviceName'),
  captureDeviceDriver: from.shown('captureDeviceDriver'),
  renderDeviceName: from.shown('renderDeviceName'),
  renderDeviceDriver: from.shown('renderDeviceDriver'),
  sentSignalLevel: from.number('sentSignalLevel'),
  receivedSignalLevel: from.number('receivedSignalLevel'),
  sentNoiseLevel: from.number('sentNoiseLevel'),
  receivedNoiseLevel: from.number('receivedNoiseLevel'),
  initialSignalLevelRms: from.number('initialSignalLevelRootMeanSquare'),
  micGlitchRate: from.number('micGlitchRate'),
  speakerGlitchRate: from.number('speakerGlitchRate'),
  howlingEventCount: from.number('howlingEventCount'),
  cpuInsufficientEventRatio: from.ratio('cpuInsufficentEventRatio'),
  captureNotFunctioningEventRatio: from.ratio('captureNotFunctioningEventRatio'),
  renderNotFunctioningEventRatio: from.ratio('renderNotFunctioningEventRatio'),
  deviceGlitchEventRatio: from.ratio('deviceGlitchEventRatio'),
  deviceClippingEventRatio: from.ratio('deviceClippingEventRatio'),
  lowSpeechLevelEventRatio: from.ratio('lowSpeechLevelEventRatio'),
  lowSpeechToNoiseEventRatio: from.ratio('lowSpeechToNoiseEventRatio'),
  renderMuteEventRatio: from.ratio('renderMuteEventRatio'),
  renderZeroVolumeEventRatio: from.ratio('renderZeroVolumeEventRatio'),
});

const parseStream = (from: Reader): Stream => ({
  id: from.text('streamId'),
  direction: parseDirection(from),
  start: from.instant('startDateTime'),
  end: from.instant('endDateTime'),
  roundTripMs: from.durationMs('averageRoundTripTime'),
  roundTripMaxMs: from.durationMs('maxRoundTripTime'),
  jitterMs: from.durationMs('averageJitter'),
  jitterMaxMs: from.durationMs('maxJitter'),
  audioNetworkJitterMs: from.durationMs('averageAudioNetworkJitter'),
  audioNetworkJitterMaxMs: from.durationMs('maxAudioNetworkJitter'),
  lossRatio: from.ratio('averagePacketLossRate'),
  lossMaxRatio: from.ratio('maxPacketLossRate'),
  videoLossRatio: from.ratio('averageVideoPacketLossRate'),
  lossAfterFecRatio: from.ratio('postForwardErrorCorrectionPacketLossRate'),
  videoFrameLossPercent: from.number('averageVideoFrameLossPercentage'),
  frameRateFps: from.number('averageVideoFrameRate'),
  receivedFrameRateFps: from.number('averageReceivedFrameRate'),
  lowFrameRateRatio: from.ratio('lowFrameRateRatio'),
  lowVideoProcessingRatio: from.ratio('lowVideoProcessingCapabilityRatio'),
  concealedRatio: from.ratio('averageRatioOfConcealedSamples'),
  concealedMaxRatio: from.ratio('maxRatioOfConcealedSamples'),
  audioDegradation: from.number('averageAudioDegradation'),
  freezeMs: from.durationMs('averageFreezeDuration'),
  freezeRmsMs: from.durationMs('rmsFreezeDuration'),
  bandwidthEstimateBps: from.number('averageBandwidthEstimate'),
  packets: from.number('packetUtilization'),
  mediaBypassed: from.boolean('wasMediaBypassed'),
  forwardErrorCorrected: from.boolean('isAudioForwardErrorCorrectionUsed'),
  audioCodec: enumMember('audioCodec', from.shown('audioCodec')),
  videoCodec: enumMember('videoCodec', from.shown('videoCodec')),
});

const parseDirection = (from: Reader): Stream['direction'] => {
  const sent = enumMember('mediaStreamDirection', from.shown('streamDirection'));
  if (sent === 'callerToCallee' || sent === 'calleeToCaller') return sent;
  if (sent !== undefined) from.note('streamDirection', 'is no direction we know');
  return undefined;
};
