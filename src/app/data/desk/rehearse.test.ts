import { expect, test } from 'vitest';
import { rehearse } from './rehearse.ts';

test('a rehearsal reads each of its sessions and makes rows of them', () => {
  expect(rehearse()).toBe(30);
});
