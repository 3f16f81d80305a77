import type { Random } from './random.ts';

/** What someone calls from: the computer, the client, the headset. */
export type Machine = {
  readonly platform: 'windows' | 'macOS' | 'iOS' | 'android' | 'web' | 'roomSystem' | 'ipPhone';
  readonly name: string | null;
  readonly cpuName: string | null;
  readonly cores: number | null;
  readonly mhz: number | null;
  readonly clientVersion: string | null;
  readonly headerValue: string;
  readonly capture: string | null;
  readonly render: string | null;
  readonly driver: string | null;
};

/** Draws a machine. `owner` names computers as companies do: LT- for laptops and a piece of the name. */
export const machineOf = (owner: string, random: Random): Machine => {
  const draw = random.next();
  const platform = SHARES.find(([, upTo]) => draw < upTo)?.[0] ?? 'windows';
  return machines[platform](nameTag(owner, random), random);
};

/** A Windows laptop: what most people have, and what reports most. */
export const windowsLaptop = (owner: string, random: Random): Machine =>
  machines.windows(nameTag(owner, random), random);

/** What a call through a phone network shows of a telephone: nothing. */
export const TELEPHONE: Machine = {
  platform: 'ipPhone',
  name: null,
  cpuName: null,
  cores: null,
  mhz: null,
  clientVersion: null,
  headerValue: 'PSTN',
  capture: null,
  render: null,
  driver: null,
};

/** Cumulated shares of platforms in an office tenant. */
const SHARES: readonly (readonly [Machine['platform'], number])[] = [
  ['windows', 0.64],
  ['macOS', 0.78],
  ['iOS', 0.86],
  ['android', 0.91],
  ['web', 0.95],
  ['roomSystem', 0.985],
  ['ipPhone', 1],
];

const HEADSETS = [
  'Jabra Evolve2 40',
  'Jabra Evolve2 65',
  'Poly Voyager Focus 2',
  'Logitech Zone Wired',
  'EPOS IMPACT 260T',
  'Realtek(R) Audio',
] as const;

type Cpu = readonly [name: string, cores: number, mhz: number];

const PC_CPUS: readonly [Cpu, ...Cpu[]] = [
  ['12th Gen Intel(R) Core(TM) i7-1265U', 10, 1_800],
  ['13th Gen Intel(R) Core(TM) i5-1345U', 10, 1_600],
  ['11th Gen Intel(R) Core(TM) i5-1145G7', 4, 2_600],
  ['AMD Ryzen 7 PRO 7840U w/ Radeon 780M Graphics', 8, 3_300],
];

const VERSIONS = ['26198.1.4102', '26198.1.4102', '26183.1001.4080', '26169.800.4031'] as const;

const nameTag = (owner: string, random: Random): string => {
  const letters = owner.toUpperCase().replaceAll(/[^A-Z ]/g, '');
  const [first = 'X', last = 'UNKNOWN'] = letters.split(' ');
  return `${first.slice(0, 1)}${last.slice(0, 3)}-${String(random.whole(0, 9_999)).padStart(4, '0')}`;
};

const bare = (platform: Machine['platform'], headerValue: string): Machine => ({
  ...TELEPHONE,
  platform,
  headerValue,
});

const machines: Readonly<Record<Machine['platform'], (tag: string, random: Random) => Machine>> = {
  windows: (tag, random) => {
    const [cpuName, cores, mhz] = random.pick(PC_CPUS);
    const headset = random.pick(HEADSETS);
    return {
      platform: 'windows',
      name: `LT-${tag}`,
      cpuName,
      cores,
      mhz,
      clientVersion: random.pick(VERSIONS),
      headerValue: 'releases/CL2026.R33',
      capture: headset,
      render: headset,
      driver: headset.startsWith('Realtek')
        ? 'Realtek Semiconductor Corp.: 6.0.9780.1'
        : 'Microsoft: 10.0.26100.1',
    };
  },
  macOS: (tag, random) => ({
    platform: 'macOS',
    name: `MAC-${tag}`,
    cpuName: random.pick(['Apple M2', 'Apple M3 Pro', 'Apple M1']),
    cores: random.pick([8, 11, 12]),
    mhz: null,
    clientVersion: '26198.1.4102',
    headerValue: 'releases/CL2026.R33',
    capture: 'MacBook Pro Microphone',
    render: 'MacBook Pro Speakers',
    driver: null,
  }),
  iOS: () => ({
    ...bare('iOS', 'TeamsMobile-iOS/7.14.2'),
    clientVersion: '7.14.2',
    capture: 'iPhone Microphone',
    render: 'Receiver',
  }),
  android: () => ({ ...bare('android', 'TeamsMobile-Android/1416'), clientVersion: '1416/1.0.0.2026084302' }),
  web: () => bare('web', 'TeamsWeb/1415/26081003311'),
  roomSystem: (tag, random) => ({
    ...bare('roomSystem', 'TeamsRooms/5.4.122.0'),
    name: `ROOM-${tag.slice(-4)}`,
    clientVersion: '5.4.122.0',
    cpuName: '12th Gen Intel(R) Core(TM) i5-1245U',
    cores: 10,
    mhz: 1_600,
    capture: random.pick(['Yealink MSpeaker', 'Logitech Rally Bar']),
    render: random.pick(['Yealink MSpeaker', 'Logitech Rally Bar']),
  }),
  ipPhone: () => ({
    ...bare('ipPhone', 'TeamsPhone/1449/2026'),
    clientVersion: '1449/1.0.94.2026',
    capture: 'Handset',
    render: 'Handset',
  }),
};
