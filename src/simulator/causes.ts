import type { Random } from './random.ts';

/** What made a call good or bad for one person. Metrics follow from it, and what people say follows from them. */
export type Cause =
  | 'healthy'
  | 'weakWifi'
  | 'crowdedWifi'
  | 'shortDropouts'
  | 'busyUplink'
  | 'starvedLaptop'
  | 'vpn'
  | 'udpBlocked'
  | 'mobile'
  | 'longPath'
  | 'brokenMicrophone'
  | 'quietTalker';

/** One direction of a path: averages and maxima over a stream. Ratios 0 to 1, jitter in milliseconds. */
export type PathReadings = {
  readonly loss: number;
  readonly lossMax: number;
  readonly jitter: number;
  readonly jitterMax: number;
};

/** How one person was connected, and how their machine coped. Ratios are shares of the call. */
export type Conditions = {
  readonly sent: PathReadings;
  readonly heard: PathReadings;
  readonly roundTripMs: number;
  readonly roundTripMaxMs: number;
  readonly connection: 'wired' | 'wifi' | 'mobile' | 'tunnel';
  readonly transport: 'udp' | 'tcp';
  readonly wifi: Wifi | undefined;
  readonly events: Events;
  readonly machine: MachineTrouble;
  /** Frames a second of video the person sends and sees, and what the path could carry, in bit/s. */
  readonly sentFps: number;
  readonly heardFps: number;
  readonly bandwidthBps: number;
};

type Wifi = {
  /** Percent, not dBm. */
  readonly signal: number;
  readonly band: 'frequency24GHz' | 'frequency50GHz';
  readonly channel: number;
  readonly radio: 'wifi80211n' | 'wifi80211ac' | 'wifi80211ax';
  readonly linkSpeedBps: number;
};

type Events = {
  readonly sentQuality: number;
  readonly receivedQuality: number;
  readonly delay: number;
  readonly bandwidthLow: number;
};

type MachineTrouble = {
  readonly cpuShort: number;
  readonly lowVideoProcessing: number;
  readonly micGlitchesPer5Min: number;
  readonly captureNotWorking: number;
  readonly lowSpeech: number;
  readonly lowSpeechToNoise: number;
};

/** Draws the conditions of a cause. Clean directions stay under every published limit, in their maxima too. */
export const conditionsOf = (cause: Cause, random: Random): Conditions => {
  switch (cause) {
    case 'healthy':
      return healthy(random, random.chance(0.5) ? strongWifi(random) : undefined);
    case 'weakWifi':
      return {
        ...healthy(random, weakWifi(random)),
        sent: path(random, [0.105, 0.16], [2.2, 3.2], [32, 52], [3.5, 5.5]),
        heard: path(random, [0.008, 0.02], [2, 3.5], [8, 13], [1.5, 2]),
        ...roundTrip(random, [80, 150], [2.5, 3.2]),
        events: events(random, { sentQuality: [0.15, 0.3], receivedQuality: [0.02, 0.06] }),
        sentFps: random.between(4, 6.8),
        bandwidthBps: random.whole(300_000, 700_000),
      };
    case 'crowdedWifi':
      return {
        ...healthy(random, {
          ...strongWifi(random),
          band: 'frequency24GHz',
          channel: random.pick([1, 6, 11]),
        }),
        sent: path(random, [0.01, 0.04], [3, 4], [32, 58], [3, 5]),
        heard: path(random, [0.01, 0.04], [3, 4], [31, 48], [3, 5]),
        events: events(random, { sentQuality: [0.06, 0.14], receivedQuality: [0.05, 0.12] }),
      };
    case 'shortDropouts':
      return {
        ...healthy(random, strongWifi(random)),
        heard: path(random, [0.004, 0.01], [16, 22], [6, 12], [1.5, 2.2], 0.3),
        events: events(random, { receivedQuality: [0.01, 0.03] }),
      };
    case 'busyUplink':
      return {
        ...healthy(random, undefined),
        sent: path(random, [0.02, 0.06], [3, 5], [34, 66], [3, 4]),
        ...roundTrip(random, [180, 420], [2, 3]),
        events: events(random, { sentQuality: [0.08, 0.2], delay: [0, 0.04], bandwidthLow: [0.06, 0.2] }),
        bandwidthBps: random.whole(150_000, 500_000),
      };
    case 'starvedLaptop':
      return {
        ...healthy(random, strongWifi(random)),
        machine: {
          ...untroubled,
          cpuShort: random.between(0.08, 0.35),
          lowVideoProcessing: random.between(0.2, 0.5),
          micGlitchesPer5Min: random.between(2, 14),
        },
        sentFps: random.between(3.5, 6.5),
        heardFps: random.between(5, 12),
      };
    case 'vpn':
      return {
        ...healthy(random, undefined),
        connection: 'tunnel',
        sent: path(random, [0.005, 0.012], [3, 5], [31.5, 38], [2.5, 3.5]),
        heard: path(random, [0.006, 0.014], [3, 5], [31.5, 40], [2.5, 3.5]),
        ...roundTrip(random, [290, 430], [1.4, 1.9]),
        events: events(random, {
          sentQuality: [0.03, 0.08],
          receivedQuality: [0.03, 0.08],
          delay: [0.01, 0.05],
        }),
      };
    case 'udpBlocked':
      return {
        ...healthy(random, undefined),
        transport: 'tcp',
        sent: path(random, [0.003, 0.005], [2, 4], [11.5, 15.4], [1.4, 1.8]),
        heard: path(random, [0.004, 0.009], [3, 6], [36, 72], [2.5, 4]),
        ...roundTrip(random, [126, 133], [1.8, 2.4]),
        events: events(random, { receivedQuality: [0.08, 0.2] }),
      };
    case 'mobile':
      return {
        ...healthy(random, undefined),
        connection: 'mobile',
        sent: path(random, [0.03, 0.06], [3, 5], [40, 56], [3, 4]),
        heard: path(random, [0.105, 0.14], [2.2, 3], [40, 52], [3, 4]),
        ...roundTrip(random, [150, 240], [2, 3]),
        events: events(random, {
          sentQuality: [0.08, 0.18],
          receivedQuality: [0.12, 0.24],
          bandwidthLow: [0.05, 0.12],
        }),
        sentFps: random.between(7.5, 11),
        heardFps: random.between(8, 14),
        bandwidthBps: random.whole(300_000, 900_000),
      };
    case 'longPath':
      return {
        ...healthy(random, undefined),
        ...roundTrip(random, [515, 690], [1.2, 1.6]),
        events: events(random, { delay: [0.2, 0.6] }),
      };
    case 'brokenMicrophone':
      return {
        ...healthy(random, undefined),
        machine: { ...untroubled, captureNotWorking: random.between(0.3, 0.95) },
      };
    case 'quietTalker':
      return {
        ...healthy(random, undefined),
        machine: {
          ...untroubled,
          lowSpeech: random.between(0.15, 0.5),
          lowSpeechToNoise: random.between(0.1, 0.4),
        },
      };
  }
};

/**
 * Conditions that held for only a share of the call: averages and ratios are thinned by the better part,
 * maxima stay, for a maximum remembers the worst moment.
 */
export const blended = (worse: Conditions, better: Conditions, share: number): Conditions => {
  const mix = (bad: number, good: number): number => bad * share + good * (1 - share);
  const path = (bad: PathReadings, good: PathReadings): PathReadings => ({
    loss: mix(bad.loss, good.loss),
    lossMax: Math.max(bad.lossMax, good.lossMax),
    jitter: mix(bad.jitter, good.jitter),
    jitterMax: Math.max(bad.jitterMax, good.jitterMax),
  });
  const each = <Shares extends Readonly<Record<keyof Shares, number>>>(bad: Shares, good: Shares): Shares => {
    const mixed = { ...bad };
    for (const name of keysOf(bad)) Object.assign(mixed, { [name]: mix(bad[name], good[name]) });
    return mixed;
  };
  return {
    ...worse,
    sent: path(worse.sent, better.sent),
    heard: path(worse.heard, better.heard),
    roundTripMs: mix(worse.roundTripMs, better.roundTripMs),
    roundTripMaxMs: Math.max(worse.roundTripMaxMs, better.roundTripMaxMs),
    events: each(worse.events, better.events),
    machine: each(worse.machine, better.machine),
    sentFps: mix(worse.sentFps, better.sentFps),
    heardFps: mix(worse.heardFps, better.heardFps),
  };
};

const keysOf = <Shares extends object>(shares: Shares): (keyof Shares)[] =>
  Object.keys(shares) as (keyof Shares)[];

type Range = readonly [low: number, high: number];

/** Averages within ranges; maxima as multiples of them. A maximum of loss never passes the ceiling. */
const path = (
  random: Random,
  loss: Range,
  lossFactor: Range,
  jitter: Range,
  jitterFactor: Range,
  ceiling = 0.6,
): PathReadings => {
  const averageLoss = random.between(...loss);
  const averageJitter = random.between(...jitter);
  return {
    loss: averageLoss,
    lossMax: Math.min(ceiling, averageLoss * random.between(...lossFactor)),
    jitter: averageJitter,
    jitterMax: averageJitter * random.between(...jitterFactor),
  };
};

const roundTrip = (
  random: Random,
  range: Range,
  factor: Range,
): Pick<Conditions, 'roundTripMs' | 'roundTripMaxMs'> => {
  const roundTripMs = random.between(...range);
  return { roundTripMs, roundTripMaxMs: roundTripMs * random.between(...factor) };
};

const events = (random: Random, ranges: { readonly [Name in keyof Events]?: Range }): Events => {
  const drawn = (range: Range | undefined): number => (range === undefined ? 0 : random.between(...range));
  return {
    sentQuality: drawn(ranges.sentQuality),
    receivedQuality: drawn(ranges.receivedQuality),
    delay: drawn(ranges.delay),
    bandwidthLow: drawn(ranges.bandwidthLow),
  };
};

const untroubled: MachineTrouble = {
  cpuShort: 0,
  lowVideoProcessing: 0,
  micGlitchesPer5Min: 0,
  captureNotWorking: 0,
  lowSpeech: 0,
  lowSpeechToNoise: 0,
};

const healthy = (random: Random, wifi: Wifi | undefined): Conditions => ({
  sent: path(random, [0, 0.006], [2, 5], [3, 10], [1.4, 2.4]),
  heard: path(random, [0, 0.006], [2, 5], [3, 10], [1.4, 2.4]),
  ...roundTrip(random, [22, 90], [1.5, 2.6]),
  connection: wifi === undefined ? 'wired' : 'wifi',
  transport: 'udp',
  wifi,
  events: events(random, {}),
  machine: untroubled,
  sentFps: random.between(24, 30),
  heardFps: random.between(20, 30),
  bandwidthBps: random.whole(2_000_000, 18_000_000),
});

const strongWifi = (random: Random): Wifi => ({
  signal: random.whole(64, 98),
  band: 'frequency50GHz',
  channel: random.pick([36, 40, 44, 48, 52, 100, 104, 149]),
  radio: random.pick(['wifi80211ac', 'wifi80211ax']),
  linkSpeedBps: random.pick([433_300_000, 526_500_000, 866_700_000, 1_201_000_000]),
});

const weakWifi = (random: Random): Wifi => ({
  signal: random.whole(20, 38),
  band: 'frequency24GHz',
  channel: random.pick([1, 6, 11]),
  radio: 'wifi80211n',
  linkSpeedBps: random.pick([13_000_000, 19_500_000, 26_000_000, 39_000_000]),
});
