import { describe, expect, test } from 'vitest';
import { completeQuery } from './complete-query.ts';

const names = (field: string) => (field === 'person' ? ['Anna Lidman', 'Diego Siciliani'] : []);
/** The cursor is where the bar stands. */
const at = (drawn: string) => completeQuery(drawn.replace('|', ''), drawn.indexOf('|'), names);
const put = (drawn: string) =>
  at(drawn).map(({ from, to, insert }) => {
    const text = drawn.replace('|', '');
    return text.slice(0, from) + insert + text.slice(to);
  });

describe('what can follow', () => {
  test('a word begun is a field or a flag', () => {
    expect(put('failed lo|')).toEqual(['failed loss>']);
    expect(put('-pl|')).toEqual(['-platform:']);
    expect(put('t|')).toEqual(['transport:', 'udp ', 'tcp '].filter((word) => word.startsWith('t')));
  });

  test('nothing begun offers the fields', () => {
    expect(at('|')[0]).toMatchObject({ insert: 'loss>', means: 'loss, %' });
    expect(put('loss>5 |')[0]).toBe('loss>5 loss>');
  });

  test('behind a colon the words of that field, each part of a list by itself', () => {
    expect(put('net:w|')).toEqual(['net:wired ', 'net:wifi ']);
    expect(put('net:wifi,mo|')).toEqual(['net:wifi,mobile ']);
    expect(put('-net:v| x')).toEqual(['-net:vpn  x']);
  });

  test('people are offered by any part of their name, in quotes', () => {
    expect(put('person:lid|')).toEqual(['person:"Anna Lidman" ']);
    expect(put('person:"anna l|')).toEqual(['person:"Anna Lidman" ']);
    expect(put('person:zoe|')).toEqual([]);
  });

  test('inside quotes, behind a comparison and behind a complete word there is nothing to offer', () => {
    expect(put('"ann|')).toEqual([]);
    expect(put('loss>|')).toEqual([]);
    expect(put('net:wifi|')).toEqual([]);
  });
});
