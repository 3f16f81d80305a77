import { expect, test } from 'vitest';
import type { AuditEntry } from '#contract/audit';
import { entryWords } from './audit-words.ts';

const line = (entry: Omit<AuditEntry, 'ts' | 'prev'>): string =>
  entryWords({ ts: '2026-11-24T08:00:00.000Z', prev: '', ...entry });

const ID = '0c0ffee0-0000-4000-8000-00000000ca11';

test.each<[string, Omit<AuditEntry, 'ts' | 'prev'>]>([
  [
    'Call opened, 1,240 sessions, with names',
    { event: 'data', recordId: ID, sessions: 1_240, fieldLevel: 'identity' },
  ],
  ['List of calls, masked', { event: 'data', fieldLevel: 'metrics' }],
  [
    'Exported as evidence card, 1 session, masked',
    { event: 'export', what: 'evidence', recordId: ID, sessions: 1, fieldLevel: 'metrics' },
  ],
  [
    'Exported as CSV, 238 sessions, with names',
    { event: 'export', what: 'csv', recordId: ID, sessions: 238, fieldLevel: 'identity' },
  ],
  ['Refused: forbidden', { event: 'denial', code: 'forbidden', status: 403 }],
  ['Signed in', { event: 'exchange', status: 200 }],
  ['Sign-in refused: role_required', { event: 'exchange', status: 400, code: 'role_required' }],
  ['Access of 0c0ffee0 ended', { event: 'revocation', revoked: { sub: ID } }],
  ['One sign-in ended', { event: 'revocation', revoked: { sid: 'x' } }],
  ['Everybody’s tokens ended', { event: 'revocation', revoked: { all: true } }],
  ['Signed out', { event: 'revocation', revoked: { sid: 'x' }, what: 'own' }],
  ['Limit reached: records-per-hour', { event: 'limit', what: 'records-per-hour' }],
  ['Audit trail checked', { event: 'audit-read', what: 'verified' }],
  ['Trail removed 2025-10', { event: 'trail', what: 'removed 2025-10' }],
])('%s', (words, entry) => {
  expect(line(entry)).toBe(words);
});
