import { expect, test } from 'vitest';
import { ApiError } from '../data/ApiError.ts';
import { createAccessWatch } from './access-watch.ts';

const watched = () => {
  const access = createAccessWatch();
  const changes = { count: 0 };
  access.subscribe(() => (changes.count += 1));
  return { access, changes };
};

test('the same scope again is no change, another is', () => {
  const { access, changes } = watched();
  access.granted('callquality.read');
  access.granted('callquality.read');
  expect(changes.count).toBe(1);
  access.granted('callquality.read callquality.identity');
  expect(access.get()).toEqual({ kind: 'open', scope: 'callquality.read callquality.identity' });
  expect(changes.count).toBe(2);
});

test.each(['role-required', 'sign-in-refused', 'sign-in-needed'] as const)('%s ends access, once', (code) => {
  const { access, changes } = watched();
  access.granted('callquality.read');
  const error = new ApiError(code);
  access.refused(error);
  access.refused(new ApiError('sign-in-refused'));
  expect(access.get()).toEqual({ kind: 'ended', error, wasOpen: true });
  expect(changes.count).toBe(2);
});

test('access that never was is told from access that ended', () => {
  const { access } = watched();
  access.refused(new ApiError('role-required'));
  expect(access.get()).toMatchObject({ kind: 'ended', wasOpen: false });
});

test.each(['offline', 'rate-limited', 'not-ready', 'internal'] as const)('%s ends nothing', (code) => {
  const { access, changes } = watched();
  access.granted('callquality.read');
  access.refused(new ApiError(code));
  expect(access.get().kind).toBe('open');
  expect(changes.count).toBe(1);
});
