import { expect, test } from 'vitest';
import { loadPart } from './load-part.ts';

const failing = (message: string) =>
  loadPart(async () => {
    throw new TypeError(message);
  });

test.each([
  'Failed to fetch dynamically imported module: https://earshot.test/assets/CallRoute.js',
  'error loading dynamically imported module: https://earshot.test/assets/CallRoute.js',
  'Importing a module script failed.',
])('a part that did not come is no connection: %s', async (message) => {
  await expect(failing(message)).rejects.toMatchObject({ code: 'offline' });
});

test('a fault inside of a part stays what it is', async () => {
  await expect(failing('rows is undefined')).rejects.toBeInstanceOf(TypeError);
});

test('a part that came is handed on', async () => {
  expect(await loadPart(async () => 'the part')).toBe('the part');
});
