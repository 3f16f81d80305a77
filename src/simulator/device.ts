import type { Conditions } from './causes.ts';
import { single } from './graph-values.ts';
import type { Machine } from './machine.ts';
import type { Random } from './random.ts';
import type { GraphDevice } from './wire.ts';

/** A device end that reports nothing, such as the service's. */
export const NO_DEVICE: GraphDevice = {
  captureDeviceName: null,
  captureDeviceDriver: null,
  renderDeviceName: null,
  renderDeviceDriver: null,
  sentSignalLevel: null,
  receivedSignalLevel: null,
  sentNoiseLevel: null,
  receivedNoiseLevel: null,
  initialSignalLevelRootMeanSquare: null,
  cpuInsufficentEventRatio: null,
  renderNotFunctioningEventRatio: null,
  captureNotFunctioningEventRatio: null,
  deviceGlitchEventRatio: null,
  lowSpeechToNoiseEventRatio: null,
  lowSpeechLevelEventRatio: null,
  deviceClippingEventRatio: null,
  howlingEventCount: null,
  renderZeroVolumeEventRatio: null,
  renderMuteEventRatio: null,
  micGlitchRate: null,
  speakerGlitchRate: null,
};

/** Microphone and speaker of someone; browsers and telephones report no more than their names, if that. */
export const audioDevice = (
  { platform, capture, render, driver }: Machine,
  { machine }: Conditions,
  spoke: boolean,
  random: Random,
): GraphDevice => {
  const named = {
    ...NO_DEVICE,
    captureDeviceName: capture,
    captureDeviceDriver: driver,
    renderDeviceName: render,
    renderDeviceDriver: driver,
  };
  if (platform === 'web' || platform === 'ipPhone' || platform === 'android') return named;
  const quiet = machine.lowSpeech > 0;
  const heardMicrophone = spoke && machine.captureNotWorking === 0;
  return {
    ...named,
    sentSignalLevel: heardMicrophone ? (quiet ? random.whole(-44, -37) : random.whole(-29, -20)) : null,
    receivedSignalLevel: random.whole(-28, -18),
    sentNoiseLevel: heardMicrophone ? (quiet ? random.whole(-52, -46) : random.whole(-78, -58)) : null,
    receivedNoiseLevel: random.whole(-80, -60),
    initialSignalLevelRootMeanSquare: heardMicrophone ? single(random.between(40, 900)) : null,
    cpuInsufficentEventRatio: single(machine.cpuShort),
    renderNotFunctioningEventRatio: 0,
    captureNotFunctioningEventRatio: single(machine.captureNotWorking),
    deviceGlitchEventRatio: machine.micGlitchesPer5Min > 5 ? single(machine.micGlitchesPer5Min / 200) : 0,
    lowSpeechToNoiseEventRatio: single(machine.lowSpeechToNoise),
    lowSpeechLevelEventRatio: single(machine.lowSpeech),
    deviceClippingEventRatio: 0,
    howlingEventCount: 0,
    renderZeroVolumeEventRatio: 0,
    renderMuteEventRatio: 0,
    micGlitchRate: single(machine.micGlitchesPer5Min),
    speakerGlitchRate: single(random.between(0, 0.6)),
  };
};
