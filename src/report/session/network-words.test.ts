import { expect, test } from 'vitest';
import { networkWords } from './network-words.ts';
import type { RowNetwork } from '../list/session-rows.ts';

const network = (known: Partial<RowNetwork>): RowNetwork => ({
  connection: undefined,
  signalPercent: undefined,
  band: undefined,
  transport: undefined,
  subnet: undefined,
  bssid: undefined,
  publicAddress: undefined,
  ...known,
});

test.each<[Partial<RowNetwork>, string | undefined]>([
  [
    { connection: 'wifi', signalPercent: 34, band: 'frequency24GHz', transport: 'udp' },
    'Wi-Fi 34 %, 2.4 GHz',
  ],
  [{ connection: 'wired', transport: 'tcp' }, 'Wired, TCP'],
  [{ connection: 'tunnel', band: 'unknown' }, 'VPN'],
  [{ connection: 'satellite' }, '“satellite”'],
  [{ subnet: '10.0.0.0' }, undefined],
])('%j is said as %s', (known, words) => {
  expect(networkWords(network(known))).toBe(words);
});
