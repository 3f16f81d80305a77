import { expect, test } from 'vitest';
import { epochMs } from '#base/units';
import { caseWords } from './case-words.ts';

const INFO = {
  made: { at: epochMs(Date.parse('2026-11-24T10:15:00Z')), by: 'Earshot 0.1.0' },
  record: { id: 'r', version: '3' },
  read: { sessions: 180, expected: 240, isComplete: false },
  fieldLevel: 'metrics',
  view: '',
  zone: 'Europe/Helsinki',
  ticket: undefined,
} as const;
const entry = (isTaken: boolean) => ({ name: 'case.html', isTaken, words: '' });

test('a case of part of a record says when, which version, how much and whose names', () => {
  expect(caseWords(INFO, { total: 180, entries: [entry(true)] }, 'Europe/Helsinki')).toEqual({
    made: 'Case file of Tue 24 Nov 2026, 12:15 Helsinki, UTC+2',
    version: 'record version 3',
    read: '180 of ≈ 240 sessions',
    names: 'names masked',
    by: 'made by Earshot 0.1.0',
    damage: undefined,
  });
});

test('a whole one says all, and one without a version says so', () => {
  const whole = {
    ...INFO,
    fieldLevel: 'identity',
    record: { id: 'r', version: undefined },
    read: { sessions: 1, expected: undefined, isComplete: true },
  } as const;
  expect(caseWords(whole, { total: 1, entries: [entry(true)] }, 'UTC')).toMatchObject({
    version: 'record without version',
    read: 'its 1 session',
    names: 'names shown',
  });
});

test('a damaged one says how much cannot be read', () => {
  expect(caseWords(INFO, { total: 170, entries: [entry(true)] }, 'UTC').damage).toBe(
    'Damaged: 10 sessions of it cannot be read.',
  );
  expect(caseWords(INFO, { total: 180, entries: [entry(true), entry(false)] }, 'UTC').damage).toBe(
    'Damaged: a part of it cannot be read.',
  );
});
