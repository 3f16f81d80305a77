import { expect, test } from 'vitest';
import { parseJson } from './parse-json.ts';

test.each([
  ['9007199254740993', '9007199254740993'],
  ['-9223372036854775808', '-9223372036854775808'],
  ['9007199254740991', 9_007_199_254_740_991],
  ['12345678901234567.5', 12_345_678_901_234_567.5],
  ['1e300', 1e300],
  ['"9007199254740993"', '9007199254740993'],
])('%s is read as %j', (text, value) => {
  expect(parseJson(`{"version":${text}}`)).toEqual({ version: value });
  expect(parseJson(`[1, ${text}]`)).toEqual([1, value]);
});

test('digits within a text do not change it', () => {
  const value = { text: 'id:9007199254740993,9007199254740993', list: [{ version: 1 }] };
  expect(parseJson(JSON.stringify(value))).toEqual(value);
});

test('what is no JSON is thrown', () => {
  expect(() => parseJson('{"value":[9007199254740993')).toThrow(SyntaxError);
});
