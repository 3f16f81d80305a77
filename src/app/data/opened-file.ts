import type { CallRecord, Identity, Session } from '#calls/model';
import type { CallBodies } from './call-bodies.ts';
import type { FileEntry } from './combine-files.ts';

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
  readonly portions: readonly { readonly page: number; readonly sessions: readonly Session[] }[];
  /** A session as the file has it, by its place among all of them. */
  readonly raw: (index: number, session: Pick<Session, 'id' | 'start'>) => Promise<unknown>;
  /** All of it as the files have it, sessions in the same order. */
  readonly bodies: () => Promise<CallBodies>;
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
