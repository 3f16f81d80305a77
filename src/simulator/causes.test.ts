import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conditionsOf } from './causes.ts';
import type { Cause } from './causes.ts';
import { personAt } from './directory.ts';
import { legOf } from './leg.ts';
import { createRandom } from './random.ts';
import { meetingSession } from './session.ts';
import type { GraphDevice, GraphNetwork, GraphStream } from './wire.ts';

const CAUSES: readonly Cause[] = [
  'healthy',
  'weakWifi',
  'crowdedWifi',
  'shortDropouts',
  'busyUplink',
  'starvedLaptop',
  'vpn',
  'udpBlocked',
  'mobile',
  'longPath',
  'brokenMicrophone',
  'quietTalker',
];
const MINUTES = 40;

const anySession = fc.record({
  cause: fc.constantFrom(...CAUSES),
  seed: fc.nat(),
  speaks: fc.boolean(),
  share: fc.double({ min: 0.05, max: 1, noNaN: true }),
});

const sessionFor = ({
  cause,
  seed,
  speaks,
  share,
}: {
  cause: Cause;
  seed: number;
  speaks: boolean;
  share: number;
}) => {
  const random = createRandom('test', seed);
  const plan = {
    id: 'a',
    party: personAt(seed % 500),
    joined: 0,
    left: MINUTES * 60_000,
    cause,
    share,
    speaks,
  } as const;
  return meetingSession(legOf({ ...plan, video: 'both', sharing: 'viewed' }, random), random);
};

const mediaOf = (session: ReturnType<typeof meetingSession>) =>
  session.segments.flatMap(({ media }) => media);
const ms = (duration: string | null): number | null =>
  duration === null ? null : Number(/^PT(?:(\d+)M)?([\d.]+)S$/.exec(duration)?.[2]) * 1_000;

/** Runs a property and names its seed when it fails, so that it can be run again. */
const always = (judge: (session: ReturnType<typeof meetingSession>) => void): void =>
  fc.assert(
    fc.property(anySession, (choice) => judge(sessionFor(choice))),
    { numRuns: 100 },
  );

test('no maximum is below its average, and each is there exactly when the other is', () => {
  always((session) => {
    for (const stream of mediaOf(session).flatMap(({ streams }) => streams)) {
      for (const [average, max] of pairsOf(stream)) {
        expect(average === null).toBe(max === null);
        if (average !== null && max !== null) expect(max).toBeGreaterThanOrEqual(average);
      }
    }
  });
});

test('ratios are fractions, percents are percents', () => {
  always((session) => {
    for (const medium of mediaOf(session)) {
      for (const end of [medium.callerNetwork, medium.callerDevice, ...medium.streams]) {
        for (const [name, value] of Object.entries(end ?? {})) {
          if (!/Ratio|Rate$/.test(name) || /Frame|Glitch/.test(name) || typeof value !== 'number') continue;
          expect(value, name).toBeGreaterThanOrEqual(0);
          expect(value, name).toBeLessThanOrEqual(1);
        }
      }
      const signal = medium.callerNetwork?.wifiSignalStrength ?? 50;
      expect(signal).toBeGreaterThan(0);
      expect(signal).toBeLessThanOrEqual(100);
    }
  });
});

test('audio carries at most 50 packets a second, and few of them when nobody speaks', () => {
  always((session) => {
    for (const stream of audioOf(session)) {
      const packets = stream.packetUtilization ?? 0;
      expect(packets).toBeLessThanOrEqual(MINUTES * 60 * 50);
      if (stream.averageJitter === null) expect(packets).toBeLessThanOrEqual(500);
      else expect(packets).toBeGreaterThan(500);
    }
  });
});

test('Wi-Fi has a signal and an access point, other connections have neither', () => {
  always((session) => {
    for (const { callerNetwork } of mediaOf(session)) {
      const wifi = callerNetwork?.connectionType === 'wifi';
      expect(callerNetwork?.wifiSignalStrength !== null).toBe(wifi);
      expect(callerNetwork?.basicServiceSetIdentifier !== null).toBe(wifi);
      expect(callerNetwork?.wifiBand !== 'unknown').toBe(wifi);
    }
  });
});

test('a healthy person crosses no published limit, not even for a moment', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { sent, heard, roundTripMaxMs } = conditionsOf('healthy', createRandom(seed));
      for (const path of [sent, heard]) {
        expect(path.lossMax).toBeLessThan(0.1);
        expect(path.jitterMax).toBeLessThan(30);
      }
      expect(roundTripMaxMs).toBeLessThan(500);
    }),
  );
});

type Proof = (sent: GraphStream, heard: GraphStream, network: GraphNetwork, device: GraphDevice) => boolean;

const PROOFS: readonly (readonly [Cause, string, Proof])[] = [
  [
    'weakWifi',
    'poor sent audio beside a signal under 40 %',
    (sent, _heard, { wifiSignalStrength: signal }) => poor(sent) && (signal ?? 100) < 40,
  ],
  [
    'crowdedWifi',
    'jitter on a strong signal',
    (sent, _heard, { wifiSignalStrength: signal }) => poor(sent) && (signal ?? 0) >= 60,
  ],
  [
    'shortDropouts',
    'a clean average with a bad maximum',
    (_sent, heard) =>
      !poor(heard) && (heard.maxPacketLossRate ?? 0) < 0.31 && (heard.maxPacketLossRate ?? 0) > 0.06,
  ],
  [
    'busyUplink',
    'jitter sent and too little bandwidth',
    (sent, heard, network) => poor(sent) && !poor(heard) && (network.bandwidthLowEventRatio ?? 0) > 0.05,
  ],
  [
    'starvedLaptop',
    'clean audio and a short CPU',
    (sent, heard, _network, device) =>
      !poor(sent) && !poor(heard) && (device.cpuInsufficentEventRatio ?? 1) >= 0.08,
  ],
  ['vpn', 'a tunnel', (sent, _heard, { connectionType }) => poor(sent) && connectionType === 'tunnel'],
  [
    'udpBlocked',
    'TCP with jitter heard',
    (_sent, heard, { networkTransportProtocol: transport }) => poor(heard) && transport === 'tcp',
  ],
  [
    'mobile',
    'mobile data, poor both ways',
    (sent, heard, { connectionType }) => poor(sent) && poor(heard) && connectionType === 'mobile',
  ],
  [
    'longPath',
    'more than half a second of round trip',
    (sent, _heard, network) => poor(sent) && (network.delayEventRatio ?? 0) >= 0.2,
  ],
];

test.each(PROOFS)('%s shows as %s', (cause, _what, holds) => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const session = sessionFor({ cause, seed, speaks: true, share: 1 });
      const [audio] = mediaOf(session);
      const [sent, heard] = audio?.streams ?? [];
      if (!audio?.callerNetwork || !audio.callerDevice || !sent || !heard) throw new Error('no audio');
      expect(holds(sent, heard, audio.callerNetwork, audio.callerDevice)).toBe(true);
    }),
  );
});

const audioOf = (session: ReturnType<typeof meetingSession>): readonly GraphStream[] =>
  mediaOf(session)
    .filter(({ label }) => label === 'main-audio')
    .flatMap(({ streams }) => streams);

const pairsOf = (stream: GraphStream): readonly (readonly [number | null, number | null])[] => [
  [ms(stream.averageJitter), ms(stream.maxJitter)],
  [ms(stream.averageRoundTripTime), ms(stream.maxRoundTripTime)],
  [ms(stream.averageAudioNetworkJitter), ms(stream.maxAudioNetworkJitter)],
  [stream.averagePacketLossRate, stream.maxPacketLossRate],
  [stream.averageRatioOfConcealedSamples, stream.maxRatioOfConcealedSamples],
];

/** Microsoft's classification of audio, written out once more so that the simulator is judged from outside. */
const poor = (stream: GraphStream): boolean =>
  (stream.averagePacketLossRate ?? 0) > 0.1 ||
  (ms(stream.averageJitter) ?? 0) > 30 ||
  (ms(stream.averageRoundTripTime) ?? 0) > 500;
