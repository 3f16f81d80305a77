import { expect, test } from 'vitest';
import { membersOf } from '#calls/enums';
import {
  audioCodecWord,
  connectionWord,
  failureWord,
  platformWord,
  serviceRoleWord,
  videoCodecWord,
} from './enum-words.ts';

test('known members get the word people use', () => {
  expect(connectionWord('wifi')).toBe('Wi-Fi');
  expect(connectionWord('tunnel')).toBe('VPN');
  expect(platformWord('ipPhone')).toBe('Desk phone');
});

test('a member nobody knows yet stands quoted as it was sent, also one named like a property of every object', () => {
  expect(connectionWord('satellite')).toBe('“satellite”');
  expect(platformWord('constructor')).toBe('“constructor”');
});

test.each([
  ['serviceRole', serviceRoleWord],
  ['audioCodec', audioCodecWord],
  ['videoCodec', videoCodecWord],
] as const)('every member of %s has a word of its own, never Graph’s name in quotes', (name, word) => {
  for (const member of membersOf(name)) expect(word(member), member).not.toMatch(/“|Mcu|[a-z][A-Z]{2}$/);
  expect(word('quantumLink')).toBe('“quantumLink”');
});

test('roles and codecs are called as people call them', () => {
  expect(serviceRoleWord('skypeForBusinessAutoAttendant')).toBe('Auto attendant');
  expect(audioCodecWord('silkWide')).toBe('SILK wideband');
  expect(videoCodecWord('h264')).toBe('H.264');
});

test('a failure is told by its stage', () => {
  expect(failureWord({ stage: 'midcall', reason: 'anything' })).toBe('dropped');
  expect(failureWord({ stage: 'callSetup', reason: undefined })).toBe('not set up');
  expect(failureWord({ stage: undefined, reason: 'busy' })).toBe('failed');
  expect(failureWord({ stage: 'teardown', reason: undefined })).toBe('failed, “teardown”');
});
