import { expect, test } from 'vitest';
import { cutBody, entryText, writeBody } from './body-text.ts';

const entriesOf = (text: string, member?: string): readonly (string | undefined)[] | undefined => {
  const body = cutBody(text, member);
  return body?.entries.map((_, place) => entryText(body, place));
};

test.each([
  ['{"value":[{"id":1},{"id":2}]}', ['{"id":1}', '{"id":2}']],
  ['[1, "a,]" ,null, [2,[3]] ]', ['1', '"a,]"', 'null', '[2,[3]]']],
  ['{"value": [ ]}', []],
  ['  []', []],
  ['{"a":{"value":[1]},"value":[2]}', ['2']],
  ['{"a":[["value"],1],"value":[2]}', ['2']],
  ['{"value":[1],"value":[2,3]}', ['2', '3']],
  ['{"v\\u0061lue":["\\"]"]}', ['"\\"]"']],
  ['{"a":"value","value" : [7]}', ['7']],
  ['{"value":[1],"more":[2],"@odata.count":1}', ['1']],
])('the entries of %s', (text, entries) => {
  expect(entriesOf(text)).toEqual(entries);
});

test.each([
  '{}',
  '{"value":{}}',
  '{"value":"[1]"}',
  '{"value":[1],"value":null}',
  '{"a":{"value":[1]}}',
  '7',
])('%s has no list', (text) => {
  expect(cutBody(text)).toBeUndefined();
});

test('a filter’s entries are written with the body around them, each as it was sent', () => {
  const body = cutBody('{ "@odata.context": "x", "value": [ {"a": 1.50} ,\n {"b":2,"b":3}, 7 ], "more": 1 }');
  expect(body && writeBody(body, [1])).toBe(
    '{ "@odata.context": "x", "value": [ {"b":2,"b":3} ], "more": 1 }',
  );
  expect(body && writeBody(body, [])).toBe('{ "@odata.context": "x", "value": [  ], "more": 1 }');
  expect(body && writeBody(body, [2, 0, 1])).toContain('[ 7,{"a": 1.50},{"b":2,"b":3} ]');
  expect(body && writeBody(body, [0, 1, 2])).toBe(body?.text);
});
