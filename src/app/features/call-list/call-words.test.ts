import { expect, test } from 'vitest';
import { epochMs } from '#base/units';
import type { CallRecord, Identity } from '#calls/model';
import { callKind, listLength, listMedia } from './call-words.ts';

const record = (of: Partial<CallRecord>): CallRecord => ({
  id: 'r',
  version: '1',
  type: 'peerToPeer',
  modalities: [],
  start: undefined,
  end: undefined,
  lastModified: undefined,
  joinWebUrl: undefined,
  organizer: undefined,
  participants: [],
  ...of,
});

const phone: Identity = {
  kind: 'phone',
  id: '+358 40 555 0…',
  displayName: undefined,
  userPrincipalName: undefined,
  tenantId: undefined,
};

test('a call of two with a phone in it is a PSTN call', () => {
  expect(callKind(record({}), []).word).toBe('1:1');
  expect(callKind(record({}), [undefined, phone]).word).toBe('PSTN');
});

test('a join link makes a meeting of a group call', () => {
  expect(callKind(record({ type: 'groupCall', joinWebUrl: 'https://…' }), []).word).toBe('Meeting');
  expect(callKind(record({ type: 'groupCall' }), [phone]).word).toBe('Group call');
});

test('a type nobody knows is a call', () => {
  expect(callKind(record({ type: 'holographic' }), []).word).toBe('Call');
});

test('the length of a call without an end is not said, and an end before the start is no length', () => {
  expect(listLength(record({ start: epochMs(0) }))).toBeUndefined();
  expect(listLength(record({ start: epochMs(60_000), end: epochMs(0) }))).toBe('0 s');
  expect(listLength(record({ start: epochMs(0), end: epochMs(47.4 * 60_000) }))).toBe('47 min');
});

test('media have icons in one order, and words for all of them', () => {
  expect(listMedia(['videoBasedScreenSharing', 'audio', 'screenSharing', 'smell'])).toEqual({
    icons: ['audio', 'sharing'],
    words: 'screen sharing, audio, “smell”',
  });
});
