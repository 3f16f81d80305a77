import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { epochMs } from '#base/units';
import * as format from './format.ts';

const at = (text: string) => epochMs(Date.parse(text));

describe('measures', () => {
  test.each([
    [0.118, '11.8'],
    [0, '0.0'],
    [0.0004, '< 0.1'],
    [0.0006, '0.1'],
    [1, '100.0'],
  ])('the loss %d reads %s', (ratio, text) => {
    expect(format.formatLossPercent(ratio)).toBe(text);
  });

  test.each([
    [41.4, '41 ms'],
    [0, '0 ms'],
    [0.2, '< 1 ms'],
    [999.4, '999 ms'],
    [999.6, '1.00 s'],
    [1_204, '1.20 s'],
  ])('%d milliseconds read %s', (milliseconds, text) => {
    expect(format.formatMs(milliseconds)).toBe(text);
  });

  test.each([
    [26_000_000, '26 Mbit/s'],
    [526_500_000, '526.5 Mbit/s'],
    [410_000, '0.41 Mbit/s'],
    [5_000, '5 kbit/s'],
    [1_000_000_000, '1,000 Mbit/s'],
  ])('%d bit/s read %s', (rate, text) => {
    expect(format.formatBitRate(rate)).toBe(text);
  });

  test('counts, frames, signal and level', () => {
    expect(format.formatCount(96_412)).toBe('96,412');
    expect([5.8, 4, 29.97].map(format.formatFps)).toEqual(['5.8 fps', '4 fps', '30 fps']);
    expect(format.formatSignal(34)).toBe('34 % ≈ −83 dBm');
    expect([-24, 0].map(format.formatLevel)).toEqual(['−24', '0']);
    expect(format.formatMsNumber(1_204.4)).toBe('1,204');
  });
});

describe('lengths', () => {
  test.each([
    [0, '0 s'],
    [25_547.0124, '25.5 s'],
    [59_949, '59.9 s'],
    [59_960, '1 min 0 s'],
    [2_848_000, '47 min 28 s'],
    [3_599_600, '1 h 00 min'],
    [7_440_000, '2 h 04 min'],
    [-2_000, '−2.0 s'],
  ])('%d ms read %s', (milliseconds, text) => {
    expect(format.formatLength(milliseconds)).toBe(text);
  });

  test('a short call is told to the millisecond in its head, a long one roughly in a list', () => {
    expect(format.formatExactLength(25_547.0124)).toBe('25.547 s');
    expect(format.formatExactLength(2_848_000)).toBe('47 min 28 s');
    expect([2_848_000, 25_500, 3_840_000, 7_440_000].map(format.formatRoughLength)).toEqual([
      '47 min',
      '25.5 s',
      '64 min',
      '2 h 04 min',
    ]);
  });
});

describe('times', () => {
  test('are those of the zone', () => {
    const start = at('2026-08-19T11:00:41.9Z');
    expect(format.formatClock(start, 'Europe/Helsinki')).toBe('14:00:41');
    expect(format.formatClockMinutes(start, 'UTC')).toBe('11:00');
    expect(format.formatDate(start, 'Europe/Helsinki')).toBe('Wed 19 Aug 2026');
    expect(format.formatDay(at('2026-09-19T23:30Z'), 'Europe/Helsinki')).toBe('Sun 20 Sep');
    expect(format.formatClock(at('2026-08-18T21:00Z'), 'Europe/Helsinki')).toBe('00:00:00');
  });

  test.each([
    ['Europe/Helsinki', 'Helsinki, UTC+3'],
    ['UTC', 'UTC'],
    ['Asia/Kathmandu', 'Kathmandu, UTC+5:45'],
    ['America/New_York', 'New York, UTC−4'],
  ])('the zone %s reads %s', (zone, label) => {
    expect(format.zoneLabel(zone, at('2026-08-19T11:00Z'))).toBe(label);
  });

  test('the offset follows summer time', () => {
    expect(format.zoneOffsetMs(at('2026-01-19T11:00:00.5Z'), 'Europe/Helsinki')).toBe(7_200_000);
  });
});

test('no number of any size is written with a hyphen or as not-a-number', () => {
  const formats = [format.formatMs, format.formatLength, format.formatBitRate, format.formatLevel];
  fc.assert(
    fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (value) => {
      for (const write of formats) expect(write(value)).not.toMatch(/-|NaN/);
    }),
  );
});
