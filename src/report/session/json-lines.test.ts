import { expect, test } from 'vitest';
import { jsonLines } from './json-lines.ts';

const drawn = (value: unknown) =>
  jsonLines(value, 'sessions[3]', 'session').map(
    ({ depth, key, text }) => `${'  '.repeat(depth)}${key === undefined ? '' : `"${key}": `}${text}`,
  );

const session = {
  id: 'a',
  failureInfo: null,
  segments: [{ media: [{ label: 'main-audio', streams: [{ averageJitter: 'PT0.041S' }] }] }],
  modalities: ['audio', 'video'],
  empty: {},
};

test('lines are those of indented JSON', () => {
  expect(drawn(session).join('\n')).toBe(JSON.stringify(session, null, 2));
});

test('every value has its path and the type that holds it', () => {
  const lines = jsonLines(session, 'sessions[3]', 'session');
  expect(lines.find(({ key }) => key === 'averageJitter')).toEqual({
    depth: 7,
    key: 'averageJitter',
    text: '"PT0.041S"',
    path: 'sessions[3].segments[0].media[0].streams[0].averageJitter',
    owner: 'mediaStream',
  });
  expect(lines.find(({ text }) => text === '"video"')?.path).toBe('sessions[3].modalities[1]');
});

test('what the table does not know has a path and no type', () => {
  const [, , inner] = jsonLines({ strange: { thing: 1 } }, 'x', 'session');
  expect(inner).toMatchObject({ path: 'x.strange.thing', owner: undefined });
});

test('depth has an end', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 200; level += 1) deep = [deep];
  expect(jsonLines(deep, 'x', 'session').length).toBeLessThan(140);
});
