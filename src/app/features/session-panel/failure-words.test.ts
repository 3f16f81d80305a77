import { expect, test } from 'vitest';
import { failureWords } from './failure-words.ts';

test('a reason that the role hides is not told as missing from the record', () => {
  const failure = { stage: 'midcall', reason: undefined };
  expect(failureWords(failure, 'metrics')).toEqual({ head: 'Dropped', reason: undefined });
  expect(failureWords(failure, 'identity')).toEqual({ head: 'Dropped', reason: 'no reason in the record' });
});

test('only a failed set-up is one that was not set up', () => {
  expect(failureWords({ stage: 'callSetup', reason: 'Declined' }, 'identity').head).toBe('Not set up');
  expect(failureWords({ stage: 'unknown', reason: 'Declined' }, 'identity').head).toBe('Failed');
  expect(failureWords({ stage: undefined, reason: 'Declined' }, 'identity').head).toBe('Failed');
});
