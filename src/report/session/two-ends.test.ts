import { expect, test } from 'vitest';
import type { Session } from '#calls/model';
import { parseSessionsPage } from '#calls/parse';
import { CQD_LIMITS } from '#quality/limit-sets';
import { twoEnds } from './two-ends.ts';

const person = (name: string, platform: string) => ({
  '@odata.type': '#microsoft.graph.callRecords.participantEndpoint',
  associatedIdentity: { id: name, displayName: name },
  name: `${name}-machine`,
  userAgent: { platform },
});
const call = (media: object, callee: object = person('owen', 'windows')): Session => {
  const page = parseSessionsPage({
    value: [
      {
        id: 's',
        startDateTime: '2026-08-19T14:00:00Z',
        endDateTime: '2026-08-19T14:10:00Z',
        caller: person('abbie', 'android'),
        callee,
        segments: [{ id: 'g', media: [{ label: 'main-audio', ...media }] }],
      },
    ],
  });
  if (page.kind === 'err' || !page.value.sessions[0]) throw new Error('no session');
  return page.value.sessions[0];
};

test('what the caller sent goes there, what came back goes back, and a missing direction is no data', () => {
  const path = twoEnds(
    call({
      streams: [
        {
          streamDirection: 'callerToCallee',
          averagePacketLossRate: 0.118,
          averageJitter: 'PT0.041S',
          packetUtilization: 9_000,
        },
      ],
    }),
    0,
    CQD_LIMITS,
  );
  expect(path?.there).toMatchObject({ grade: 'poor', words: 'loss 11.8 %, jitter 41 ms' });
  expect(path?.back).toEqual({ grade: 'noData', words: 'no data', note: undefined });
});

test('a stream without measures is named', () => {
  const path = twoEnds(
    call({ streams: [{ streamId: '15', streamDirection: 'callerToCallee' }] }),
    0,
    CQD_LIMITS,
  );
  expect(path?.there).toEqual({
    grade: 'notJudged',
    words: 'not judged',
    note: 'stream 15 has no measures',
  });
});

test('machines, addresses and links stand at their ends, and unknown stretches say so', () => {
  const path = twoEnds(
    call({
      callerNetwork: { ipAddress: '10.150.0.2', linkSpeed: 54_000_000 },
      calleeNetwork: { ipAddress: '10.139.0.12', linkSpeed: 4_294_967_295 },
    }),
    0,
    CQD_LIMITS,
  );
  expect(path?.machines.map(({ kind, title, note }) => [kind, title, note])).toEqual([
    ['mobile', 'abbie-machine', 'Android'],
    ['computer', 'owen-machine', 'Windows'],
  ]);
  expect(path?.networks.map(({ title, note }) => [title, note])).toEqual([
    ['10.150.0.2', '54 Mbit/s'],
    ['10.139.0.12', 'link speed unknown'],
  ]);
  expect(path?.between).toMatchObject({ isKnown: false, title: 'in between' });
});

test('a relay is what stands in between, and weak Wi-Fi is suspect where it is', () => {
  const path = twoEnds(
    call({
      callerNetwork: {
        connectionType: 'wifi',
        wifiSignalStrength: 34,
        relayIPAddress: '203.0.113.61',
        networkTransportProtocol: 'udp',
      },
    }),
    0,
    CQD_LIMITS,
  );
  expect(path?.networks[0]).toMatchObject({ kind: 'wifi', title: 'Wi-Fi', isSuspect: true });
  expect(path?.between).toEqual({ isKnown: true, title: '203.0.113.61', note: 'relay, UDP' });
});

test('with the service at the other end there is no path between two', () => {
  expect(twoEnds(call({}, { userAgent: { platform: 'unknown' } }), 0, CQD_LIMITS)).toBeUndefined();
});
