import type { Session } from '#calls/model';
import { endFacts, type EndFacts } from '#quality/end-facts';
import type { Grade } from '#quality/grade';
import type { LimitSet } from '#quality/limit-sets';
import { isPast, SIGNAL_LIMITS } from '#quality/limits';
import { connectionWord, platformWord } from '../enum-words.ts';
import { formatBitRate, formatLossPercent, formatMs, formatMsNumber, formatSignal } from '../format.ts';

/** One way of a call of two: a band as heavy as it was bad. */
export type WayBand = {
  readonly grade: Grade;
  /** “loss 11.8 %, jitter 41 ms”, “not judged”, “no data”. */
  readonly words: string;
  /** What else there is to say: “stream 1504545584 has no measures”. */
  readonly note: string | undefined;
};

/** A place along the path with two lines below it. */
export type EndPlace = {
  readonly kind: 'computer' | 'mobile' | 'phone' | 'wired' | 'wifi' | 'cellular' | 'network';
  readonly title: string;
  readonly note: string;
  /** Something at this place is suspect by itself. */
  readonly isSuspect: boolean;
};

type BetweenPlace = { readonly isKnown: boolean; readonly title: string; readonly note: string };

/** A call of two as a path: caller left, callee right, what is between them in the middle. */
export type TwoEnds = {
  readonly machines: readonly [EndPlace, EndPlace];
  readonly networks: readonly [EndPlace, EndPlace];
  readonly between: BetweenPlace;
  /** From the caller to the callee, and back. */
  readonly there: WayBand;
  readonly back: WayBand;
  readonly roundTrip: string | undefined;
};

/** The path of a session that stands at `index` in its record; undefined unless a person is at both ends. */
export const twoEnds = (session: Session, index: number, limits: LimitSet): TwoEnds | undefined => {
  const caller = endFacts(session, index, 'caller', limits);
  const callee = caller.far;
  if (!callee) return undefined;
  const roundTrip =
    caller.flow('audio', 'sent').worst('roundTripMs') ?? caller.flow('audio', 'heard').worst('roundTripMs');
  return {
    machines: [machineOf(caller), machineOf(callee)],
    networks: [networkOf(caller), networkOf(callee)],
    between: betweenOf([caller, callee]),
    there: bandOf(caller, 'sent'),
    back: bandOf(caller, 'heard'),
    roundTrip: roundTrip && `round trip ${formatMs(roundTrip.value)}`,
  };
};

const MOBILE: readonly (string | undefined)[] = ['iOS', 'android'];

const machineOf = ({ endpoint }: EndFacts): EndPlace => {
  const { machineName, userAgent, identity } = endpoint ?? {};
  const platform = userAgent?.platform;
  const isPhone = identity?.kind === 'phone' || platform === 'ipPhone';
  const named = platform === undefined || platform === 'unknown' ? undefined : platformWord(platform);
  const client = named ?? userAgent?.headerValue ?? 'client not reported';
  return {
    kind: isPhone ? 'phone' : isMobile(platform, userAgent?.headerValue) ? 'mobile' : 'computer',
    title: machineName ?? (isPhone ? 'Telephone' : client),
    note: machineName === undefined ? 'machine not named' : client,
    isSuspect: false,
  };
};

const isMobile = (platform: string | undefined, header: string | undefined): boolean =>
  MOBILE.includes(platform) || /android|iphone/i.test(header ?? '');

const KINDS: Readonly<Record<string, EndPlace['kind']>> = {
  wired: 'wired',
  wifi: 'wifi',
  mobile: 'cellular',
};

const networkOf = ({ networks }: EndFacts): EndPlace => {
  const network = networks[0]?.thing;
  if (network === undefined) {
    return { kind: 'network', title: 'network', note: 'not reported', isSuspect: false };
  }
  const { connectionType, wifiSignalPercent, linkSpeedBps, ipAddress } = network;
  const isKnown = connectionType !== undefined && connectionType !== 'unknown';
  const link = linkSpeedBps === undefined ? 'link speed unknown' : formatBitRate(linkSpeedBps);
  return {
    kind: KINDS[connectionType ?? ''] ?? 'network',
    title: ipAddress ?? (isKnown ? connectionWord(connectionType) : 'address not reported'),
    note: [
      isKnown && ipAddress !== undefined ? connectionWord(connectionType) : undefined,
      wifiSignalPercent === undefined ? undefined : formatSignal(wifiSignalPercent),
      wifiSignalPercent === undefined ? link : undefined,
    ]
      .filter((part) => part !== undefined)
      .join(', '),
    isSuspect: wifiSignalPercent !== undefined && isPast(wifiSignalPercent, SIGNAL_LIMITS.poor),
  };
};

const betweenOf = (ends: readonly EndFacts[]): BetweenPlace => {
  const networks = ends.flatMap((end) => end.networks.map(({ thing }) => thing));
  const relay = networks.find(({ relayIpAddress }) => relayIpAddress !== undefined);
  const addresses = [
    ...new Set(
      networks.map(({ reflexiveIpAddress }) => reflexiveIpAddress).filter((one) => one !== undefined),
    ),
  ];
  const transport = networks.find((network) => network.transport !== undefined)?.transport?.toUpperCase();
  if (relay?.relayIpAddress !== undefined) {
    return {
      isKnown: true,
      title: relay.relayIpAddress,
      note: transport === undefined ? 'relay' : `relay, ${transport}`,
    };
  }
  if (addresses.length > 0) {
    return {
      isKnown: true,
      title: addresses.join(' and '),
      note: transport === undefined ? 'public address' : `public address, ${transport}`,
    };
  }
  return { isKnown: false, title: 'in between', note: 'no public address, relay or hops' };
};

const bandOf = (caller: EndFacts, direction: 'sent' | 'heard'): WayBand => {
  const flow = caller.flow('audio', direction);
  const loss = flow.worst('lossRatio');
  const jitter = flow.worst('jitterMs');
  const [first] = flow.streams;
  switch (flow.grade) {
    case 'noData':
      return { grade: 'noData', words: 'no data', note: undefined };
    case 'notJudged': {
      const id = first?.stream.id;
      const note = id === undefined ? 'the stream has no measures' : `stream ${id} has no measures`;
      return { grade: 'notJudged', words: 'not judged', note: flow.packets === undefined ? note : undefined };
    }
    case 'poor':
    case 'burst':
    case 'good': {
      const readings = [
        loss && `loss ${formatLossPercent(loss.value)} %`,
        jitter && `jitter ${formatMsNumber(jitter.value)} ms`,
      ].filter((part) => part !== undefined);
      const note = flow.grade === 'burst' ? 'a maximum is past the limit' : undefined;
      return { grade: flow.grade, words: readings.join(', ') || 'judged', note };
    }
  }
};
