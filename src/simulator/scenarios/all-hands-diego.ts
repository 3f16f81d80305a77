import { windowsLaptop } from '../machine.ts';
import { createRandom } from '../random.ts';
import type { Leg } from '../session.ts';
import type { GraphDevice, GraphSession, GraphStream, GraphTraceRouteHop } from '../wire.ts';

/** Diego's laptop, access point and way to the service, as his session's page draws them. */
export const diegosLeg = (leg: Leg): Leg => ({
  ...leg,
  machine: {
    ...windowsLaptop('Diego Siciliani', createRandom('diego')),
    name: 'LT-DSIC-0412',
    cpuName: '12th Gen Intel(R) Core(TM) i7-1265U',
    cores: 10,
    mhz: 1_800,
    clientVersion: '26198.1.4102',
    capture: 'Jabra Evolve2 40',
    render: 'Jabra Evolve2 40',
  },
  conditions: {
    ...leg.conditions,
    roundTripMaxMs: 402,
    wifi: { signal: 34, band: 'frequency24GHz', channel: 6, radio: 'wifi80211n', linkSpeedBps: 26_000_000 },
    events: { sentQuality: 0.22, receivedQuality: 0.04, delay: 0, bandwidthLow: 0.03 },
    sentFps: 5.8,
    heardFps: 21.5,
  },
  seat: {
    ...leg.seat,
    ip: '10.62.31.88',
    subnet: '10.62.31.0',
    port: 50_014,
    publicIp: '198.51.100.24',
    relayIp: '203.0.113.61',
    relayPort: 3_480,
    bssid: '6C-B2-AE-1F-07-42',
    battery: 64,
    wifiDriver: 'Intel(R) Wi-Fi 6E AX211 160MHz',
    wifiDriverVersion: 'Intel:22.160.0.4',
    hops: HOPS,
  },
  video: 'both',
  packets: { sent: 96_412, heard: 131_877 },
});

const HOPS: readonly GraphTraceRouteHop[] = [
  { hopCount: 1, ipAddress: '10.62.31.1', roundTripTime: 'PT0.044S' },
  { hopCount: 2, ipAddress: '10.62.0.1', roundTripTime: 'PT0.047S' },
  { hopCount: 3, ipAddress: '198.51.100.1', roundTripTime: 'PT0.052S' },
  { hopCount: 4, ipAddress: '203.0.113.9', roundTripTime: 'PT0.071S' },
  { hopCount: 5, ipAddress: '203.0.113.61', roundTripTime: 'PT0.093S' },
];

const DEVICE: Partial<GraphDevice> = {
  sentSignalLevel: -24,
  sentNoiseLevel: -61,
  micGlitchRate: 0,
  speakerGlitchRate: 0.2,
};

/** Streams by label and direction, each with what the drawing says of it. */
const STREAMS: Readonly<Record<string, Partial<GraphStream>>> = {
  'main-audio callerToCallee': { streamId: '3184027711' },
  'main-audio calleeToCaller': {
    streamId: '1180563902',
    averageRatioOfConcealedSamples: 0.021,
    maxRatioOfConcealedSamples: 0.054,
  },
  'main-video callerToCallee': {
    streamId: '2730195548',
    postForwardErrorCorrectionPacketLossRate: 0.044,
    averageBandwidthEstimate: 410_000,
  },
  'main-video calleeToCaller': {
    streamId: '884120367',
    averagePacketLossRate: 0.009,
    averageVideoPacketLossRate: 0.009,
    averageJitter: 'PT0.011S',
    maxJitter: 'PT0.026S',
    averageVideoFrameLossPercentage: 3,
    averageVideoFrameRate: 21.5,
    averageReceivedFrameRate: 20.9,
    postForwardErrorCorrectionPacketLossRate: 0.002,
    averageFreezeDuration: 'PT0.11S',
    rmsFreezeDuration: 'PT0.16S',
    averageBandwidthEstimate: 2_350_000,
  },
  'applicationsharing-video calleeToCaller': {
    streamId: '3391887450',
    averagePacketLossRate: 0.004,
    averageVideoPacketLossRate: 0.004,
    averageJitter: 'PT0.01S',
    maxJitter: 'PT0.021S',
    averageVideoFrameLossPercentage: 1,
    averageVideoFrameRate: 4,
    averageReceivedFrameRate: 4,
    postForwardErrorCorrectionPacketLossRate: 0.001,
    averageFreezeDuration: 'PT0.09S',
    rmsFreezeDuration: 'PT0.12S',
    averageBandwidthEstimate: 2_350_000,
  },
};

/** Diego's session with the streams of the drawing. */
export const diegosSession = (session: GraphSession): GraphSession => ({
  ...session,
  segments: session.segments.map((segment) => ({
    ...segment,
    media: segment.media.map((medium) => ({
      ...medium,
      callerDevice:
        medium.callerDevice !== null && medium.label === 'main-audio'
          ? { ...medium.callerDevice, ...DEVICE }
          : medium.callerDevice,
      streams: medium.streams.map((stream) => ({
        ...stream,
        ...STREAMS[`${medium.label} ${stream.streamDirection}`],
      })),
    })),
  })),
});
