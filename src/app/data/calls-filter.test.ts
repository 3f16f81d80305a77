import { expect, test } from 'vitest';
import { epochMs } from '#base/units';
import { writeCallsFilter } from './calls-filter.ts';

const startsFrom = epochMs(Date.UTC(2026, 7, 13, 9, 0, 0));

test('the start alone', () => {
  expect(writeCallsFilter({ startsFrom, participant: undefined })).toBe(
    'startDateTime ge 2026-08-13T09:00:00.000Z',
  );
});

test('the start and a participant, joined by and', () => {
  expect(writeCallsFilter({ startsFrom, participant: '821809f5-0000-0000-0000-3b5136c0e777' })).toBe(
    "startDateTime ge 2026-08-13T09:00:00.000Z and participants_v2/any(p:p/id eq '821809f5-0000-0000-0000-3b5136c0e777')",
  );
});

test('a stretch of starts', () => {
  const startsBefore = epochMs(Date.UTC(2026, 7, 13, 10, 0, 0));
  expect(writeCallsFilter({ startsFrom, startsBefore, participant: undefined })).toBe(
    'startDateTime ge 2026-08-13T09:00:00.000Z and startDateTime lt 2026-08-13T10:00:00.000Z',
  );
});
