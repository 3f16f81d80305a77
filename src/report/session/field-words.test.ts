import { expect, test } from 'vitest';
import { fieldsOf } from '#calls/fields';
import { fieldWords } from './field-words.ts';

test.each([
  'callRecord',
  'session',
  'segment',
  'failureInfo',
  'endpoint',
  'userAgent',
  'userFeedback',
  'media',
  'networkInfo',
  'traceRouteHop',
  'deviceInfo',
  'mediaStream',
])('every field of %s has a meaning', (owner) => {
  const names = Object.keys(fieldsOf(owner) ?? {});
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => fieldWords(owner, name).means === undefined)).toEqual([]);
});

test('a card says what it means, how it is written and who sees it', () => {
  expect(fieldWords('mediaStream', 'averagePacketLossRate')).toEqual({
    means: 'Share of this stream’s packets that never arrived, over its whole life.',
    wire: 'Single, fraction 0..1',
    measuredBy: 'the end that received the stream',
    seen: 'everyone who may read calls',
  });
  expect(fieldWords('networkInfo', 'traceRouteHops').wire).toBe('list of traceRouteHop');
});

test('a member nobody knows is not described, and not shown to everyone', () => {
  expect(fieldWords('mediaStream', 'newMeasure')).toEqual({
    means: undefined,
    wire: undefined,
    measuredBy: undefined,
    seen: 'only those who may see names, because it is in no list',
  });
  expect(fieldWords('mediaStream', 'constructor').means).toBeUndefined();
  expect(fieldWords(undefined, 'x').means).toBeUndefined();
});
