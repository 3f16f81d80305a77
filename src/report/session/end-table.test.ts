import { expect, test } from 'vitest';
import type { Network } from '#calls/model';
import { joinedAs, sessionsOf } from '../testing.ts';
import { endpointLines, networkLines } from './end-table.ts';

const networkOf = (callerNetwork: object): Network => {
  const media = { label: 'main-audio', callerNetwork, streams: [] };
  const [session] = sessionsOf(joinedAs('ana', ['14:00:00', '14:30:00'], [media]));
  const network = session?.segments[0]?.media[0]?.callerNetwork;
  if (network === undefined) throw new Error('no network');
  return network;
};
const cellOf = (label: string, network: object, level: 'identity' | 'metrics' = 'identity') =>
  networkLines([{ of: networkOf(network), level }]).find((line) => line.label === label)?.cells[0];

test('a sentinel is unknown, with what was sent', () => {
  expect(cellOf('Link speed', { linkSpeed: 4_294_967_295 })).toEqual({
    kind: 'blank',
    reason: 'unknown, sent as 4294967295',
  });
  expect(cellOf('Link speed', { linkSpeed: 54_000_000 })).toMatchObject({ text: '54 Mbit/s' });
});

test('what a role hides is hidden, what Teams did not report is a blank: never the same word', () => {
  expect(cellOf('MAC address', {}, 'metrics')).toEqual({ kind: 'hidden' });
  expect(cellOf('Subnet', {}, 'metrics')).toEqual({ kind: 'blank', reason: 'not reported' });
  expect(cellOf('MAC address', { macAddress: '6C-B2-5D-50-0D-F1' })).toMatchObject({
    text: '6C-B2-5D-50-0D-F1',
  });
});

test('a measure is a line only where an end has it; what is always worth knowing is there with its reason', () => {
  expect(cellOf('Signal', {})).toBeUndefined();
  expect(cellOf('Connection', {})).toEqual({ kind: 'blank', reason: 'not reported' });
  expect(cellOf('Connection', { connectionType: 'unknown' })).toEqual({ kind: 'blank', reason: 'unknown' });
});

test('a port stands beside a masked address, not behind a colon', () => {
  expect(cellOf('Local address', { ipAddress: '10.62.31.0/24', port: 50_014 })).toMatchObject({
    text: '10.62.31.0/24',
    note: 'port 50014',
  });
});

test('an end that is not in the record at all has nothing to hide', () => {
  const cells = endpointLines([{ of: undefined, level: 'metrics' }]).flatMap((line) => line.cells);
  expect(cells.every((cell) => cell.kind === 'blank')).toBe(true);
});
