import { expect, test } from 'vitest';
import type { Media } from '#calls/model';
import { CQD_LIMITS, OUR_LIMITS, SAMPLE_LIMITS, type LimitSet } from '#quality/limit-sets';
import { audioOf, joinedAs, sessionsOf, streamOf } from '../testing.ts';
import { streamTable, type StreamTable } from './stream-table.ts';

const mediaOf = (media: object): Media => {
  const [session] = sessionsOf(joinedAs('diego', ['14:00:00', '14:30:00'], [media]));
  const parsed = session?.segments[0]?.media[0];
  if (parsed === undefined) throw new Error('no media');
  return parsed;
};
const row = (table: StreamTable, label: string) => table.rows.find((line) => line.label === label)?.cells;

const oneWay = mediaOf(
  audioOf(
    streamOf('callerToCallee', {
      loss: 0.118,
      jitterMs: 41,
      packets: 96_412,
      more: { maxPacketLossRate: 0.312 },
    }),
  ),
);

test('what the caller sent stands under Sent, past its limit and so marked', () => {
  const table = streamTable(oneWay, 'caller');
  expect(table.columns.map(({ direction, grade, because }) => [direction, grade, because])).toEqual([
    ['sent', 'poor', '2 of 2 tests, over 500 packets'],
    ['heard', 'noData', 'nothing in the record for this direction'],
  ]);
  expect(row(table, 'Loss')).toMatchObject([
    { kind: 'value', text: '11.8', over: true, max: { text: '31.2', over: true } },
    { kind: 'blank', reason: 'no stream' },
  ]);
});

test('for the callee the same stream is what they heard', () => {
  expect(streamTable(oneWay, 'callee').columns.map(({ direction, grade }) => [direction, grade])).toEqual([
    ['sent', 'noData'],
    ['heard', 'poor'],
  ]);
});

test('a number nobody reported is a blank with a reason, never a zero', () => {
  const table = streamTable(oneWay, 'caller');
  expect(row(table, 'Concealed')?.[0]).toEqual({ kind: 'blank', reason: 'not reported' });
  expect(row(table, 'Degradation')).toBeUndefined();
});

test.each([
  ['13 packets, judged over 500', { loss: 0.2, packets: 13 }],
  ['packets not reported', { loss: 0.2 }],
  ['loss, jitter and round trip not reported', { packets: 9_000 }],
])('not judged says why: %s', (because, measured) => {
  const media = mediaOf(audioOf(streamOf('callerToCallee', measured)));
  expect(streamTable(media, 'caller').columns[0]).toMatchObject({ grade: 'notJudged', because });
});

test('video is judged by the first measure it has, and a falling limit marks what is under it', () => {
  const media = mediaOf({
    label: 'main-video',
    streams: [streamOf('callerToCallee', { more: { averageVideoFrameRate: 5.8 } })],
  });
  const table = streamTable(media, 'caller');
  expect(table.columns[0]).toMatchObject({ grade: 'poor', because: 'frame rate decides, poor under 7' });
  expect(row(table, 'Frame rate')?.[0]).toMatchObject({ text: '5.8 fps', over: true });
});

test('every value knows its place in the JSON, and its ladder where a limit is set', () => {
  const [loss] =
    row(streamTable(oneWay, 'caller', { path: 'sessions[37].segments[0].media[0]' }), 'Loss') ?? [];
  expect(loss).toMatchObject({
    path: 'sessions[37].segments[0].media[0].streams[0].averagePacketLossRate',
    max: { path: 'sessions[37].segments[0].media[0].streams[0].maxPacketLossRate' },
    ladder: {
      ticks: [
        { kind: 'average', past: true },
        { kind: 'max', past: true },
      ],
    },
  });
  expect(row(streamTable(oneWay, 'caller'), 'Packets')?.[0]).not.toHaveProperty('ladder');
});

test('another set of limits marks and judges otherwise', () => {
  const media = mediaOf(audioOf(streamOf('callerToCallee', { loss: 0.06, packets: 800 })));
  const judged = (limits: LimitSet) => streamTable(media, 'caller', { limits }).columns[0];
  expect(judged(CQD_LIMITS)).toMatchObject({ grade: 'good' });
  expect(judged(OUR_LIMITS)).toMatchObject({ grade: 'poor' });
  expect(judged(SAMPLE_LIMITS)).toMatchObject({ because: '800 packets, judged over 1,000' });
  expect(row(streamTable(media, 'caller', { limits: OUR_LIMITS }), 'Loss')?.[0]).toMatchObject({
    over: true,
  });
});
