import { expect, test } from 'vitest';
import { connectionWord, failureWord, platformWord } from './enum-words.ts';

test('known members get the word people use', () => {
  expect(connectionWord('wifi')).toBe('Wi-Fi');
  expect(connectionWord('tunnel')).toBe('VPN');
  expect(platformWord('ipPhone')).toBe('Desk phone');
});

test('a member nobody knows yet stands quoted as it was sent, also one named like a property of every object', () => {
  expect(connectionWord('satellite')).toBe('“satellite”');
  expect(platformWord('constructor')).toBe('“constructor”');
});

test('a failure is told by its stage', () => {
  expect(failureWord({ stage: 'midcall', reason: 'anything' })).toBe('dropped');
  expect(failureWord({ stage: 'callSetup', reason: undefined })).toBe('not set up');
  expect(failureWord({ stage: undefined, reason: 'busy' })).toBe('failed');
  expect(failureWord({ stage: 'teardown', reason: undefined })).toBe('failed, “teardown”');
});
