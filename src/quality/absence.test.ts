import { describe, expect, test } from 'vitest';
import type { CallRecord, Session } from '#calls/model';
import { epochMs } from '#base/units';
import { whyEndNumberAbsent, whyStreamNumberAbsent, type AbsenceContext } from './absence.ts';
import { drawCall, drawMeeting } from './drawn-call.ts';
import { endFacts } from './end-facts.ts';
import type { End } from './ends.ts';
import { CQD_LIMITS } from './limit-sets.ts';
import { measurementsOf } from './measurements.ts';
import { sidesOf } from './whose-side.ts';

const factsOf = ([session]: readonly Session[], end: End = 'caller') => {
  if (!session) throw new Error('no session');
  return endFacts(session, 3, end, CQD_LIMITS);
};

const UNMEASURED = { averagePacketLossRate: null, averageJitter: null, averageRoundTripTime: null };
const ENDED = Date.parse('2026-08-19T11:30:00Z');

const why = (sent: object | null, context: AbsenceContext = {}, session: object = {}) =>
  whyStreamNumberAbsent(
    factsOf(drawMeeting({ name: 'Ana', sent, session })),
    'audio',
    'sent',
    'averagePacketLossRate',
    context,
  );

describe('a number of a stream is absent', () => {
  test('because a muted listener sends too little', () => {
    expect(why({ ...UNMEASURED, packetUtilization: 500 })).toBe('tooFewPackets');
    expect(why({ ...UNMEASURED, packetUtilization: 501 })).toBe('noReport');
  });

  test('because the direction is not in the record', () => {
    expect(why(null)).toBe('noStream');
  });

  test('because the call was under a minute, and not when it was a minute', () => {
    const long = (end: string) => ({ startDateTime: '2026-08-19T11:00:00Z', endDateTime: end });
    expect(why(UNMEASURED, {}, long('2026-08-19T11:00:59.9Z'))).toBe('shortCall');
    expect(why(UNMEASURED, {}, long('2026-08-19T11:01:00Z'))).toBe('noReport');
  });

  test('because the record is younger than 150 minutes', () => {
    expect(why(UNMEASURED, { now: epochMs(ENDED + 149 * 60_000) })).toBe('young');
    expect(why(UNMEASURED, { now: epochMs(ENDED + 150 * 60_000) })).toBe('noReport');
  });

  test('because the service measures what it receives, but not that', () => {
    expect(why({ averageRatioOfConcealedSamples: null })).toBe('serviceSilent');
  });

  test('because another organisation ran the call and the person is not ours', () => {
    const record = { organizer: { tenantId: 'theirs' } } as CallRecord;
    const of = (tenantId: string) =>
      whyStreamNumberAbsent(
        factsOf(
          drawMeeting({ name: 'Ana', end: { associatedIdentity: { id: 'a', tenantId } }, sent: UNMEASURED }),
        ),
        'audio',
        'sent',
        'averageJitter',
        { record, ownTenantId: 'ours' },
      );
    expect(of('theirs')).toBe('otherOrganization');
    expect(of('ours')).toBe('noReport');
  });
});

test('browsers and desk phones report no devices; a role hides names and not numbers', () => {
  const web = factsOf(drawMeeting({ name: 'Ana', end: { userAgent: { platform: 'web' } } }));
  expect(whyEndNumberAbsent(web, 'deviceInfo', 'micGlitchRate')).toBe('browser');
  const desktop = factsOf(drawMeeting({ name: 'Ana', device: { howlingEventCount: 0 } }));
  expect(whyEndNumberAbsent(desktop, 'deviceInfo', 'micGlitchRate')).toBe('notMeasured');
  expect(whyEndNumberAbsent(desktop, 'deviceInfo', 'captureDeviceName', { level: 'metrics' })).toBe('hidden');
  expect(whyEndNumberAbsent(desktop, 'deviceInfo', 'micGlitchRate', { level: 'metrics' })).toBe(
    'notMeasured',
  );
});

test('every number of a session has its path, or the reason why it is not there', () => {
  const facts = factsOf(
    drawMeeting({ name: 'Ana', heard: null, network: { linkSpeed: 4_294_967_295, wifiSignalStrength: 34 } }),
  );
  const all = measurementsOf(facts);
  expect(all.find(({ measure, of }) => measure === 'lossRatio' && of !== 'network')).toMatchObject({
    value: 0.002,
    unit: 'ratio',
    path: 'sessions[3].segments[0].media[0].streams[0].averagePacketLossRate',
  });
  expect(all.find(({ measure }) => measure === 'wifiSignalPercent')).toMatchObject({
    value: 34,
    path: 'sessions[3].segments[0].media[0].callerNetwork.wifiSignalStrength',
  });
  expect(all.find(({ measure }) => measure === 'linkSpeedBps')?.absent).toBe('notMeasured');
  expect(
    all.filter(({ of }) => typeof of === 'object' && of.direction === 'heard').map(({ absent }) => absent),
  ).toContain('noStream');
  expect(all.every(({ value, absent }) => (value === undefined) !== (absent === undefined))).toBe(true);
});

test('what the caller sent is what the callee heard, from whichever end one looks', () => {
  const call = drawCall({ name: 'Ana', sent: { averagePacketLossRate: 0.2 } }, { name: 'Ben' });
  const loss = (end: End, direction: 'sent' | 'heard') =>
    factsOf(call, end).flow('audio', direction).worst('lossRatio')?.value;
  expect([loss('caller', 'sent'), loss('callee', 'heard')]).toEqual([0.2, 0.2]);
  expect([loss('caller', 'heard'), loss('callee', 'sent')]).toEqual([0.002, 0.002]);
});

describe('a poor direction between two people', () => {
  const POOR = { averagePacketLossRate: 0.2 };
  const weak = { connectionType: 'wifi', wifiSignalStrength: 30 };

  test('belongs to the end with the local proof', () => {
    const [way] = sidesOf(factsOf(drawCall({ name: 'Ana', sent: POOR }, { name: 'Ben', network: weak })));
    expect(way).toMatchObject({ from: 'caller', side: 'callee', segment: 0 });
    expect(way?.proofs.callee).toEqual([
      { what: 'weak Wi-Fi', path: 'sessions[3].segments[0].media[0].calleeNetwork.wifiSignalStrength' },
    ]);
  });

  test('is undetermined when neither end, or both, show one', () => {
    expect(sidesOf(factsOf(drawCall({ name: 'Ana', sent: POOR }, { name: 'Ben' })))[0]?.side).toBe(
      'undetermined',
    );
    expect(
      sidesOf(
        factsOf(drawCall({ name: 'Ana', sent: POOR, network: weak }, { name: 'Ben', network: weak })),
      )[0]?.side,
    ).toBe('undetermined');
  });

  test('is the same seen from the other end', () => {
    const call = drawCall({ name: 'Ana', sent: POOR, network: weak }, { name: 'Ben' });
    expect(sidesOf(factsOf(call, 'callee'))).toEqual(sidesOf(factsOf(call, 'caller')));
  });
});
