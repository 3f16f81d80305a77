import { fieldsOf, type FieldLevel } from '#calls/fields';
import type { Device, Endpoint, Network } from '#calls/model';
import { isPast, SIGNAL_LIMITS } from '#quality/limits';
import { bandWord, connectionWord, platformWord, radioWord, serviceRoleWord } from '../enum-words.ts';
import { formatBitRate, formatCount, formatLevel, formatLossPercent, formatSignal } from '../format.ts';
import { blank, isBlank, NOT_REPORTED, value, type Cell } from './cell.ts';

/** A line of the tables that set both ends side by side: the person first. */
export type EndLine = {
  readonly label: string;
  /** Graph's name for it. */
  readonly field: string;
  readonly cells: readonly Cell[];
};

/** What an end reported, and how much of it the viewer may see: nothing of the service is hidden. */
export type SeenEnd<Of> = {
  readonly of: Of | undefined;
  readonly level: FieldLevel;
  /** Where it stands in the JSON. */
  readonly path?: string;
};

/** A field as Graph names it, how to show it, and whether its lack is worth a line. */
type Line<Of> = {
  readonly label: string;
  readonly field: string;
  readonly cell: (of: Of) => Cell | undefined;
  readonly always?: boolean;
};

const text = (sent: string | undefined): Cell | undefined =>
  sent === undefined || sent === '' ? undefined : value(sent);

/** An enum member in words; Graph's own `unknown` is a blank with that reason. */
const named = (sent: string | undefined, word: (sent: string) => string): Cell | undefined => {
  if (sent === undefined) return undefined;
  return sent.startsWith('unknown') ? blank('unknown') : value(word(sent));
};

/** A masked address is a network, `10.62.31.0/24`, so the port stands beside it and not behind a colon. */
const withPort = (address: string | undefined, port: number | undefined): Cell | undefined => {
  const words = port === undefined ? undefined : `port ${port}`;
  if (address === undefined || address === '') return text(words);
  return value(address, words);
};

const number = (
  measured: number | undefined,
  format: (measured: number) => string,
  note?: string,
): Cell | undefined => (measured === undefined ? undefined : value(format(measured), note));

const shareOfCall = (ratio: number | undefined): Cell | undefined =>
  number(ratio, (share) => `${formatLossPercent(share)} %`, 'of the call');

const NETWORK: readonly Line<Network>[] = [
  {
    label: 'Connection',
    field: 'connectionType',
    cell: (of) => named(of.connectionType, connectionWord),
    always: true,
  },
  {
    label: 'Signal',
    field: 'wifiSignalStrength',
    cell: ({ wifiSignalPercent: percent }) =>
      percent === undefined
        ? undefined
        : { kind: 'value', text: formatSignal(percent), over: isPast(percent, SIGNAL_LIMITS.poor) },
  },
  {
    label: 'Band, channel',
    field: 'wifiBand',
    cell: (of) =>
      of.wifiBand === undefined || of.wifiBand === 'unknown'
        ? undefined
        : value(
            bandWord(of.wifiBand),
            of.wifiChannel === undefined ? undefined : `channel ${of.wifiChannel}`,
          ),
  },
  {
    label: 'Radio',
    field: 'wifiRadioType',
    cell: (of) => named(of.wifiRadioType, radioWord),
  },
  {
    label: 'Link speed',
    field: 'linkSpeed',
    cell: ({ linkSpeedBps, linkSpeedSent }) => {
      if (linkSpeedBps !== undefined) return value(formatBitRate(linkSpeedBps));
      return linkSpeedSent === undefined ? undefined : blank(`unknown, sent as ${linkSpeedSent}`);
    },
    always: true,
  },
  {
    label: 'Local address',
    field: 'ipAddress',
    cell: ({ ipAddress, port }) => withPort(ipAddress, port),
    always: true,
  },
  { label: 'Subnet', field: 'subnet', cell: (of) => text(of.subnet), always: true },
  {
    label: 'Public address',
    field: 'reflexiveIPAddress',
    cell: (of) => text(of.reflexiveIpAddress),
    always: true,
  },
  {
    label: 'Relay',
    field: 'relayIPAddress',
    cell: ({ relayIpAddress, relayPort }) => withPort(relayIpAddress, relayPort),
  },
  {
    label: 'Transport',
    field: 'networkTransportProtocol',
    cell: (of) => named(of.transport, (transport) => transport.toUpperCase()),
    always: true,
  },
  { label: 'Access point', field: 'basicServiceSetIdentifier', cell: (of) => text(of.bssid) },
  { label: 'MAC address', field: 'macAddress', cell: (of) => text(of.macAddress) },
  { label: 'DNS suffix', field: 'dnsSuffix', cell: (of) => text(of.dnsSuffix) },
  {
    label: 'Wi-Fi driver',
    field: 'wifiVendorDriver',
    cell: (of) =>
      of.wifiVendorDriver === undefined ? undefined : value(of.wifiVendorDriver, of.wifiVendorDriverVersion),
  },
  {
    label: 'Hurt sent audio',
    field: 'sentQualityEventRatio',
    cell: (of) => shareOfCall(of.sentQualityEventRatio),
  },
  {
    label: 'Hurt heard audio',
    field: 'receivedQualityEventRatio',
    cell: (of) => shareOfCall(of.receivedQualityEventRatio),
  },
  { label: 'Delayed', field: 'delayEventRatio', cell: (of) => shareOfCall(of.delayEventRatio) },
  {
    label: 'Bandwidth low',
    field: 'bandwidthLowEventRatio',
    cell: (of) => shareOfCall(of.bandwidthLowEventRatio),
  },
];

const glitches = (rate: number): string => rate.toFixed(1);

const LOUDER = 'nearer 0 is louder';

const DEVICE: readonly Line<Device>[] = [
  { label: 'Microphone', field: 'captureDeviceName', cell: (of) => text(of.captureDeviceName), always: true },
  { label: 'Its driver', field: 'captureDeviceDriver', cell: (of) => text(of.captureDeviceDriver) },
  { label: 'Speaker', field: 'renderDeviceName', cell: (of) => text(of.renderDeviceName), always: true },
  { label: 'Its driver', field: 'renderDeviceDriver', cell: (of) => text(of.renderDeviceDriver) },
  {
    label: 'Speech sent',
    field: 'sentSignalLevel',
    cell: (of) => number(of.sentSignalLevel, formatLevel, LOUDER),
  },
  { label: 'Noise sent', field: 'sentNoiseLevel', cell: (of) => number(of.sentNoiseLevel, formatLevel) },
  {
    label: 'Speech received',
    field: 'receivedSignalLevel',
    cell: (of) => number(of.receivedSignalLevel, formatLevel, LOUDER),
  },
  {
    label: 'Noise received',
    field: 'receivedNoiseLevel',
    cell: (of) => number(of.receivedNoiseLevel, formatLevel),
  },
  {
    label: 'Mic glitches',
    field: 'micGlitchRate',
    cell: (of) => number(of.micGlitchRate, glitches, 'per 5 min'),
  },
  {
    label: 'Speaker glitches',
    field: 'speakerGlitchRate',
    cell: (of) => number(of.speakerGlitchRate, glitches, 'per 5 min'),
  },
  {
    label: 'Howling',
    field: 'howlingEventCount',
    cell: (of) => number(of.howlingEventCount, formatCount, 'times'),
  },
  {
    label: 'Processor short',
    field: 'cpuInsufficentEventRatio',
    cell: (of) => shareOfCall(of.cpuInsufficientEventRatio),
  },
  {
    label: 'Mic not working',
    field: 'captureNotFunctioningEventRatio',
    cell: (of) => shareOfCall(of.captureNotFunctioningEventRatio),
  },
  {
    label: 'Speaker not working',
    field: 'renderNotFunctioningEventRatio',
    cell: (of) => shareOfCall(of.renderNotFunctioningEventRatio),
  },
  {
    label: 'Glitches',
    field: 'deviceGlitchEventRatio',
    cell: (of) => shareOfCall(of.deviceGlitchEventRatio),
  },
  {
    label: 'Clipping',
    field: 'deviceClippingEventRatio',
    cell: (of) => shareOfCall(of.deviceClippingEventRatio),
  },
  {
    label: 'Speech too low',
    field: 'lowSpeechLevelEventRatio',
    cell: (of) => shareOfCall(of.lowSpeechLevelEventRatio),
  },
  {
    label: 'Speech in noise',
    field: 'lowSpeechToNoiseEventRatio',
    cell: (of) => shareOfCall(of.lowSpeechToNoiseEventRatio),
  },
  { label: 'Muted', field: 'renderMuteEventRatio', cell: (of) => shareOfCall(of.renderMuteEventRatio) },
  {
    label: 'Volume at zero',
    field: 'renderZeroVolumeEventRatio',
    cell: (of) => shareOfCall(of.renderZeroVolumeEventRatio),
  },
];

const ENDPOINT: readonly Line<Endpoint>[] = [
  {
    label: 'Account',
    field: 'associatedIdentity',
    cell: (of) => text(of.identity?.userPrincipalName ?? of.identity?.displayName),
  },
  {
    label: 'Client',
    field: 'userAgent',
    cell: ({ userAgent }) =>
      joined([
        userAgent?.platform === undefined || userAgent.platform === 'unknown'
          ? undefined
          : platformWord(userAgent.platform),
        userAgent?.applicationVersion,
      ]),
    always: true,
  },
  { label: 'User agent', field: 'userAgent', cell: (of) => text(of.userAgent?.headerValue) },
  { label: 'Role', field: 'userAgent', cell: ({ userAgent }) => text(roleWord(userAgent?.serviceRole)) },
  { label: 'Machine', field: 'name', cell: (of) => text(of.machineName), always: true },
  {
    label: 'Processor',
    field: 'cpuName',
    cell: (of) =>
      joined([
        of.cpuName,
        of.cpuCores === undefined ? undefined : `${of.cpuCores} cores`,
        of.cpuMhz === undefined ? undefined : `${formatCount(of.cpuMhz)} MHz`,
      ]),
    always: true,
  },
];

const roleWord = (role: string | undefined): string | undefined =>
  role === undefined ? undefined : serviceRoleWord(role);

const joined = (parts: readonly (string | undefined)[]): Cell | undefined => {
  const said = parts.filter((part) => part !== undefined && part !== '');
  return said.length === 0 ? undefined : value(said.join(', '));
};

const isHidden = (owner: string, field: string, level: FieldLevel): boolean =>
  level === 'metrics' && fieldsOf(owner)?.[field]?.see === 'identity';

const linesOf =
  <Of>(owner: string, lines: readonly Line<Of>[]) =>
  (ends: readonly SeenEnd<Of>[]): readonly EndLine[] =>
    lines
      .map(({ label, field, cell, always }) => ({
        label,
        field,
        always: always === true,
        cells: ends.map(({ of, level, path }): Cell => {
          const shown = of === undefined ? undefined : cell(of);
          if (shown?.kind === 'value' && path !== undefined) return { ...shown, path: `${path}.${field}` };
          if (shown !== undefined) return shown;
          return of !== undefined && isHidden(owner, field, level) ? { kind: 'hidden' } : NOT_REPORTED;
        }),
      }))
      .filter((line) => line.always || line.cells.some((cell) => !isBlank(cell)))
      .map(({ label, field, cells }) => ({ label, field, cells }));

/** Addresses, link and how the network behaved, an end a column. */
export const networkLines = linesOf('networkInfo', NETWORK);

/** Sound devices and what they suffered, an end a column. */
export const deviceLines = linesOf('deviceInfo', DEVICE);

/** Account, client and machine, an end a column. */
export const endpointLines = linesOf('endpoint', ENDPOINT);
