import { expect, test } from 'vitest';
import { ApiError } from '../data/ApiError.ts';
import { exportErrorWords } from './export-words.ts';

test('who has not the role is told which it is and whom to ask', () => {
  const words = exportErrorWords(new ApiError('forbidden', { status: 403 }));
  expect(words).toContain('CallQuality.Export');
  expect(words).toContain('Ask the people who run Earshot');
  expect(words).toMatch(/Nothing was written out\.$/);
});

test.each([
  [9, 'Wait 9 s and try again.'],
  [600, 'Wait 10 min and try again.'],
  [undefined, 'Wait a moment and try again.'],
])('past the limit there is a time to wait: %s', (retryAfterSeconds, words) => {
  expect(exportErrorWords(new ApiError('rate-limited', { status: 429, retryAfterSeconds }))).toContain(words);
});

test('an audit trail that cannot be written stops the export, and every other trouble says so too', () => {
  expect(exportErrorWords(new ApiError('audit-unavailable'))).toContain('audit trail');
  for (const error of [new ApiError('offline'), new ApiError('cursor-expired'), new Error('No canvas.')])
    expect(exportErrorWords(error)).toMatch(/Nothing was written out\.$/);
});
