import type { FieldLevel } from '#calls/fields';
import type { Network } from '#calls/model';
import type { EndFacts } from '#quality/end-facts';
import { EVENT_LIMITS, isPast, SIGNAL_LIMITS } from '#quality/limits';
import { bandWord, connectionWord, platformWord } from '../enum-words.ts';
import { formatBitRate, formatLossPercent, formatSignal } from '../format.ts';

/** A piece of what is said of a stop; `proof` pieces are past a limit and stand out. */
type PathPiece = { readonly text: string; readonly proof: boolean; readonly path: string | undefined };

/** One stop between a person's device and the other side. */
export type PathNode = {
  readonly kind:
    'device' | 'wifi' | 'wired' | 'mobile' | 'vpn' | 'address' | 'relay' | 'service' | 'person' | 'unknown';
  readonly title: string;
  /** Beside the title, fainter. */
  readonly aside: string | undefined;
  readonly pieces: readonly PathPiece[];
  /** Something here is suspect by itself: the stop is ringed. */
  readonly hasProof: boolean;
};

type Options = {
  /** What the viewer may see: what is hidden is not unknown. */
  readonly level: FieldLevel;
  readonly name: string;
  readonly farName: string;
};

/** The way from an end's device to the other side, as far as the record knows it. */
export const pathNodes = (facts: EndFacts, options: Options): readonly PathNode[] => {
  const [network] = facts.networks;
  return [
    deviceNode(facts, options),
    ...(network ? linkNodes(network.thing, network.path, options) : [unknownNode('Network not reported')]),
    farNode(facts, options),
  ];
};

const plain = (text: string, path?: string): PathPiece => ({ text, proof: false, path });
const proof = (text: string, path: string): PathPiece => ({ text, proof: true, path });

const said = (...pieces: readonly (PathPiece | undefined)[]): readonly PathPiece[] =>
  pieces.filter((piece) => piece !== undefined);

const node = (
  kind: PathNode['kind'],
  title: string,
  aside: string | undefined,
  pieces: readonly PathPiece[],
): PathNode => ({
  kind,
  title,
  aside,
  pieces,
  hasProof: pieces.some((piece) => piece.proof),
});

const unknownNode = (title: string): PathNode => node('unknown', title, undefined, []);

const deviceNode = (facts: EndFacts, { level }: Options): PathNode => {
  const { machineName, userAgent, cpuName, cpuCores } = facts.endpoint ?? {};
  const platform = userAgent?.platform;
  const system = platform === undefined || platform === 'unknown' ? undefined : platformWord(platform);
  const sound = facts.devices.find(({ thing }) => thing.captureDeviceName !== undefined);
  const processor = [shortProcessor(cpuName), cpuCores === undefined ? undefined : `${cpuCores} cores`]
    .filter(Boolean)
    .join(', ');
  const title = machineName ?? system ?? 'Device';
  const hidden = level === 'metrics' && sound === undefined ? 'devices hidden by your role' : undefined;
  return node(
    'device',
    title,
    processor || (title === system ? undefined : system),
    said(
      sound?.thing.captureDeviceName === undefined
        ? plain(hidden ?? 'sound devices not reported')
        : plain(sound.thing.captureDeviceName, `${sound.path}.captureDeviceName`),
      processorPiece(facts),
      microphonePiece(facts),
    ),
  );
};

/** “i7-1265U” of “12th Gen Intel(R) Core(TM) i7-1265U”: the model without what every model has. */
const shortProcessor = (name: string | undefined): string | undefined =>
  name
    ?.replace(/\((R|TM)\)| CPU| Processor| @.*/g, '')
    .replace(/^(\d+th Gen )?Intel Core /, '')
    .trim();

const processorPiece = (facts: EndFacts): PathPiece | undefined => {
  const busy = facts.device('cpuInsufficientEventRatio');
  if (busy === undefined) return undefined;
  if (busy.value === 0) return plain('CPU never short', busy.path);
  const words = `CPU short ${shareWords(busy.value)} of the call`;
  return isPast(busy.value, EVENT_LIMITS.notable) ? proof(words, busy.path) : plain(words, busy.path);
};

/** A working microphone is the rule and not worth a word. */
const microphonePiece = (facts: EndFacts): PathPiece | undefined => {
  const broken = facts.device('captureNotFunctioningEventRatio');
  return broken === undefined || broken.value === 0
    ? undefined
    : plain(`microphone silent ${shareWords(broken.value)} of the call`, broken.path);
};

/** “22 %”: shares of a call are told in whole percents. */
export const shareWords = (ratio: number): string =>
  ratio >= 0.01 ? `${Math.round(ratio * 100)} %` : `${formatLossPercent(ratio)} %`;

const linkNodes = (network: Network, path: string, options: Options): readonly PathNode[] => {
  const { reflexiveIpAddress, relayIpAddress } = network;
  return [
    linkNode(network, path, options),
    reflexiveIpAddress === undefined
      ? unknownNode('Public address not reported')
      : node('address', reflexiveIpAddress, 'public address', localPieces(network, path)),
    ...(relayIpAddress === undefined ? [] : [relayNode(network, relayIpAddress, path)]),
  ];
};

const linkNode = (network: Network, path: string, { level }: Options): PathNode => {
  const { connectionType, bssid, linkSpeedBps } = network;
  const speed =
    linkSpeedBps === undefined ? undefined : plain(formatBitRate(linkSpeedBps), `${path}.linkSpeed`);
  const local = network.reflexiveIpAddress === undefined ? localPieces(network, path) : [];
  switch (connectionType) {
    case 'wifi': {
      const title = bssid ?? (level === 'metrics' ? 'Access point hidden' : 'Access point not reported');
      return node('wifi', title, 'access point', said(...wifiPieces(network, path), speed, ...local));
    }
    case 'wired':
      return node('wired', 'Wired', undefined, said(speed ?? plain('link speed unknown'), ...local));
    case 'mobile':
      return node('mobile', 'Mobile data', undefined, [
        proof('connection mobile', `${path}.connectionType`),
        ...local,
      ]);
    case 'tunnel':
      return node(
        'vpn',
        'VPN',
        undefined,
        said(proof('connection VPN', `${path}.connectionType`), speed, ...local),
      );
    case undefined:
    default: {
      const words =
        connectionType === undefined || connectionType === 'unknown'
          ? undefined
          : connectionWord(connectionType);
      return node(
        words === undefined ? 'unknown' : 'wired',
        words ?? 'Connection not reported',
        undefined,
        said(speed, ...local),
      );
    }
  }
};

const wifiPieces = (network: Network, path: string): readonly PathPiece[] => {
  const { wifiSignalPercent, wifiBand, wifiChannel } = network;
  const at = `${path}.wifiSignalStrength`;
  const band =
    wifiBand === undefined || wifiBand === 'unknown'
      ? undefined
      : [bandWord(wifiBand), wifiChannel === undefined ? undefined : `channel ${wifiChannel}`]
          .filter(Boolean)
          .join(' ');
  return said(
    wifiSignalPercent === undefined
      ? plain('signal not reported')
      : isPast(wifiSignalPercent, SIGNAL_LIMITS.poor)
        ? proof(`signal ${formatSignal(wifiSignalPercent)}`, at)
        : plain(`signal ${formatSignal(wifiSignalPercent)}`, at),
    band === undefined ? undefined : plain(band, `${path}.wifiBand`),
  );
};

const localPieces = ({ ipAddress, subnet }: Network, path: string): readonly PathPiece[] =>
  said(
    ipAddress === undefined ? undefined : plain(`local ${ipAddress}`, `${path}.ipAddress`),
    subnet === undefined ? undefined : plain(`subnet ${subnet}`, `${path}.subnet`),
  );

const relayNode = (network: Network, relay: string, path: string): PathNode => {
  const { transport, relayPort, connectionType } = network;
  const title = relayPort === undefined || relay.includes('/') ? relay : `${relay}:${relayPort}`;
  return node(
    'relay',
    title,
    transport === undefined ? 'relay' : `relay, ${transport.toUpperCase()}`,
    said(
      transport === 'tcp' ? proof('media on TCP', `${path}.networkTransportProtocol`) : undefined,
      connectionType === 'tunnel' ? undefined : plain('no VPN reported'),
    ),
  );
};

const farNode = ({ far }: EndFacts, { name, farName }: Options): PathNode =>
  far === undefined
    ? node('service', 'Teams service', 'meeting audio', [plain(`receives what ${name} sends`)])
    : node('person', farName, undefined, [plain(`hears what ${name} sends`)]);
