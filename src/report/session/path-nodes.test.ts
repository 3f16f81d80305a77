import { expect, test } from 'vitest';
import { parseSessionsPage } from '#calls/parse';
import { endFacts } from '#quality/end-facts';
import { CQD_LIMITS } from '#quality/limit-sets';
import { pathNodes, shareWords } from './path-nodes.ts';

const nodesOf = (
  network: object | undefined,
  device: object = {},
  level: 'metrics' | 'identity' = 'identity',
) => {
  const page = parseSessionsPage({
    value: [
      {
        id: 's',
        caller: {
          '@odata.type': '#microsoft.graph.callRecords.participantEndpoint',
          associatedIdentity: { id: 'diego', displayName: 'Diego' },
          userAgent: { platform: 'windows' },
        },
        callee: { userAgent: { platform: 'unknown' } },
        segments: [
          {
            id: 'g',
            media: [{ label: 'main-audio', callerNetwork: network, callerDevice: device, streams: [] }],
          },
        ],
      },
    ],
  });
  if (page.kind === 'err' || !page.value.sessions[0]) throw new Error('no session');
  const facts = endFacts(page.value.sessions[0], 3, 'caller', CQD_LIMITS);
  return pathNodes(facts, { level, name: 'Diego', farName: 'Ben' });
};

test('a weak signal is a local proof, with the place of its number', () => {
  const wifi = nodesOf({
    connectionType: 'wifi',
    wifiSignalStrength: 34,
    basicServiceSetIdentifier: '6C-B2-AE-1F-07-42',
  })[1];
  expect(wifi).toMatchObject({ kind: 'wifi', title: '6C-B2-AE-1F-07-42', hasProof: true });
  expect(wifi?.pieces[0]).toEqual({
    text: 'signal 34 % ≈ −83 dBm',
    proof: true,
    path: 'sessions[3].segments[0].media[0].callerNetwork.wifiSignalStrength',
  });
});

test('from device to service, every stop that the record knows', () => {
  const nodes = nodesOf(
    {
      connectionType: 'wired',
      linkSpeed: 1_000_000_000,
      ipAddress: '10.62.31.88',
      reflexiveIPAddress: '198.51.100.24',
      relayIPAddress: '203.0.113.61',
      relayPort: 3480,
      networkTransportProtocol: 'udp',
    },
    { captureDeviceName: 'Jabra', cpuInsufficentEventRatio: 0 },
  );
  expect(nodes.map(({ kind, title }) => [kind, title])).toEqual([
    ['device', 'Windows'],
    ['wired', 'Wired'],
    ['address', '198.51.100.24'],
    ['relay', '203.0.113.61:3480'],
    ['service', 'Teams service'],
  ]);
  expect(nodes[0]?.pieces.map(({ text }) => text)).toEqual(['Jabra', 'CPU never short']);
  expect(nodes[2]?.pieces.map(({ text }) => text)).toEqual(['local 10.62.31.88']);
});

test('an unknown stretch is a stop of its own', () => {
  expect(nodesOf(undefined).map(({ kind }) => kind)).toEqual(['device', 'unknown', 'service']);
});

test('what the role hides is hidden, not unknown', () => {
  const [device, wifi] = nodesOf({ connectionType: 'wifi', wifiSignalStrength: 70 }, {}, 'metrics');
  expect(device?.pieces[0]?.text).toBe('devices hidden by your role');
  expect(wifi?.title).toBe('Access point hidden');
});

test.each([
  [0.22, '22 %'],
  [0.004, '0.4 %'],
])('a share of %f is told as %s', (ratio, words) => {
  expect(shareWords(ratio)).toBe(words);
});
