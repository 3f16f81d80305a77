import { describe, expect, test } from 'vitest';
import { Reader, type Oddity } from './read.ts';

const reading = (json: object) => {
  const oddities: Oddity[] = [];
  const reader = Reader.over(json, '', oddities);
  if (!reader) throw new Error('not an object');
  return { reader, oddities };
};

test('numbers come as numbers or as text, and not-a-number means not measured', () => {
  const { reader, oddities } = reading({ a: 0, b: '4294967295', c: '-1.5e2', d: 'NaN', e: '-INF', f: null });
  expect(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => reader.number(key))).toEqual([
    0,
    4294967295,
    -150,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(oddities).toEqual([]);
});

test.each([
  ['PT0.016S', 16],
  ['PT0.029S', 29],
  ['PT1M2.5S', 62_500],
  ['P1DT2H', 93_600_000],
  ['-PT3S', -3_000],
  ['PT0S', 0],
  ['P2D', 172_800_000],
])('the duration %s is %d ms', (text, expected) => {
  expect(reading({ d: text }).reader.durationMs('d')).toBe(expected);
});

test.each(['P', 'PT', 'P1DT', '16', 'PT-1S', 'PT1H1H', 'P1Y', `PT${'9'.repeat(400)}S`])(
  '%s is no duration and is noted',
  (text) => {
    const { reader, oddities } = reading({ d: text });
    expect(reader.durationMs('d')).toBeUndefined();
    expect(oddities).toEqual([{ path: 'd', message: 'is no duration' }]);
  },
);

test('instants keep what seven fractional digits say below the millisecond', () => {
  const at = (t: string) => reading({ t }).reader.instant('t');
  expect(at('2020-02-25T18:52:21Z')).toBe(Date.UTC(2020, 1, 25, 18, 52, 21));
  expect(at('2020-02-25T18:52:21.2169889Z')).toBeCloseTo(Date.UTC(2020, 1, 25, 18, 52, 21) + 216.9889, 3);
  expect(at('2020-02-25T20:52:21.5+02:00')).toBe(Date.UTC(2020, 1, 25, 18, 52, 21, 500));
  expect(Number(at('2020-02-25T18:52:21.2169889Z'))).toBeGreaterThan(Number(at('2020-02-25T18:52:21.2165Z')));
});

test('the year 1 is a time never set, and days that do not exist are noted', () => {
  const { reader, oddities } = reading({
    never: '0001-01-01T00:00:00Z',
    june: '2020-06-31T00:00:00Z',
    local: '2020-06-30T00:00:00',
  });
  expect(['never', 'june', 'local'].map((key) => reader.instant(key))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(oddities.map((oddity) => oddity.path)).toEqual(['june', 'local']);
});

test('empty text and null are nothing, silently', () => {
  const { reader, oddities } = reading({ a: '', b: null });
  expect([reader.text('a'), reader.text('b'), reader.text('c')]).toEqual([undefined, undefined, undefined]);
  expect(oddities).toEqual([]);
});

test('an oddity names the whole path to it', () => {
  const { reader, oddities } = reading({ value: [{}, { caller: { name: { deep: 1 } } }, 7] });
  const sessions = reader.objects('value');
  expect(sessions).toHaveLength(2);
  expect(sessions[1]?.object('caller')?.text('name')).toBeUndefined();
  expect(oddities).toEqual([
    { path: 'value[2]', message: 'is no object' },
    { path: 'value[1].caller.name', message: 'is no text' },
  ]);
});

test('members of the prototype are not members of the data', () => {
  const { reader, oddities } = reading(JSON.parse('{"__proto__": {"id": "planted"}}') as object);
  expect(reader.text('id')).toBeUndefined();
  expect(reader.object('constructor')).toBeUndefined();
  expect(reader.object('__proto__')?.text('id')).toBe('planted');
  expect(oddities).toEqual([]);
});

test('a million odd entries give a short list of complaints', () => {
  const { reader, oddities } = reading({ value: Array.from({ length: 100_000 }, () => 1) });
  expect(reader.objects('value')).toEqual([]);
  expect(oddities.length).toBeLessThan(1_000);
});

test('text for people is cut where no name is so long, says so, and no character is cut in half', () => {
  const { reader, oddities } = reading({
    name: 'x'.repeat(5_000),
    just: 'y'.repeat(1_024),
    odd: '😀'.repeat(600),
  });
  expect(reader.shown('just')).toHaveLength(1_024);
  expect(oddities).toEqual([]);
  expect(reader.shown('name')).toBe(`${'x'.repeat(1_023)}…`);
  expect(reader.shown('odd')).toBe(`${'😀'.repeat(511)}…`);
  expect(reader.text('name')).toHaveLength(5_000);
  expect(oddities.map(({ path, message }) => `${path} ${message}`)).toEqual([
    'name is cut to 1,024 characters',
    'odd is cut to 1,024 characters',
  ]);
});

describe('what is made of equal objects', () => {
  const network = { ip: '10.0.0.1', hops: [{ hop: 1 }, { hop: 2 }] };
  const made = (...value: object[]) => {
    const { reader, oddities } = reading({ value: value.map((one) => ({ network: one })) });
    const make = (from: Reader) => ({ ip: from.text('ip'), keys: from.keys });
    return { all: reader.objects('value').map((one) => one.shared('network', make)), oddities };
  };

  test('is one object, wherever in the body they stand', () => {
    const { all } = made(network, { ip: '10.0.0.2' }, structuredClone(network));
    expect(all[2]).toBe(all[0]);
    expect(all[1]).not.toBe(all[0]);
  });

  test.each([
    ['another order', { hops: network.hops, ip: network.ip }],
    ['another value deep inside', { ...network, hops: [{ hop: 1 }, { hop: 3 }] }],
    ['a member more', { ...network, port: 7 }],
    ['a member less', { ip: network.ip }],
    ['an object in place of a list', { ...network, hops: { 0: { hop: 1 }, 1: { hop: 2 } } }],
  ])('is two of objects with %s', (_, other) => {
    const { all } = made(network, other);
    expect(all[1]).not.toBe(all[0]);
    expect(all[1]?.keys).toEqual(Object.keys(other));
  });

  test('is made anew where something is odd, so that each place is noted', () => {
    const { oddities } = made({ ip: {} }, { ip: {} });
    expect(oddities.map(({ path }) => path)).toEqual(['value[0].network.ip', 'value[1].network.ip']);
  });

  test('nests as deep as it likes', () => {
    const deep = (): object => JSON.parse(`{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`) as object;
    expect(made(deep(), deep()).all).toHaveLength(2);
  });
});

test('an object of nulls is blank, one with an empty text is not', () => {
  const { reader } = reading({ blank: { a: null, b: null }, none: {}, empty: { a: null, b: '' } });
  expect(['blank', 'none', 'empty'].map((key) => reader.object(key)?.isBlank)).toEqual([true, true, false]);
});
