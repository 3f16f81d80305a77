import { expect, test } from 'vitest';
import { readLanes, scriptCall } from './call-script.ts';
import { sessionsOf } from './record.ts';
import type { SimulatedRecord } from './record.ts';
import type { GraphStream } from './wire.ts';

const START = Date.parse('2026-11-23T10:00:00Z');

const drawn = (drawing: string, seed = 1): SimulatedRecord =>
  scriptCall(
    { id: '00000000-0000-4000-8000-000000000001', name: 'test', tickSeconds: 60, drawing },
    START,
    seed,
  );

const uplink = (record: SimulatedRecord, index: number): GraphStream | undefined =>
  record.session(index).segments[0]?.media[0]?.streams[0];

const jitterMs = (stream: GraphStream | undefined): number =>
  Number(/PT([\d.]+)S/.exec(stream?.averageJitter ?? '')?.[1]) * 1_000;

test('what stands between two pauses is a part of a lane', () => {
  expect(readLanes('* Ana Berg   .==x.mm')).toEqual([
    {
      name: 'Ana Berg',
      speaks: true,
      parts: [
        { from: 1, to: 4, cause: 'healthy', share: 1, ending: 'dropped' },
        { from: 5, to: 7, cause: 'mobile', share: 1, ending: 'left' },
      ],
    },
  ]);
});

test('the commonest trouble of a part is its cause, with its share of the time', () => {
  const [lane] = readLanes('Ana   ==wwwu==');
  expect(lane?.parts[0]).toMatchObject({ cause: 'weakWifi', share: 3 / 8 });
});

test('a letter that means nothing is refused', () => {
  expect(() => readLanes('Ana   ==?=')).toThrow('“?” means nothing');
});

test('each part becomes a session of its person, at the times drawn', () => {
  const record = drawn(`
    * Ana    ======
    * Ben    .=x.==
  `);
  const times = sessionsOf(record, 2).map(({ startDateTime, endDateTime }) => [startDateTime, endDateTime]);
  expect(times).toEqual([
    ['2026-11-23T10:00:00Z', '2026-11-23T10:06:00Z'],
    ['2026-11-23T10:01:00Z', '2026-11-23T10:03:00Z'],
    ['2026-11-23T10:04:00Z', '2026-11-23T10:06:00Z'],
  ]);
  expect(record.session(1).failureInfo?.stage).toBe('midcall');
  expect(record.session(1).caller.associatedIdentity?.id).toBe(
    record.session(2).caller.associatedIdentity?.id,
  );
  expect(record.participantCount).toBe(2);
});

test('a trouble of half the time shows in the average by half, in the maximum in full', () => {
  const all = uplink(drawn('* Ana   uuuuuuuu'), 0);
  const half = uplink(drawn('* Ana   ====uuuu'), 0);
  const none = uplink(drawn('* Ana   ========'), 0);
  expect(jitterMs(half)).toBeLessThan(jitterMs(all));
  expect(jitterMs(half)).toBeGreaterThan(jitterMs(none));
  expect(half?.maxJitter).toBe(all?.maxJitter);
});

test('who does not speak sends next to nothing, and nothing is measured of it', () => {
  const stream = uplink(drawn('Ana   ====='), 0);
  expect(stream).toMatchObject({
    averageJitter: null,
    averagePacketLossRate: null,
    averageRoundTripTime: null,
  });
  expect(stream?.packetUtilization).toBeLessThanOrEqual(500);
});

test('a call that could not be set up has no length and no media', () => {
  const record = scriptCall(
    {
      id: '00000000-0000-4000-8000-000000000002',
      name: 'test',
      tickSeconds: 10,
      peerToPeer: true,
      drawing: '* Ana   t!\n* Ben   =!',
    },
    START,
    1,
  );
  const session = record.session(0);
  expect(session.startDateTime).toBe(session.endDateTime);
  expect(session.failureInfo?.stage).toBe('callSetup');
  expect(session.segments[0]?.media).toEqual([]);
});

test('the same seed gives the same call, another seed other numbers', () => {
  const drawing = '* Ana   ==ww==';
  expect(drawn(drawing).session(0)).toEqual(drawn(drawing).session(0));
  expect(drawn(drawing, 2).session(0).segments).not.toEqual(drawn(drawing).session(0).segments);
});
