import type { Reader } from '#base/read';
import { enumMember } from './enums.ts';
import type { Network, TraceRouteHop } from './model.ts';

/** One end's network of a medium, with Graph's sentinels read as not known. */
export const parseNetwork = (from: Reader): Network => ({
  ipAddress: from.shown('ipAddress'),
  subnet: from.shown('subnet'),
  reflexiveIpAddress: from.shown('reflexiveIPAddress'),
  relayIpAddress: from.shown('relayIPAddress'),
  relayPort: from.number('relayPort'),
  port: from.number('port'),
  linkSpeedBps: knownLinkSpeed(from.number('linkSpeed')),
  linkSpeedSent: from.number('linkSpeed'),
  connectionType: enumMember('networkConnectionType', from.shown('connectionType')),
  transport: enumMember('networkTransportProtocol', from.shown('networkTransportProtocol')),
  macAddress: knownHardwareAddress(from.shown('macAddress')),
  bssid: knownHardwareAddress(from.shown('basicServiceSetIdentifier')),
  dnsSuffix: from.shown('dnsSuffix'),
  wifiBand: enumMember('wifiBand', from.shown('wifiBand')),
  wifiRadioType: enumMember('wifiRadioType', from.shown('wifiRadioType')),
  wifiSignalPercent: from.number('wifiSignalStrength'),
  wifiBatteryPercent: from.number('wifiBatteryCharge'),
  wifiChannel: from.number('wifiChannel'),
  wifiMicrosoftDriver: from.shown('wifiMicrosoftDriver'),
  wifiMicrosoftDriverVersion: from.shown('wifiMicrosoftDriverVersion'),
  wifiVendorDriver: from.shown('wifiVendorDriver'),
  wifiVendorDriverVersion: from.shown('wifiVendorDriverVersion'),
  sentQualityEventRatio: from.ratio('sentQualityEventRatio'),
  receivedQualityEventRatio: from.ratio('receivedQualityEventRatio'),
  delayEventRatio: from.ratio('delayEventRatio'),
  bandwidthLowEventRatio: from.ratio('bandwidthLowEventRatio'),
  traceRouteHops: from.objects('traceRouteHops').map(parseHop),
});

const parseHop = (from: Reader): TraceRouteHop => ({
  hop: from.number('hopCount'),
  ipAddress: from.shown('ipAddress'),
  roundTripMs: from.durationMs('roundTripTime'),
});

/** 2^32 − 1 stands in the documentation's own example; the service end sends 0. */
const UNKNOWN_LINK_SPEEDS: readonly number[] = [4_294_967_295, 0];

const knownLinkSpeed = (bitsPerSecond: number | undefined): number | undefined =>
  bitsPerSecond === undefined || UNKNOWN_LINK_SPEEDS.includes(bitsPerSecond) ? undefined : bitsPerSecond;

/** Zeros of six or eight bytes, and 02:00:00:00:00:00, which phones give when the address is hidden. */
const HIDDEN_ADDRESS = /^0[02]([-:]00){5,7}$/;

const knownHardwareAddress = (address: string | undefined): string | undefined =>
  address === undefined || HIDDEN_ADDRESS.test(address) ? undefined : address;
