import { expect, test } from 'vitest';
import { AUDIO_LIMITS, EVENT_LIMITS, SIGNAL_LIMITS, VIDEO_LIMITS } from '#quality/limits';
import { given, person, place, quote, say } from '#quality/sentence';
import { formatLimit, formatRange, writeParts, writeSentence } from './write-sentence.ts';

const names: Readonly<Record<string, string>> = {
  a: 'Anna Lidman',
  b: 'Internal 38',
  c: '+358405550123',
  d: 'Bedecs, Anna',
  e: '王小明 👩🏽‍💻',
};
const writing = { nameOf: (key: string) => names[key] ?? key, zone: 'Europe/Helsinki' };

test('a first name is taken of names that have one, never of pseudonyms, numbers and turned names', () => {
  expect(['a', 'b', 'c', 'd', 'e'].map((key) => writeSentence([given(key)], writing))).toEqual([
    'Anna',
    'Internal 38',
    '+358405550123',
    'Bedecs, Anna',
    '王小明',
  ]);
});

test('names are pieces of their own, with their key', () => {
  expect(writeParts(say`what ${person('a')} sent`, writing)).toEqual([
    { kind: 'text', text: 'what ' },
    { kind: 'name', text: 'Anna Lidman', key: 'a' },
    { kind: 'text', text: ' sent' },
  ]);
});

test('places are left out on request, quotations stay', () => {
  const sentence = say`check ${place('access point 6C', 'the access point')}: ${quote('Lost')}`;
  expect(writeSentence(sentence, writing)).toBe('check access point 6C: “Lost”');
  expect(writeSentence(sentence, { ...writing, hidesPlaces: true })).toBe('check the access point: “Lost”');
});

test.each([
  [0.118, undefined, 'ratio', '11.8 %'],
  [0.004, 0.009, 'ratio', '0.4–0.9 %'],
  [36, 72, 'ms', '36–72 ms'],
  [640, 1_204, 'ms', '640 ms–1.20 s'],
  [2.7, 12.1, 'per5min', '2.7–12.1 per 5 min'],
  [26e6, undefined, 'bps', '26 Mbit/s'],
  [-31, undefined, 'level', '−31'],
] as const)('%s to %s %s is written %s', (from, to, unit, written) => {
  expect(formatRange(from, to, unit)).toBe(written);
});

test('a limit says whose it is', () => {
  expect(formatLimit(AUDIO_LIMITS.lossRatio)).toBe('limit 10');
  expect(formatLimit(VIDEO_LIMITS.frameRateFps)).toBe('limit 7');
  expect(formatLimit(SIGNAL_LIMITS.poor)).toBe('our limit 40');
  expect(formatLimit(EVENT_LIMITS.notable)).toBe('our limit 2');
});
