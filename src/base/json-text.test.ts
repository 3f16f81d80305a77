import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from './json-text.ts';

test.each([
  ['9007199254740991', 9_007_199_254_740_991],
  ['9007199254740993', '9007199254740993'],
  ['-9223372036854775808', '-9223372036854775808'],
  ['[1,12345678901234567890 , 2]', [1, '12345678901234567890', 2]],
  ['{"v":9223372036854775807}', { v: '9223372036854775807' }],
  ['0.12345678901234567', Number('0.12345678901234567')],
  ['-12345678901234567.5', Number('-12345678901234567.5')],
  ['12345678901234567e3', 12345678901234567e3],
  ['1e-12345678901234567', 0],
  ['"at: 12345678901234567, \\" 12345678901234567"', 'at: 12345678901234567, " 12345678901234567'],
  ['{"12345678901234567":null}', { '12345678901234567': null }],
  ['{"a":1,"a":2}', { a: 2 }],
])('%s', (text, value) => {
  expect(parseJson(text)).toEqual(value);
});

test.each(['', '{', '[01234567890123456]', '"12345678901234567', '{"a: 12345678901234567}', 'NaN'])(
  '%j is refused as JSON.parse refuses it',
  (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  },
);

test('any other JSON is what JSON.parse makes of it', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      fc.pre(!/\d{16}/.test(text));
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('every 64-bit number keeps all its digits, wherever it stands', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.string(), (number, words) => {
      const text = `{${JSON.stringify(words)}: [${JSON.stringify(words)},${number}],"next":${number} }`;
      const read = parseJson(text) as Record<string, unknown>;
      if (words !== 'next') expect(String((read[words] as unknown[])[1])).toBe(String(number));
      expect(String(read['next'])).toBe(String(number));
    }),
  );
});
