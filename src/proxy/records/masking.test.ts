import { expect, test } from 'vitest';
import { MINUTE_MS } from '#base/units';
import { createTestStore } from '../testing.ts';
import { createMasking, type Masking } from './masking.ts';

const TENANT = 'dc368399-474c-4d40-900c-6265431fd81f';
const ofRecord = (recordId: string) => ({ version: 'v1.0', recordId, recordVersion: '1' }) as const;
const personOf = (user: string) => ({ user: { id: user, displayName: user, tenantId: TENANT } });
const headOf = (user: string) => ({ id: 'x', organizer: personOf(user) });
const namesIn = (masked: unknown): readonly string[] =>
  [...JSON.stringify(masked).matchAll(/"(internal-\d+|[+\d]+•••(?: \(\d+\))?)"/g)].map(
    ([, name]) => name ?? '',
  );

const setUp = async () => {
  const clock = { now: 0 };
  const now = (): number => clock.now;
  const store = await createTestStore({ now });
  const proxy = (): Masking => createMasking({ tenantId: TENANT, store, now });
  return { clock, store, proxy };
};

const name = async (masking: Masking, recordId: string, ...users: readonly string[]) =>
  namesIn(await masking.ofRecord(ofRecord(recordId), 'callRecord', users.map(headOf), 'metrics'));

test('a record’s people keep their numbers however many others are opened, and for how long', async () => {
  const { clock, proxy } = await setUp();
  const masking = proxy();
  expect(await name(masking, 'call', 'anna', 'ben', 'anna')).toEqual([
    'internal-1',
    'internal-2',
    'internal-1',
  ]);
  for (let index = 0; index < 20; index++) await name(masking, `other-${index}`, 'chen');
  clock.now += 300 * MINUTE_MS;
  expect(await name(masking, 'call', 'dora', 'ben')).toEqual(['internal-3', 'internal-2']);
});

test('proxies that share a store give the same numbers, whoever is asked first and both at once', async () => {
  const { proxy } = await setUp();
  const [one, other] = [proxy(), proxy()];
  const people = Array.from({ length: 40 }, (_, index) => `person-${index}`);
  await Promise.all([
    ...people.map((user) => name(one, 'call', user)),
    ...people.toReversed().map((user) => name(other, 'call', user)),
  ]);
  const given = await name(one, 'call', ...people);
  expect(await name(other, 'call', ...people)).toEqual(given);
  expect(await name(proxy(), 'call', ...people)).toEqual(given);
  expect(new Set(given).size).toBe(40);
});

test('telephone numbers that look alike when they are cut are told apart the same way everywhere', async () => {
  const { proxy } = await setUp();
  const phone = (id: string) => ({ id: 'x', organizer: { phone: { id } } });
  const show = async (masking: Masking, ...ids: readonly string[]) =>
    namesIn(await masking.ofRecord(ofRecord('call'), 'callRecord', ids.map(phone), 'identity'));
  expect(await show(proxy(), '+358405550123')).toEqual(['+358405550•••']);
  expect(await show(proxy(), '+358405550456', '+358405550123')).toEqual([
    '+358405550••• (2)',
    '+358405550•••',
  ]);
});

test('the people of a record’s head are numbered first, as in the list', async () => {
  const { store, proxy } = await setUp();
  const masking = proxy();
  await store.keepRecord(ofRecord('call'), headOf('anna'));
  const session = { caller: { identity: personOf('ben') }, callee: { identity: personOf('anna') } };
  const sessions = await masking.ofRecord(ofRecord('call'), 'session', [session], 'metrics');
  expect(namesIn(sessions)).toEqual(['internal-2', 'internal-1']);
  expect(namesIn(masking.ofEntry(headOf('anna'), 'metrics'))).toEqual(['internal-1']);
});

test('an entry of a list is by itself: it names nobody of a record', async () => {
  const { proxy } = await setUp();
  const masking = proxy();
  expect(await name(masking, 'call', 'anna')).toEqual(['internal-1']);
  expect(namesIn(masking.ofEntry(headOf('ben'), 'metrics'))).toEqual(['internal-1']);
  expect(await name(masking, 'call', 'ben')).toEqual(['internal-2']);
});
