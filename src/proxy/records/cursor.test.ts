import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCursors } from './cursor.ts';

const KEY = Buffer.alloc(32, 7);
const BOUND = ['v1.0', 'e523d2ed-2966-4b6b-925b-754a88034cc5', 'sessions', '*', 'metrics'];

test('a cursor opens for the request it was made for, and shows nothing of its content', () => {
  const cursors = createCursors(KEY, () => 0);
  const token = cursors.seal({ from: 60, recordVersion: '3' }, BOUND);
  expect(cursors.open(token, BOUND)).toMatchObject({ from: 60, recordVersion: '3' });
  expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('recordVersion');
});

test.each([
  ['another record', ['v1.0', '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1', 'sessions', '*', 'metrics']],
  ['another version of Graph', ['beta', ...BOUND.slice(1)]],
  ['another selection', [...BOUND.slice(0, 3), 'id', 'metrics']],
  ['a viewer who sees more', [...BOUND.slice(0, 4), 'identity']],
])('a cursor is no good for %s', (_, other) => {
  const cursors = createCursors(KEY, () => 0);
  expect(() => cursors.open(cursors.seal({ from: 60 }, BOUND), other)).toThrow('cursor-invalid');
});

test('a cursor with any character changed is refused', () => {
  const cursors = createCursors(KEY, () => 0);
  const token = cursors.seal({ from: 60 }, BOUND);
  // The last character may hold bits that belong to no byte.
  fc.assert(
    fc.property(fc.nat(token.length - 2), fc.constantFrom('A', 'b', '7', '-'), (at, letter) => {
      fc.pre(token[at] !== letter);
      const altered = token.slice(0, at) + letter + token.slice(at + 1);
      expect(() => cursors.open(altered, BOUND)).toThrow('cursor-invalid');
    }),
  );
});

test.each(['', 'abc', '!', 'a'.repeat(5_000)])('%s was never a cursor', (token) => {
  expect(() => createCursors(KEY, () => 0).open(token, BOUND)).toThrow('cursor-invalid');
});

test('a cursor made with another key is refused', () => {
  const token = createCursors(Buffer.alloc(32, 8), () => 0).seal({ from: 60 }, BOUND);
  expect(() => createCursors(KEY, () => 0).open(token, BOUND)).toThrow('cursor-invalid');
});

test('a cursor is good for half an hour at least and an hour at most', () => {
  const clock = { now: 0 };
  const cursors = createCursors(KEY, () => clock.now);
  const token = cursors.seal({ from: 60 }, BOUND);
  clock.now = 30 * 60_000;
  expect(cursors.open(token, BOUND)).toMatchObject({ from: 60 });
  clock.now = 60 * 60_000;
  expect(() => cursors.open(token, BOUND)).toThrow('cursor-expired');
});
