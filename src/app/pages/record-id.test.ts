import { expect, test } from 'vitest';
import { readRecordId } from './record-id.ts';

const ID = 'e523d2ed-2966-4b6b-925b-754a88034cc5';

test('an id in an address has one spelling', () => {
  expect(readRecordId(ID.toUpperCase())).toBe(ID);
  expect(readRecordId('xyz')).toBeUndefined();
  expect(readRecordId(`${ID}0`)).toBeUndefined();
});
