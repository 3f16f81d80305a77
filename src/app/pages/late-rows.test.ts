import { expect, test } from 'vitest';
import type { SessionRow } from '#report/list/session-rows';
import { createOrderKeeper } from './late-rows.ts';

const rowOf = (key: string): SessionRow => ({
  key,
  person: undefined,
  name: key,
  parts: [],
  end: 'caller',
  sent: { grade: 'good', lossRatio: 0, lossOver: false, jitterMs: 0, jitterOver: false },
  heard: { grade: 'good', lossRatio: 0, lossOver: false, jitterMs: 0, jitterOver: false },
  roundTripMs: undefined,
  roundTripOver: false,
  network: undefined,
  platform: undefined,
  client: undefined,
  modalities: [],
  feedback: undefined,
  failure: undefined,
  severity: 7,
  limitsCrossed: 0,
  timesLimit: undefined,
});
const rows = (keys: string) => Array.from(keys, rowOf);
const keys = (shown: readonly SessionRow[]) => shown.map((row) => row.key).join('');

test('nobody has touched the list: late rows go where the sort puts them', () => {
  const keeper = createOrderKeeper();
  keeper.show(rows('bd'), 'worst', false);
  const { rows: shown, late } = keeper.show(rows('abcd'), 'worst', false);
  expect([keys(shown), late]).toEqual(['abcd', 0]);
});

test('a list someone works in keeps its order, and late rows follow below', () => {
  const keeper = createOrderKeeper();
  keeper.show(rows('bd'), 'worst', false);
  expect(keys(keeper.show(rows('abcd'), 'worst', true).rows)).toBe('bdac');
  const { rows: shown, late } = keeper.show(rows('abcde'), 'worst', true);
  expect([keys(shown), late]).toEqual(['bdace', 3]);
});

test('asking twice changes nothing: React may', () => {
  const keeper = createOrderKeeper();
  const sorted = rows('abcd');
  keeper.show(rows('bd'), 'worst', false);
  const once = keeper.show(sorted, 'worst', true);
  expect(keeper.show(sorted, 'worst', true)).toEqual(once);
});

test('another sort or filter is a new order', () => {
  const keeper = createOrderKeeper();
  keeper.show(rows('bd'), 'worst', true);
  expect(keys(keeper.show(rows('dcba'), 'loss', true).rows)).toBe('dcba');
});

test('a row that a later page changed stays in its place as the new row', () => {
  const keeper = createOrderKeeper();
  keeper.show(rows('ab'), 'worst', false);
  const [a, b] = rows('ab');
  const changed = { ...(b ?? rowOf('b')), severity: 0 };
  const { rows: shown } = keeper.show([changed, a ?? rowOf('a')], 'worst', true);
  expect(shown).toEqual([a, changed]);
});

test('late rows that fall to the end anyway are not late', () => {
  const keeper = createOrderKeeper();
  keeper.show(rows('ab').slice(0, 1), 'worst', false);
  const sorted = rows('ab');
  expect(keeper.show(sorted, 'worst', true)).toEqual({ rows: sorted, late: 0 });
});
