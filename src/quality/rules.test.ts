import { expect, test } from 'vitest';
import type { Session } from '#calls/model';
import { diagnose, type DiagnosisOptions } from './diagnose.ts';
import { drawCall, drawMeeting, type DrawnPerson } from './drawn-call.ts';
import { RULES } from './rules.ts';
import type { Sentence } from './sentence.ts';

const loss = (ratio: number): object => ({ averagePacketLossRate: ratio, maxPacketLossRate: ratio * 2 });
const jitter = (seconds: string): object => ({ averageJitter: seconds, maxJitter: seconds });
const POOR = loss(0.12);
const wifi = (signal: number, band = 'frequency24GHz'): object => ({
  connectionType: 'wifi',
  wifiSignalStrength: signal,
  wifiBand: band,
  basicServiceSetIdentifier: '6C-B2-AE-1F-07-42',
  wifiVendorDriver: 'AX211',
  wifiVendorDriverVersion: 'Intel:22.160.0.4',
});
const rated = (rating: string, ...ticked: string[]): object => ({
  feedback: { rating, tokens: Object.fromEntries(ticked.map((token) => [token, true])) },
});
const failed = (stage: string, reason: string): object => ({ failureInfo: { stage, reason } });
const hops = (...seconds: string[]): object => ({
  traceRouteHops: seconds.map((roundTripTime, index) => ({ hopCount: index + 1, roundTripTime })),
});
const video = (members: object): readonly object[] => [
  {
    label: 'main-video',
    streams: [{ streamDirection: 'callerToCallee', packetUtilization: 9_000, ...members }],
  },
];

const ana = (members: Omit<DrawnPerson, 'name'> = {}): DrawnPerson => ({ name: 'Ana Lind', ...members });
const ben = (members: Omit<DrawnPerson, 'name'> = {}): DrawnPerson => ({ name: 'Ben Cole', ...members });
const others = (count: number, members: Omit<DrawnPerson, 'name'>): readonly DrawnPerson[] =>
  Array.from({ length: count }, (_, index) => ({ name: `Person ${index}`, ...members }));

type Scene = {
  readonly rule: string;
  /** What it says of the first drawing, names and numbers in braces. */
  readonly says: string;
  readonly confidence: string;
  readonly fires: readonly Session[];
  /** As near as can be, and not it. */
  readonly misses: readonly Session[];
  readonly options?: DiagnosisOptions;
  /** What is different in the near miss, when it is not in the sessions. */
  readonly missOptions?: DiagnosisOptions;
};

const scenes: readonly Scene[] = [
  {
    rule: 'setup-failed',
    says: 'The call could not be set up between {Ana Lind} and {Ben Cole}: {No connectivity}.',
    confidence: 'likely',
    fires: drawCall(ana({ sent: null, heard: null, session: failed('callSetup', 'No connectivity') }), ben()),
    misses: drawCall(
      ana({ sent: null, heard: null, session: failed('callSetup', 'Declined by callee') }),
      ben(),
    ),
  },
  {
    rule: 'dropped',
    says: 'The connection of {Ana Lind} broke at {2026-08-19T11:30:00.000Z}, and they did not come back.',
    confidence: 'likely',
    fires: drawMeeting(ana({ sent: POOR, session: failed('midcall', 'Lost') }), ben()),
    misses: drawMeeting(ana({ sent: POOR, session: { failureInfo: { stage: null, reason: null } } }), ben()),
  },
  {
    rule: 'quick-rejoin',
    says: '{Ana Lind} left and came straight back, perhaps thrown out.',
    confidence: 'hint',
    fires: drawMeeting(
      ana(),
      ana({ session: { startDateTime: '2026-08-19T11:30:59Z', endDateTime: '2026-08-19T11:40:00Z' } }),
    ),
    misses: drawMeeting(
      ana(),
      ana({ session: { startDateTime: '2026-08-19T11:31:01Z', endDateTime: '2026-08-19T11:40:00Z' } }),
    ),
  },
  {
    rule: 'weak-wifi',
    says: 'Weak Wi-Fi damaged what {Ana Lind} sent.',
    confidence: 'likely',
    fires: drawMeeting(ana({ sent: POOR, network: wifi(39) }), ben()),
    misses: drawMeeting(ana({ sent: POOR, network: wifi(60) }), ben({ network: wifi(20) })),
  },
  {
    rule: 'busy-wifi',
    says: 'Wi-Fi that is strong but crowded damaged what {Ana Lind} heard.',
    confidence: 'likely',
    fires: drawMeeting(
      ana({ heard: jitter('PT0.045S'), network: { ...wifi(60), receivedQualityEventRatio: 0.02 } }),
    ),
    misses: drawMeeting(
      ana({ heard: jitter('PT0.03S'), network: { ...wifi(60), receivedQualityEventRatio: 0.019 } }),
    ),
  },
  {
    rule: 'old-wifi-driver',
    says: 'The Wi-Fi driver of {Ana Lind} is behind your fleet.',
    confidence: 'possible',
    fires: drawMeeting(ana({ heard: POOR, network: wifi(90) })),
    misses: drawMeeting(ana({ heard: POOR, network: wifi(90) })),
    options: { fleet: { wifiDrivers: new Map([['AX211', { version: 'Intel:23.60.1.2', machines: 31 }]]) } },
    missOptions: {
      fleet: { wifiDrivers: new Map([['AX211', { version: 'Intel:22.160.0.4', machines: 31 }]]) },
    },
  },
  {
    rule: 'vpn',
    says: 'Media went through a VPN, which damaged what {Ana Lind} sent and heard.',
    confidence: 'possible',
    fires: drawMeeting(ana({ sent: POOR, heard: POOR, network: { connectionType: 'tunnel' } })),
    misses: drawMeeting(ana({ network: { connectionType: 'tunnel' } }), ben({ sent: POOR })),
  },
  {
    rule: 'udp-blocked',
    says: 'UDP looks blocked: 2 of 3 people on {10.1.1.0} heard poorly, all 3 on TCP.',
    confidence: 'possible',
    fires: drawMeeting(
      ana({ heard: POOR, network: { networkTransportProtocol: 'tcp' } }),
      ben({ heard: POOR, network: { networkTransportProtocol: 'tcp' } }),
      { name: 'Cy Dahl', network: { networkTransportProtocol: 'tcp' } },
    ),
    misses: drawMeeting(ana({ network: { networkTransportProtocol: 'tcp' } }), ben({ heard: POOR })),
  },
  {
    rule: 'site-trouble',
    says: 'Not only one person: 6 of 6 people on {10.1.1.0} fared poorly.',
    confidence: 'possible',
    fires: drawMeeting(...others(6, { heard: POOR }), ana({ network: { subnet: '10.9.9.0' } }), ...clean(9)),
    misses: drawMeeting(...others(5, { heard: POOR }), ana({ network: { subnet: '10.9.9.0' } }), ...clean(9)),
  },
  {
    rule: 'public-path',
    says: 'The trouble with what {Ana Lind} heard starts after the own router.',
    confidence: 'likely',
    fires: drawMeeting(ana({ heard: POOR, network: hops('PT0.004S', 'PT0.008S', 'PT0.058S', 'PT0.06S') })),
    misses: drawMeeting(ana({ heard: POOR, network: hops('PT0.044S', 'PT0.048S', 'PT0.052S', 'PT0.06S') })),
  },
  {
    rule: 'shared-way-out',
    says: '3 people on 2 subnets fared poorly, all behind {192.0.2.1}.',
    confidence: 'possible',
    fires: drawMeeting(...others(2, { heard: POOR }), ana({ heard: POOR, network: { subnet: '10.2.2.0' } })),
    misses: drawMeeting(...others(3, { heard: POOR })),
  },
  {
    rule: 'low-bandwidth',
    says: 'Too little bandwidth damaged what {Ana Lind} sent.',
    confidence: 'likely',
    fires: drawMeeting(ana({ sent: POOR, network: { bandwidthLowEventRatio: 0.02 } })),
    misses: drawMeeting(ana({ sent: POOR, network: { bandwidthLowEventRatio: 0.019 } })),
  },
  {
    rule: 'long-delay',
    says: 'It takes {501 ms} to {Ana Lind} and back: people talk over each other.',
    confidence: 'likely',
    fires: drawMeeting(
      ana({ heard: { averageRoundTripTime: 'PT0.501S' }, network: { delayEventRatio: 0.2 } }),
    ),
    misses: drawMeeting(
      ana({ heard: { averageRoundTripTime: 'PT0.5S' }, network: { delayEventRatio: 0.019 } }),
    ),
  },
  {
    rule: 'short-dropouts',
    says: '{Ana Lind} had short dropouts that the average hides.',
    confidence: 'hint',
    fires: drawMeeting(ana({ heard: { maxPacketLossRate: 0.1 } })),
    misses: drawMeeting(
      ana({ heard: { maxPacketLossRate: 0.099 } }),
      ben({ heard: { ...POOR, maxPacketLossRate: 0.6 } }),
    ),
  },
  {
    rule: 'mobile-data',
    says: 'Mobile data damaged what {Ana Lind} heard.',
    confidence: 'possible',
    fires: drawMeeting(ana({ heard: POOR, network: { connectionType: 'mobile' } })),
    misses: drawMeeting(ana({ network: { connectionType: 'mobile' } }), ben({ heard: POOR })),
  },
  {
    rule: 'short-processor',
    says: 'The machine of {Ana Lind} could not keep up.',
    confidence: 'likely',
    fires: drawMeeting(
      ana({
        device: { cpuInsufficentEventRatio: 0.02 },
        media: video({ averageVideoFrameRate: 5, lowVideoProcessingCapabilityRatio: 0.11 }),
      }),
    ),
    misses: drawMeeting(
      ana({
        device: { cpuInsufficentEventRatio: 0.019 },
        media: video({ averageVideoFrameRate: 25, lowVideoProcessingCapabilityRatio: 0.1 }),
      }),
    ),
  },
  {
    rule: 'broken-device',
    says: 'The microphone of {Ana Lind} did not work.',
    confidence: 'likely',
    fires: drawMeeting(
      ana({ sent: { packetUtilization: 40 }, device: { captureNotFunctioningEventRatio: 0.005 } }),
    ),
    misses: drawMeeting(
      ana({ sent: { packetUtilization: 40 }, device: { captureNotFunctioningEventRatio: 0.0049 } }),
    ),
  },
  {
    rule: 'sound-glitches',
    says: 'Clicks and gaps come from the sound device of {Ana Lind}.',
    confidence: 'likely',
    fires: drawMeeting(ana({ device: { micGlitchRate: 1, captureDeviceName: 'Dock audio' } })),
    misses: drawMeeting(ana({ device: { micGlitchRate: 0.99, captureDeviceName: 'Dock audio' } })),
  },
  {
    rule: 'howling',
    says: 'Two open microphones in one room: {Ana Lind} and {Ben Cole} share {access point 6C-B2-AE-1F-07-42}.',
    confidence: 'possible',
    fires: drawMeeting(
      ana({ device: { howlingEventCount: 1 }, network: wifi(90) }),
      ben({ network: wifi(90) }),
    ),
    misses: drawMeeting(
      ana({ device: { howlingEventCount: 0 }, network: wifi(90) }),
      ben({ network: wifi(90) }),
    ),
  },
  {
    rule: 'suspected-echo',
    says: 'Perhaps speaker echo at the end of {Ben Cole}.',
    confidence: 'hint',
    fires: drawMeeting(
      ana({ end: rated('poor', 'Echo') }),
      ben({ device: { renderDeviceName: 'Realtek(R) Audio' } }),
    ),
    misses: drawMeeting(
      ana({ end: rated('poor', 'Noisy') }),
      ben({ device: { renderDeviceName: 'Realtek(R) Audio' } }),
    ),
  },
  {
    rule: 'unclear-speech',
    says: 'Speech of {Ana Lind} was too quiet.',
    confidence: 'possible',
    fires: drawMeeting(ana({ device: { lowSpeechLevelEventRatio: 0.02, sentSignalLevel: -31 } })),
    misses: drawMeeting(ana({ device: { lowSpeechLevelEventRatio: 0.019, sentSignalLevel: -31 } })),
  },
  {
    rule: 'muted-output',
    says: 'The speaker of {Ana Lind} was muted or at zero for most of the call.',
    confidence: 'possible',
    fires: drawMeeting(ana({ device: { renderMuteEventRatio: 0.5 } })),
    misses: drawMeeting(ana({ device: { renderMuteEventRatio: 0.49 } })),
  },
  {
    rule: 'one-way-audio',
    says: 'Next to nothing arrived from {Ana Lind}: audio went one way.',
    confidence: 'possible',
    fires: drawCall(ana({ sent: { packetUtilization: 2_999 } }), ben({ end: rated('bad', 'NoSound') })),
    misses: drawCall(ana({ sent: { packetUtilization: 2_999 } }), ben({ end: rated('bad') })),
  },
  {
    rule: 'frozen-video',
    says: 'Video of {Ana Lind} stuttered, and not because of the network.',
    confidence: 'possible',
    fires: drawMeeting(
      ana({ media: video({ averageVideoFrameRate: 6.9, postForwardErrorCorrectionPacketLossRate: 0.15 }) }),
    ),
    misses: drawMeeting(
      ana({ media: video({ averageVideoFrameRate: 6.9, postForwardErrorCorrectionPacketLossRate: 0.151 }) }),
    ),
  },
  {
    rule: 'service-side',
    says: 'Perhaps the service: 4 people at 4 places fared poorly, and nothing of theirs explains it.',
    confidence: 'hint',
    fires: drawMeeting(...atPlaces(4)),
    misses: drawMeeting(...atPlaces(3)),
  },
  {
    rule: 'unexplained-poor',
    says: '{Ana Lind} sent poorly, and the record does not show why.',
    confidence: 'hint',
    fires: drawMeeting(ana({ sent: loss(0.101) })),
    misses: drawMeeting(ana({ sent: loss(0.1) })),
  },
  {
    rule: 'felt-not-measured',
    says: '{Ana Lind} rated this call poor. Nothing measured in it crosses a limit.',
    confidence: 'noCause',
    fires: drawMeeting(ana({ end: rated('poor') }), ben()),
    misses: drawMeeting(ana({ end: rated('fair') }), ben()),
  },
  {
    rule: 'not-enough-data',
    says: '{Ana Lind} rated this call poor. The record holds no measurement that could say why.',
    confidence: 'noCause',
    fires: drawCall(ana({ sent: { packetUtilization: 500 }, heard: null, end: rated('poor') }), ben()),
    misses: drawCall(ana({ sent: { packetUtilization: 501 }, heard: null, end: rated('poor') }), ben()),
  },
  {
    rule: 'all-clear',
    says: 'Nothing that was measured in this call crosses a limit.',
    confidence: 'noCause',
    fires: drawMeeting(ana(), ben()),
    misses: drawMeeting(ana(), ben({ sent: loss(0.101) })),
  },
  {
    rule: 'old-client',
    says: 'The client of {Ana Lind} is {7 months} behind your fleet.',
    confidence: 'hint',
    fires: drawMeeting(ana({ end: { userAgent: { platform: 'windows', applicationVersion: '1.0' } } })),
    misses: drawMeeting(ana({ end: { userAgent: { platform: 'windows', applicationVersion: '1.1' } } })),
    options: {
      fleet: {
        clientAgeMonths: new Map([
          [
            'windows',
            new Map([
              ['1.0', 7],
              ['1.1', 6],
            ]),
          ],
        ]),
      },
    },
  },
  {
    rule: 'browser-client',
    says: '{Ana Lind} called from a browser or virtual desktop: device and Wi-Fi details are not reported.',
    confidence: 'hint',
    fires: drawMeeting(ana({ heard: POOR, end: { userAgent: { platform: 'web' } } })),
    misses: drawMeeting(ana({ end: { userAgent: { platform: 'web' } } }), ben({ heard: POOR })),
  },
  {
    rule: 'virtual-device',
    says: '{Ana Lind}’s microphone is a virtual device: sound passed through other software or a remote session.',
    confidence: 'hint',
    fires: drawCall(ana({ device: { captureDeviceName: 'VB-Cable Output' } }), ben()),
    misses: drawCall(ana({ device: { captureDeviceName: 'Jabra Evolve2 40' } }), ben()),
  },
  {
    rule: 'server-processor',
    says: '{Ana Lind} runs on a server processor: perhaps a virtual desktop or a test machine.',
    confidence: 'hint',
    fires: drawCall(ana({ end: { cpuName: 'Intel(R) Xeon(R) Platinum 8272CL' } }), ben()),
    misses: drawCall(ana({ end: { cpuName: '12th Gen Intel(R) Core(TM) i7-1265U' } }), ben()),
  },
];

function clean(count: number): readonly DrawnPerson[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `Clean ${index}`,
    network: { subnet: '10.3.3.0' },
  }));
}

function atPlaces(count: number): readonly DrawnPerson[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `Far ${index}`,
    heard: POOR,
    network: { subnet: `10.7.${index}.0`, reflexiveIPAddress: `192.0.2.${index + 10}` },
  }));
}

const written = (sentence: Sentence): string =>
  sentence
    .map((part) => {
      if (typeof part === 'string') return part;
      switch (part.kind) {
        case 'person':
          return `{${part.key}}`;
        case 'amount':
          return `{${part.value} ${part.unit}}`;
        case 'clock':
        case 'minute':
          return `{${new Date(part.at).toISOString()}}`;
        case 'length':
          return `{${part.ms} ms}`;
        case 'place':
        case 'quote':
          return `{${part.text}}`;
        case 'token':
          return `{${part.name}}`;
      }
    })
    .join('');

const found = (sessions: readonly Session[], rule: string, options: DiagnosisOptions = {}) =>
  diagnose(sessions, options).findings.find((finding) => finding.rule === rule);

test.each(scenes)('$rule fires on its scene and not on the near miss', (scene) => {
  const finding = found(scene.fires, scene.rule, scene.options);
  expect(finding && written(finding.sentence)).toBe(scene.says);
  expect(finding?.confidence).toBe(scene.confidence);
  expect(finding && written(finding.next)).toMatch(/[.]$/);
  expect(found(scene.misses, scene.rule, scene.missOptions ?? scene.options)).toBeUndefined();
});

test('every rule has a scene, an own id and an own code', () => {
  expect(scenes.map(({ rule }) => rule).sort()).toEqual(RULES.map(({ id }) => id).sort());
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  expect(new Set(RULES.map(({ code }) => code)).size).toBe(RULES.length);
});

test('rules explain only rules that there are', () => {
  const ids = new Set(RULES.map(({ id }) => id));
  expect(RULES.flatMap(({ explains = [] }) => explains).filter((id) => !ids.has(id))).toEqual([]);
});

test('what needs the fleet is silent without it', () => {
  for (const scene of scenes.filter(({ options }) => options?.fleet)) {
    expect(found(scene.fires, scene.rule)).toBeUndefined();
  }
});
