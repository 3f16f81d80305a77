import { expect, test } from 'vitest';
import { CALLS_DAYS, DEFAULT_CALLS_VIEW, readCallsView, writeCallsView } from './calls-url.ts';

const PERSON = '821809f5-0000-0000-0000-3b5136c0e777';

test('every view survives the way into the address and back', () => {
  for (const days of CALLS_DAYS) {
    for (const participant of [undefined, PERSON]) {
      const view = { ...DEFAULT_CALLS_VIEW, days, participant };
      expect(readCallsView(writeCallsView(view))).toEqual(view);
    }
  }
});

test('the plain list has a plain address', () => {
  expect(writeCallsView(DEFAULT_CALLS_VIEW).toString()).toBe('');
});

test.each(['days=8', 'days=-1', 'days=7.0', 'participant=Anna', "participant=' or 1 eq 1"])(
  '%s falls back to the default',
  (search) => {
    expect(readCallsView(new URLSearchParams(search))).toEqual(DEFAULT_CALLS_VIEW);
  },
);

test('one bad parameter leaves the other alone', () => {
  expect(readCallsView(new URLSearchParams(`days=x&participant=${PERSON.toUpperCase()}`))).toEqual({
    ...DEFAULT_CALLS_VIEW,
    participant: PERSON,
  });
});

test('flags, kinds and causes are in the address, and words that are none are left out', () => {
  const search = new URLSearchParams(
    'f=failed.rated-poor.best&type=twoPeople.zoom&cause=weak-wifi.<b>.udp-blocked',
  );
  const view = readCallsView(search);
  expect(view).toMatchObject({
    flags: ['rated-poor', 'failed'],
    kinds: ['twoPeople'],
    causes: ['weak-wifi', 'udp-blocked'],
  });
  expect(readCallsView(writeCallsView(view))).toEqual(view);
});
