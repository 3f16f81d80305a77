import type { AuditEntry, AuditEventName } from '#contract/audit';
import type { ExportKind } from '#contract/exports';

/** What an administrator picks from, and reads in the first words of a row. */
export const EVENT_WORDS: Readonly<Record<AuditEventName, string>> = {
  data: 'Calls opened',
  export: 'Exported',
  denial: 'Refused',
  exchange: 'Sign-in',
  revocation: 'Access ended',
  limit: 'Limit reached',
  'audit-read': 'Audit read',
  trail: 'Trail',
};

/** One line as a sentence without its person, time and record. */
export const entryWords = (entry: AuditEntry): string => {
  switch (entry.event) {
    case 'data':
      return withExtent(entry.recordId === undefined ? 'List of calls' : 'Call opened', entry);
    case 'export':
      return withExtent(`Exported as ${EXPORT_WORDS[entry.what ?? ''] ?? entry.what ?? 'a file'}`, entry);
    case 'denial':
      return `Refused: ${entry.code ?? 'no reason given'}`;
    case 'exchange':
      return entry.code === undefined ? 'Signed in' : `Sign-in refused: ${entry.code}`;
    case 'revocation':
      return revocationWords(entry);
    case 'limit':
      return `Limit reached: ${entry.what ?? 'unknown'}`;
    case 'audit-read':
      return entry.what === 'verified' ? 'Audit trail checked' : 'Audit trail read';
    case 'trail':
      return `Trail ${entry.what ?? ''}`.trim();
  }
};

const EXPORT_WORDS: Readonly<Record<string, string>> = {
  evidence: 'evidence card',
  picture: 'picture',
  text: 'text',
  csv: 'CSV',
  json: 'JSON',
  'case-file': 'case file',
} satisfies Record<ExportKind, string>;

const withExtent = (words: string, { sessions, fieldLevel }: AuditEntry): string =>
  [
    words,
    sessions === undefined
      ? undefined
      : `${sessions.toLocaleString('en')} ${sessions === 1 ? 'session' : 'sessions'}`,
    fieldLevel === 'identity' ? 'with names' : 'masked',
  ]
    .filter((part) => part !== undefined)
    .join(', ');

const revocationWords = ({ revoked, what }: AuditEntry): string => {
  if (what === 'own') return 'Signed out';
  if (revoked === undefined) return 'Access ended';
  if ('all' in revoked) return 'Everybody’s tokens ended';
  return 'sub' in revoked ? `Access of ${shortId(revoked.sub)} ended` : 'One sign-in ended';
};

/** Enough of an id to recognise it; the whole of it is in the tooltip and the filter. */
export const shortId = (id: string): string => id.slice(0, 8);
