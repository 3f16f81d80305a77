import { expect, test, vi } from 'vitest';
import { rememberEach } from './remember.ts';

test('the same object is worked on once, another anew, and undefined is an answer too', () => {
  const find = vi.fn((key: { readonly name?: string }) => key.name);
  const remembered = rememberEach(find);
  const anna = { name: 'Anna' };
  const nobody = {};
  expect([remembered(anna), remembered(anna), remembered({ name: 'Anna' })]).toEqual([
    'Anna',
    'Anna',
    'Anna',
  ]);
  expect([remembered(nobody), remembered(nobody)]).toEqual([undefined, undefined]);
  expect(find).toHaveBeenCalledTimes(3);
});
