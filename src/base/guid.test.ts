import { expect, test } from 'vitest';
import { isGuid } from './guid.ts';

test('a GUID stands alone, in small letters or capitals', () => {
  expect(isGuid('dc368399-474c-4d40-900c-6265431fd81f')).toBe(true);
  expect(isGuid('DC368399-474C-4D40-900C-6265431FD81F')).toBe(true);
  for (const text of [
    '',
    'dc368399474c4d40900c6265431fd81f',
    ' dc368399-474c-4d40-900c-6265431fd81f',
    'dc368399-474c-4d40-900c-6265431fd81f\n',
    '{dc368399-474c-4d40-900c-6265431fd81f}',
    'gc368399-474c-4d40-900c-6265431fd81f',
  ])
    expect(isGuid(text), text).toBe(false);
});
