import { expect, test } from 'vitest';
import { epochMs } from '#base/units';
import { audioOf, joinedAs, rowOf, rowsOf, streamOf } from '#report/testing';
import { partAt, tipFacts } from './tooltip-facts.ts';

const at = (clock: string) => epochMs(Date.parse(`2026-08-19T${clock}Z`));

test('the upper half tells what was sent, with average, maximum and the limit they stand against', () => {
  const row = rowOf(
    joinedAs(
      'diego',
      ['11:00:41', '11:46:58'],
      [
        audioOf(
          streamOf('callerToCallee', {
            loss: 0.118,
            jitterMs: 41,
            packets: 96_412,
            more: { maxPacketLossRate: 0.312 },
          }),
        ),
      ],
    ),
  );
  const [part] = row.parts;
  if (part === undefined) throw new Error('no part');
  const item = { kind: 'session' as const, id: row.key, depth: 0, row };
  expect(tipFacts(item, part, 'sent', 'Europe/Helsinki')).toMatchObject({
    name: 'diego',
    grade: 'poor',
    span: 'in the call 14:00:41 to 14:46:58',
    readings: [
      { label: 'loss', average: '11.8 %', max: '31.2 %', limit: '10 %' },
      { label: 'jitter', average: '41 ms', max: undefined, limit: '30 ms' },
    ],
  });
  expect(tipFacts(item, part, 'heard', 'Europe/Helsinki')).toMatchObject({ grade: 'noData', readings: [] });
});

test('where good sound hides no frozen video, the bar and its tooltip speak of the video', () => {
  const video = {
    label: 'main-video',
    streams: [streamOf('callerToCallee', { packets: 9_000, more: { averageVideoFrameRate: 3 } })],
  };
  const row = rowOf(
    joinedAs(
      'diego',
      ['11:00:41', '11:46:58'],
      [audioOf(streamOf('callerToCallee', { loss: 0.01, jitterMs: 4, packets: 96_412 })), video],
    ),
  );
  const [part] = row.parts;
  if (part === undefined) throw new Error('no part');
  expect(part.sent).toBe('poor');
  expect(tipFacts({ kind: 'session', id: row.key, depth: 0, row }, part, 'sent', 'UTC')).toMatchObject({
    grade: 'poor',
    readings: [{ label: 'frame rate', average: '3 fps', limit: '7 fps' }],
  });
});

test('between two sessions of a rejoin there is nothing to tell', () => {
  const [row] = rowsOf(joinedAs('ben', ['14:00:00', '14:10:00']), joinedAs('ben', ['14:12:00', '14:30:00']));
  expect(partAt(row?.parts ?? [], at('14:05:00'))?.start).toBe(at('14:00:00'));
  expect(partAt(row?.parts ?? [], at('14:11:00'))).toBeUndefined();
  expect(partAt(row?.parts ?? [], at('14:12:00'))?.start).toBe(at('14:12:00'));
});
