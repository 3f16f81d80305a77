import { expect, test } from 'vitest';
import { MINUTE_MS } from '#base/units';
import { createMasking } from './masking.ts';

const TENANT = 'dc368399-474c-4d40-900c-6265431fd81f';

const setUp = () => {
  const clock = { now: 0 };
  const masking = createMasking(TENANT, () => clock.now);
  const nameIn = (recordId: string | undefined, user: string): unknown => {
    const organizer = { user: { id: user, displayName: user, tenantId: TENANT } };
    const masked = JSON.stringify(masking('callRecord', recordId, { id: 'x', organizer }, 'metrics'));
    return /internal-\d+/.exec(masked)?.[0];
  };
  return { clock, nameIn };
};

test('a record’s people keep their pseudonyms however many others are listed or opened', () => {
  const { nameIn } = setUp();
  expect(nameIn('call', 'anna')).toBe('internal-1');
  for (let index = 0; index < 2_500; index++) {
    nameIn(undefined, `listed-${index}`);
    nameIn(`other-${index}`, 'chen');
  }
  expect(nameIn('call', 'ben')).toBe('internal-2');
  expect(nameIn('call', 'anna')).toBe('internal-1');
});

test('an entry of a list is by itself: it names nobody of a record', () => {
  const { nameIn } = setUp();
  expect(nameIn('call', 'anna')).toBe('internal-1');
  expect(nameIn(undefined, 'ben')).toBe('internal-1');
  expect(nameIn('call', 'ben')).toBe('internal-2');
});

test('pseudonyms are kept longer than any page of the record can lead on, and not for ever', () => {
  const { clock, nameIn } = setUp();
  nameIn('call', 'anna');
  clock.now += 91 * MINUTE_MS;
  nameIn('other', 'anna');
  expect(nameIn('call', 'ben')).toBe('internal-2');
  clock.now += 121 * MINUTE_MS;
  expect(nameIn('call', 'chen')).toBe('internal-1');
});
