import { expect, test } from 'vitest';
import { readJsonText } from './file-text.ts';

const why = (text: string) => {
  const json = readJsonText(text);
  return json.kind === 'err' ? json.reason : 'read';
};

test.each([
  ['{"a": [1, 2, {"b": "]]]]"}]}', 'read'],
  ['', 'empty'],
  [' \n ', 'empty'],
  ['hello', 'not JSON, line 1, column 1'],
  ['{\n  "value": [\n    oops', 'not JSON, line 3, column 5'],
  ['{"a": "never closed', 'not JSON, line 1, column 20'],
  ['{\n  "a": 1,\n  oops\n}', 'not JSON, line 3, column 3'],
  ['{"a": [1, 2', 'not JSON, line 1, column 12'],
  ['['.repeat(65) + ']'.repeat(65), 'nested more than 64 levels deep'],
  ['['.repeat(64) + ']'.repeat(64), 'read'],
])('%j is %s', (text, told) => {
  expect(why(text)).toBe(told);
});

test('a megabyte of brackets is refused at once', () => {
  expect(why('['.repeat(1_000_000))).toBe('nested more than 64 levels deep');
});
