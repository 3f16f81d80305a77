import { expect, test } from 'vitest';
import { cutAddress } from './cut-address.ts';

test.each([
  ['10.62.31.88', '10.62.31.0/24'],
  ['10.150.0.0', '10.150.0.0/24'],
  ['10.8.1.0/24', '10.8.1.0/24'],
  ['10.8.1.128/25', '10.8.1.0/24'],
  ['10.8.0.0/16', '10.8.0.0/16'],
  ['2001:db8:12:34::5', '2001:db8:12::/48'],
  ['2001:0db8:0012:0034:0000:0000:0000:0005', '2001:db8:12::/48'],
  ['fe80::1%eth0', 'fe80:0:0::/48'],
  ['::ffff:10.62.31.88', '10.62.31.0/24'],
  ['Anna', undefined],
  ['10.62.31', undefined],
  ['300.1.1.1', undefined],
  ['dead:beef', undefined],
  [':::::::', undefined],
])('%s becomes %s', (address, expected) => {
  expect(cutAddress(address)).toBe(expected);
});
