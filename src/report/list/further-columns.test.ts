import { expect, test } from 'vitest';
import { FURTHER_COLUMNS, furtherColumnName, furtherValue, furtherWords } from './further-columns.ts';
import { sortRows } from './row-sort.ts';
import { audioOf, joinedAs, rowOf, rowsOf, streamOf } from '../testing.ts';

const media = (network: object, more: object = {}) => [
  {
    ...audioOf(
      streamOf('callerToCallee', { loss: 0.01, packets: 96_412, more: { maxRoundTripTime: 'PT0.402S' } }),
      streamOf('calleeToCaller', { loss: 0.01, packets: 131_877 }),
    ),
    callerNetwork: network,
    callerDevice: { captureDeviceName: 'Jabra Evolve2 40' },
    ...more,
  },
];
const ana = rowOf(
  joinedAs('ana', ['14:00:41', '14:30:41'], media({ ipAddress: '10.62.31.88', subnet: '10.62.31.0' })),
);

test('what the record holds stands there as it is said elsewhere', () => {
  const said = Object.fromEntries(
    FURTHER_COLUMNS.map((column) => [column, furtherWords(column, ana, 'UTC')]),
  );
  expect(said).toMatchObject({
    roundTripMax: '402',
    packets: '131,877',
    device: 'Jabra Evolve2 40',
    address: '10.62.31.88',
    subnet: '10.62.31.0',
    joined: '14:00:41',
    length: '30 min 0 s',
  });
});

test('what it does not hold is a blank, never a zero', () => {
  const bare = rowOf(joinedAs('ben', ['14:00:00', '14:30:00']));
  const held = FURTHER_COLUMNS.filter((column) => furtherValue(column, bare) !== undefined);
  expect(held).toEqual(['joined', 'length']);
});

test('every column has a name for the menu and one for its head', () => {
  for (const column of FURTHER_COLUMNS) expect(furtherColumnName(column).name).not.toBe('');
});

test('numbers sort as numbers, texts as people read them, blanks last both ways', () => {
  const rows = rowsOf(
    joinedAs('ana', ['14:00:00', '14:30:00'], media({ ipAddress: '10.0.0.10' })),
    joinedAs('ben', ['14:05:00', '14:06:00'], media({ ipAddress: '10.0.0.9' })),
    joinedAs('cas', ['14:03:00', '14:20:00']),
  );
  const names = (by: 'joined' | 'length' | 'address', descending: boolean) =>
    sortRows(rows, { by, descending }).map(({ name }) => name);
  expect(names('joined', false)).toEqual(['ana', 'cas', 'ben']);
  expect(names('length', true)).toEqual(['ana', 'cas', 'ben']);
  expect(names('address', false).at(-1)).toBe('cas');
  expect(names('address', true).at(-1)).toBe('cas');
});
