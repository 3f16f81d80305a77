import { expect, test } from 'vitest';
import { epochMs } from '#base/units';
import type { CallRecord } from '#calls/model';
import { toListItems } from './list-items.ts';

const call = (id: string, start: string | undefined): CallRecord => ({
  id,
  version: '1',
  type: 'groupCall',
  modalities: ['audio'],
  start: start === undefined ? undefined : epochMs(Date.parse(start)),
  end: undefined,
  lastModified: undefined,
  joinWebUrl: undefined,
  organizer: undefined,
  participants: [],
});

/** The list as it reads: heads in words, calls by id. */
const read = (records: readonly CallRecord[], options: { timeZone?: string; more?: boolean } = {}) =>
  toListItems(records, {
    timeZone: options.timeZone ?? 'Europe/Helsinki',
    now: epochMs(Date.parse('2026-08-20T08:00:00Z')),
    more: options.more ?? false,
  }).map((item) =>
    item.kind === 'call' ? item.record.id : `${item.title}: ${item.more ? '≥ ' : ''}${item.count}`,
  );

test('calls stand under their day, newest first', () => {
  expect(
    read([
      call('older', '2026-08-17T07:00:00Z'),
      call('early', '2026-08-20T05:00:00Z'),
      call('late', '2026-08-20T07:00:00Z'),
      call('yesterday', '2026-08-19T11:00:00Z'),
    ]),
  ).toEqual([
    'Today, Thu 20 Aug: 2',
    'late',
    'early',
    'Yesterday, Wed 19 Aug: 1',
    'yesterday',
    'Mon 17 Aug: 1',
    'older',
  ]);
});

test('a day ends where the zone says so', () => {
  const records = [call('a', '2026-08-19T22:30:00Z')];
  expect(read(records, { timeZone: 'Europe/Helsinki' })[0]).toBe('Today, Thu 20 Aug: 1');
  expect(read(records, { timeZone: 'UTC' })[0]).toBe('Yesterday, Wed 19 Aug: 1');
});

test('another year is named', () => {
  expect(read([call('seed', '2020-02-25T18:52:21Z')])[0]).toBe('Tue 25 Feb 2020: 1');
});

test('the last day may go on while pages are to come', () => {
  const records = [call('a', '2026-08-20T05:00:00Z'), call('b', '2026-08-19T05:00:00Z')];
  expect(read(records, { more: true })).toEqual([
    'Today, Thu 20 Aug: 1',
    'a',
    'Yesterday, Wed 19 Aug: ≥ 1',
    'b',
  ]);
});

test('calls that start together keep their order, and one without a start comes last', () => {
  const start = '2026-08-20T05:00:00Z';
  expect(read([call('x', undefined), call('b', start), call('a', start)])).toEqual([
    'Today, Thu 20 Aug: 2',
    'b',
    'a',
    'Without a start: 1',
    'x',
  ]);
});
