import { expect, test } from 'vitest';
import type { ReceiptView } from '#report/verdict/verdict';
import { jumpTo } from './receipt-jump.ts';

const receipt = (more: Partial<ReceiptView>): ReceiptView => ({
  mark: 'none',
  label: '',
  value: '',
  limit: undefined,
  origin: undefined,
  source: undefined,
  path: undefined,
  sessionIndex: undefined,
  person: undefined,
  ...more,
});
const keys = new Map([
  ['0', 'abbie'],
  ['0c', 'owen'],
  ['7', 'diego'],
]);
const loss = 'sessions[7].segments[0].media[0].streams[0].averagePacketLossRate';

test('a value leads to its person’s row, opened, and is marked', () => {
  expect(jumpTo({ opened: ['0'] }, receipt({ sessionIndex: 7, path: loss, person: 'diego' }), keys)).toEqual({
    selected: '7',
    opened: ['0', '7'],
    value: loss,
  });
});

test('between two people it leads to the end whose it is', () => {
  expect(jumpTo({ opened: [] }, receipt({ sessionIndex: 0, person: 'owen' }), keys)?.selected).toBe('0c');
  const path = 'sessions[0].segments[0].media[0].calleeDevice.captureDeviceName';
  expect(jumpTo({ opened: [] }, receipt({ sessionIndex: 0, path }), keys)?.selected).toBe('0c');
});

test('what stands in no session, or in one not read, leads nowhere', () => {
  expect(jumpTo({ opened: [] }, receipt({}), keys)).toBeUndefined();
  expect(jumpTo({ opened: [] }, receipt({ sessionIndex: 99 }), keys)).toBeUndefined();
});
