/** What an export holds, as its file's name says it. */
const ENDINGS = {
  evidence: '-evidence.png',
  markdown: '-evidence.md',
  html: '-evidence.html',
  plain: '-evidence.txt',
  sessions: '-sessions.csv',
  streams: '-streams.csv',
  json: '.json',
  case: '-case.html',
} as const;

export type ExportedFile = keyof typeof ENDINGS;

/** `call-8f2c41d7-sessions.csv`: the beginning of the record's id, and never a name. */
export const exportName = (recordId: string, file: ExportedFile): string =>
  `call-${idIn(recordId)}${ENDINGS[file]}`;

/** A file opened from disk may have any text as its id; only letters and digits of it come into a name. */
const idIn = (recordId: string): string => recordId.replace(/[^0-9A-Za-z]/g, '').slice(0, 8) || 'file';
