import { epochMs } from '#base/units';
import type { CallRecord, Identity, Session } from '#calls/model';
import { endpointOf } from '#quality/ends';
import type { FileBody } from './file-body.ts';
import { MOST_SESSIONS } from './file-text.ts';

/** A file that was read, or why it was left out. */
export type FileEntry = {
  readonly name: string;
  readonly isTaken: boolean;
  /** “page 1, 60 sessions”; “not JSON, line 3, column 5”. */
  readonly words: string;
};

/** A call out of one or more files. Sessions stand in pages as they came, each page with the file it is in. */
export type CombinedFiles = {
  readonly entries: readonly FileEntry[];
  readonly record: CallRecord;
  readonly isRecordMade: boolean;
  readonly participants: readonly Identity[] | undefined;
  readonly pages: readonly { readonly file: number; readonly sessions: readonly Session[] }[];
  /** A page names another that is not among the files. */
  readonly isPageMissing: boolean;
};

export type ReadFile = {
  readonly name: string;
  /** A text is the reason why it could not be read. */
  readonly body: FileBody | string;
};

/** Puts files together, by their names as people count: page-2 before page-10. Undefined when none holds a call. */
export const combineFiles = (
  files: readonly ReadFile[],
): { readonly call: CombinedFiles | undefined; readonly entries: readonly FileEntry[] } => {
  const pages: { file: number; sessions: readonly Session[] }[] = [];
  const entries: FileEntry[] = [];
  const found: Found = { id: undefined, record: undefined, participants: undefined, open: 0, count: 0 };
  for (const [file, { name, body }] of files.entries()) {
    const words = typeof body === 'string' ? body : reasonAgainst(body, found);
    if (words !== undefined || typeof body === 'string') {
      entries.push({ name, isTaken: false, words: `${words}, left out` });
      continue;
    }
    take(body, found);
    if (body.kind !== 'participants' && (body.sessions.length > 0 || body.kind === 'sessions')) {
      pages.push({ file, sessions: body.sessions });
    }
    entries.push({ name, isTaken: true, words: takenWords(body, pages.length) });
  }
  if (pages.length === 0 && found.record === undefined) return { call: undefined, entries };
  const sessions = pages.flatMap((page) => page.sessions);
  const call: CombinedFiles = {
    entries,
    record: found.record ?? madeRecord(found.id, sessions),
    isRecordMade: found.record === undefined,
    participants: found.participants,
    pages,
    isPageMissing: found.open > 0,
  };
  return { call, entries };
};

/** In the order of their names, numbers by their value. */
export const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name.localeCompare(other.name, 'en', { numeric: true });

type Found = {
  id: string | undefined;
  record: CallRecord | undefined;
  participants: readonly Identity[] | undefined;
  /** Pages that name a next one, less the pages that can be it. */
  open: number;
  count: number;
};

const idOf = (body: FileBody): string | undefined =>
  body.kind === 'record' ? body.record.id.toLowerCase() : body.recordId;

/** Why a body cannot belong to what was found before it. */
const reasonAgainst = (body: FileBody, found: Found): string | undefined => {
  const id = idOf(body);
  if (id !== undefined && found.id !== undefined && id !== found.id) return 'of another call';
  if (body.kind === 'record' && found.record !== undefined) return 'the record once more';
  const more = body.kind === 'participants' ? 0 : body.sessions.length;
  return found.count + more > MOST_SESSIONS
    ? `more than ${MOST_SESSIONS.toLocaleString('en')} sessions`
    : undefined;
};

const take = (body: FileBody, found: Found): void => {
  found.id ??= idOf(body);
  if (body.kind === 'participants') {
    found.participants = [...(found.participants ?? []), ...body.participants];
    return;
  }
  // The page that comes next closes what the one before it left open.
  if (body.sessions.length > 0 && found.open > 0) found.open -= 1;
  if (body.hasMore) found.open += 1;
  found.count += body.sessions.length;
  if (body.kind === 'record') found.record = body.record;
};

const takenWords = (body: FileBody, page: number): string => {
  const count = (sessions: readonly Session[]) =>
    `${sessions.length.toLocaleString('en')} ${sessions.length === 1 ? 'session' : 'sessions'}`;
  switch (body.kind) {
    case 'record':
      return body.sessions.length === 0 ? 'the record' : `the record, ${count(body.sessions)}`;
    case 'sessions':
      return `page ${page}, ${count(body.sessions)}`;
    case 'participants':
      return `${body.participants.length.toLocaleString('en')} participants`;
  }
};

/** What a page of sessions alone tells of its call: when it was, and two people in one session make it 1:1. */
const madeRecord = (id: string | undefined, sessions: readonly Session[]): CallRecord => {
  const times = (of: 'start' | 'end') =>
    sessions.map((session) => session[of]).filter((at) => at !== undefined);
  const [first, ...others] = sessions;
  const isOfTwo =
    first !== undefined &&
    others.length === 0 &&
    (['caller', 'callee'] as const).every((end) => endpointOf(first, end)?.kind === 'participant');
  const starts = times('start');
  const ends = times('end');
  return {
    id: id ?? 'not named in the file',
    version: undefined,
    type: isOfTwo ? 'peerToPeer' : undefined,
    modalities: [...new Set(sessions.flatMap(({ modalities }) => modalities))],
    start:
      starts.length === 0
        ? undefined
        : epochMs(starts.reduce<number>((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY)),
    end:
      ends.length === 0 ? undefined : epochMs(ends.reduce<number>((one, other) => Math.max(one, other), 0)),
    lastModified: undefined,
    joinWebUrl: undefined,
    organizer: undefined,
    participants: [],
  };
};
