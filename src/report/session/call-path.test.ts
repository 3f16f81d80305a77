import { expect, test } from 'vitest';
import type { Session } from '#calls/model';
import { callPath } from './call-path.ts';
import { joinedAs, sessionsOf } from '../testing.ts';

const sessionWith = (callerNetwork: object, more: object = {}): Session => {
  const media = { label: 'main-audio', callerNetwork, streams: [] };
  const [session] = sessionsOf(joinedAs('ana', ['14:00:00', '14:30:00'], [media], more));
  if (session === undefined) throw new Error('no session');
  return session;
};
const drawn = (session: Session, level: 'identity' | 'metrics' = 'identity') =>
  callPath(session, 'caller', level).map(({ kind, title }) => {
    if (title.kind === 'value') return `${kind} ${title.text}`;
    return title.kind === 'hidden' ? `${kind} hidden` : `${kind} – ${title.reason}`;
  });

const WIFI = {
  connectionType: 'wifi',
  basicServiceSetIdentifier: '6C-B2-AE-1F-07-42',
  wifiSignalStrength: 34,
  reflexiveIPAddress: '198.51.100.24',
  relayIPAddress: '203.0.113.61',
  relayPort: 3480,
};

test('a person in a meeting: device, access point, public address, relay, service', () => {
  expect(drawn(sessionWith(WIFI))).toEqual([
    'device – not reported',
    'wifi 6C-B2-AE-1F-07-42',
    'public 198.51.100.24',
    'relay 203.0.113.61',
    'service Teams service',
  ]);
});

test('what the role hides is said to be hidden', () => {
  const { basicServiceSetIdentifier: _, ...masked } = WIFI;
  expect(drawn(sessionWith(masked), 'metrics')).toContain('wifi hidden');
});

test('a cable has no access point, and what the record does not name has no station', () => {
  expect(drawn(sessionWith({ connectionType: 'wired', linkSpeed: 1_000_000_000 }))).toEqual([
    'device – not reported',
    'network Wired',
    'service Teams service',
  ]);
});

test('two people: both ends, and a question mark between them', () => {
  const session = sessionWith(
    { connectionType: 'wired' },
    {
      callee: {
        '@odata.type': '#microsoft.graph.callRecords.participantEndpoint',
        name: 'BENS-PC',
        associatedIdentity: { id: 'ben', displayName: 'Ben' },
      },
    },
  );
  expect(drawn(session)).toEqual([
    'device – not reported',
    'network Wired',
    'unknown – no public address, relay or hops',
    'network – not reported',
    'device BENS-PC',
  ]);
});
