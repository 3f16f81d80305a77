import type { CallRecord, Identity } from '#calls/model';
import { unpackSessions, type SessionPack } from '#calls/session-pack';
import type { FileEntry } from '#report/case/combine-files';
import type { CallBodies } from '#report/case/call-bodies';
import type { SessionName } from '#report/case/kept-bodies';
import type { CaseInfo } from '#report/case/read-case';
import type { SessionPages } from './desk/feed.ts';

/** A call opened from files, as far as it is read. In memory only, and gone with the page. */
export type OpenedFile = {
  /** Grows with every opening, so that a page can tell one call from the next. */
  readonly serial: number;
  readonly state: 'reading' | 'open' | 'no-call';
  readonly entries: readonly FileEntry[];
  readonly record: CallRecord | undefined;
  readonly isRecordMade: boolean;
  readonly participants: readonly Identity[] | undefined;
  readonly isPageMissing: boolean;
  /** Sessions that the files hold, and those of them that are here. */
  readonly total: number;
  readonly portions: readonly Portion[];
  /** What the case file says of itself that the call came in; undefined for any other files. */
  readonly caseInfo: CaseInfo | undefined;
  /** A session as the file has it, by its place among all of them. */
  readonly raw: (index: number, session: SessionName) => Promise<unknown>;
  /** All of it as the files have it, sessions in the same order. */
  readonly bodies: () => Promise<CallBodies>;
};

/** Sessions of one page of the files, in bytes. */
type Portion = SessionPages[number] & { readonly page: number };

export const portionOf = (page: number, pack: SessionPack): Portion => ({
  page,
  pack,
  sessions: unpackSessions(pack),
});

type Answers = Pick<OpenedFile, 'raw' | 'bodies'>;

/** Before anything is read of it. */
export const beginning = (serial: number, answers: Answers): OpenedFile => ({
  serial,
  state: 'reading',
  entries: [],
  record: undefined,
  isRecordMade: false,
  participants: undefined,
  isPageMissing: false,
  total: 0,
  portions: [],
  caseInfo: undefined,
  ...answers,
});

/** Which page the session at a place among all of them came on. */
export const pageOf = (portions: OpenedFile['portions'], index: number): number | undefined => {
  let first = 0;
  for (const { page, sessions } of portions) {
    first += sessions.length;
    if (index < first) return page;
  }
  return undefined;
};

let opened: OpenedFile | undefined;
const listeners = new Set<() => void>();

export const openedFile = (): OpenedFile | undefined => opened;

export const setOpenedFile = (next: OpenedFile | undefined): void => {
  opened = next;
  for (const listener of listeners) listener();
};

export const onOpenedFile = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
