import type { Conditions } from './causes.ts';
import { single } from './graph-values.ts';
import type { Random } from './random.ts';
import type { GraphNetwork, GraphTraceRouteHop } from './wire.ts';

/** Where someone sits: the addresses of their end. Subnets of offices are 10.62.x.0, the private ones of homes vary. */
export type Seat = {
  readonly ip: string;
  readonly subnet: string;
  readonly port: number;
  readonly publicIp: string;
  readonly relayIp: string;
  readonly relayPort: number;
  readonly mac: string | null;
  readonly bssid: string | null;
  readonly dnsSuffix: string | null;
  readonly battery: number | null;
  readonly wifiDriver: string | null;
  readonly wifiDriverVersion: string | null;
  readonly hops: readonly GraphTraceRouteHop[];
};

/** Draws a seat. Documentation addresses (RFC 5737) stand for the public ones. */
export const seatOf = ({ connection, wifi }: Conditions, random: Random): Seat => {
  const port = random.whole(50_000, 50_059);
  const subnet =
    connection === 'tunnel'
      ? `10.200.${random.whole(0, 7)}`
      : connection === 'mobile'
        ? `100.64.${random.whole(0, 99)}`
        : random.chance(0.7)
          ? `10.62.${random.whole(20, 44)}`
          : random.pick(['192.168.0', '192.168.1', '192.168.2', '10.0.0']);
  const office = subnet.startsWith('10.62.');
  const onWifi = connection === 'wifi' && wifi !== undefined;
  return {
    ip: `${subnet}.${random.whole(10, 240)}`,
    subnet: `${subnet}.0`,
    port,
    publicIp: office ? '198.51.100.24' : `198.51.100.${random.whole(60, 250)}`,
    relayIp: `203.0.113.${random.whole(40, 90)}`,
    relayPort: random.pick([3478, 3479, 3480, 3481]),
    mac: macAddress(random),
    bssid: onWifi ? macAddress(random) : null,
    dnsSuffix: office || connection === 'tunnel' ? 'corp.contoso.com' : null,
    battery: onWifi ? random.whole(20, 100) : null,
    wifiDriver: onWifi
      ? random.pick([
          'Intel(R) Wi-Fi 6E AX211 160MHz',
          'Intel(R) Wi-Fi 6 AX201 160MHz',
          'Qualcomm FastConnect 6900',
        ])
      : null,
    wifiDriverVersion: onWifi
      ? random.pick(['Intel:23.110.0.5', 'Intel:23.60.1.2', 'Intel:22.160.0.4'])
      : null,
    hops: [],
  };
};

/** The network of one end as Graph writes it for one medium. */
export const networkOf = (seat: Seat, { connection, transport, wifi, events }: Conditions): GraphNetwork => {
  const onWifi = connection === 'wifi' ? wifi : undefined;
  return {
    ipAddress: seat.ip,
    subnet: seat.subnet,
    linkSpeed: onWifi?.linkSpeedBps ?? (connection === 'mobile' ? 4_294_967_295 : 1_000_000_000),
    connectionType: connection,
    port: seat.port,
    reflexiveIPAddress: seat.publicIp,
    relayIPAddress: seat.relayIp,
    relayPort: transport === 'tcp' ? 443 : seat.relayPort,
    macAddress: seat.mac,
    wifiMicrosoftDriver: onWifi === undefined ? null : 'Microsoft Wi-Fi Driver',
    wifiMicrosoftDriverVersion: onWifi === undefined ? null : 'Microsoft:10.0.26100.4484',
    wifiVendorDriver: seat.wifiDriver,
    wifiVendorDriverVersion: seat.wifiDriverVersion,
    wifiChannel: onWifi?.channel ?? null,
    wifiBand: onWifi?.band ?? 'unknown',
    basicServiceSetIdentifier: onWifi === undefined ? null : seat.bssid,
    wifiRadioType: onWifi?.radio ?? 'unknown',
    wifiSignalStrength: onWifi?.signal ?? null,
    wifiBatteryCharge: seat.battery,
    dnsSuffix: seat.dnsSuffix,
    sentQualityEventRatio: single(events.sentQuality),
    receivedQualityEventRatio: single(events.receivedQuality),
    delayEventRatio: single(events.delay),
    bandwidthLowEventRatio: single(events.bandwidthLow),
    networkTransportProtocol: transport,
    traceRouteHops: seat.hops,
  };
};

/** The service's end: it shows as wired, with no address and a link speed of 0. */
export const serviceNetwork = (port: number, transport: string): GraphNetwork => ({
  ipAddress: '',
  subnet: null,
  linkSpeed: 0,
  connectionType: 'wired',
  port,
  reflexiveIPAddress: '',
  relayIPAddress: null,
  relayPort: null,
  macAddress: null,
  wifiMicrosoftDriver: null,
  wifiMicrosoftDriverVersion: null,
  wifiVendorDriver: null,
  wifiVendorDriverVersion: null,
  wifiChannel: null,
  wifiBand: 'unknown',
  basicServiceSetIdentifier: null,
  wifiRadioType: 'unknown',
  wifiSignalStrength: null,
  wifiBatteryCharge: null,
  dnsSuffix: null,
  sentQualityEventRatio: null,
  receivedQualityEventRatio: null,
  delayEventRatio: null,
  bandwidthLowEventRatio: null,
  networkTransportProtocol: transport,
  traceRouteHops: [],
});

const macAddress = (random: Random): string =>
  [
    '6C',
    'B2',
    ...Array.from({ length: 4 }, () => random.whole(0, 255).toString(16).padStart(2, '0').toUpperCase()),
  ].join('-');
