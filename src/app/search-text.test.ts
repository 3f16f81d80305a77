import { expect, test } from 'vitest';
import { parseSearchText, writeSearchText } from './search-text.ts';

test('parameters survive the way there and back, repeated ones too', () => {
  const search = '?days=30&net=wifi&net=mobile&q=a+b%26c';
  expect(parseSearchText(search)).toEqual({ days: '30', net: ['wifi', 'mobile'], q: 'a b&c' });
  expect(writeSearchText(parseSearchText(search))).toBe(search);
});

test('numbers stay texts: the pages’ own codecs read them', () => {
  expect(parseSearchText('?s=7')).toEqual({ s: '7' });
});

test('nothing to say leaves the address alone', () => {
  expect(writeSearchText({})).toBe('');
  expect(writeSearchText({ a: undefined, b: 5 })).toBe('');
});

test('a name such as __proto__ is a name like any other', () => {
  const parsed = parseSearchText('?__proto__=x');
  expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
  expect(Object.hasOwn(parsed, '__proto__')).toBe(true);
});
