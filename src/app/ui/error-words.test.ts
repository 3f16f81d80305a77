import { expect, test } from 'vitest';
import { ApiError, type ErrorCode } from '../data/ApiError.ts';
import { errorDetail, errorWords } from './error-words.ts';

const ID = '41cf20e7-1111-2222-3333-4444555577b0';

test('a pause that Graph asked for is told with its length', () => {
  const error = new ApiError('upstream-throttled', { retryAfterSeconds: 30 });
  const { heading, sentence } = errorWords(error, { read: 180 });
  expect(heading).toBe('Graph asked us to wait 30 s');
  expect(sentence).toContain('The 180 sessions read so far work now.');
});

test('a failure with something read is a part, and says what the rest rests on', () => {
  const error = new ApiError('upstream-error', { upstreamStatus: 500 });
  const { heading, sentence, actions } = errorWords(error, { read: 120 });
  expect(heading).toBe('Part of the call is here');
  expect(sentence).toContain('rests on 120 sessions');
  expect(actions).toEqual(['retry']);
});

test('an unknown id is named, shortened, with what it may be', () => {
  const { heading, sentence, actions } = errorWords(new ApiError('call-record-not-found'), { recordId: ID });
  expect(heading).toBe('No record with this id');
  expect(sentence).toContain('41cf20e7-…-77b0, which has the right form');
  expect(actions).toContain('explain-id');
});

test('a call that just ended has no record yet', () => {
  const words = errorWords(new ApiError('call-record-not-found'), {
    recordId: ID,
    ended: { minutesAgo: 40 },
  });
  expect(words.heading).toBe('No record yet');
  expect(words.sentence).toContain('40 min ago');
});

test('a call of last month has lost its record, and nobody is asked to try again', () => {
  const words = errorWords(new ApiError('call-record-not-found'), { ended: { minutesAgo: 31 * 24 * 60 } });
  expect(words.heading).toBe('This record is gone');
  expect(words.sentence).toContain('31 days ago');
  expect(words.actions).toEqual([]);
});

test('without a connection nothing is lost', () => {
  expect(errorWords(new ApiError('offline'), { read: 180 })).toMatchObject({
    heading: 'No connection to Earshot',
    sentence: 'Reading goes on when the connection is back. 180 sessions stay on this page.',
  });
});

const CODES: readonly ErrorCode[] = [
  'invalid-token',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'invalid-input',
  'cursor-invalid',
  'cursor-expired',
  'version-superseded',
  'not-in-this-cloud',
  'call-record-not-found',
  'rate-limited',
  'overloaded',
  'not-ready',
  'upstream-throttled',
  'upstream-unavailable',
  'upstream-auth',
  'upstream-forbidden',
  'upstream-rejected',
  'upstream-invalid',
  'upstream-paging-invalid',
  'record-too-large',
  'upstream-error',
  'upstream-timeout',
  'internal',
  'offline',
  'unreadable',
  'sign-in-needed',
  'sign-in-refused',
  'role-required',
];

test.each(CODES)('%s has whole sentences, apologises for nothing and names what it knows', (code) => {
  for (const read of [undefined, 120]) {
    const { heading, sentence } = errorWords(new ApiError(code), { read });
    expect(heading).toMatch(/^[A-Z][^.!]*$/);
    expect(sentence).toMatch(/\.$/);
    expect(`${heading} ${sentence}`).not.toMatch(/sorry|oops|went wrong|undefined|NaN|!/i);
  }
});

test('the small line holds what can be quoted, and only that', () => {
  expect(errorDetail(new ApiError('upstream-error', { upstreamStatus: 500, requestId: '3f1c-90d7' }))).toBe(
    'Code upstream-error, Graph answered 500, request 3f1c-90d7',
  );
  expect(errorDetail(new ApiError('offline'))).toBe('Code offline');
});
