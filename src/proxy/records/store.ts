import type { GraphVersion } from '#contract/routes';
import type { JsonObject } from '../graph/json.ts';

/** What is kept of one version of a call record: a collection read page by page. */
export type CollectionKey = {
  readonly version: GraphVersion;
  readonly recordId: string;
  /** The record's own version, an Int64 as text. */
  readonly recordVersion: string;
  readonly collection: 'sessions' | 'sessions-with-segments' | 'participants';
};

/** Where reading goes on. `check`: all pages are there, and the record's version is to be looked at once more. */
export type NextStep =
  | { readonly kind: 'first-page' }
  | { readonly kind: 'page'; readonly url: string }
  | { readonly kind: 'check' }
  | { readonly kind: 'nothing' };

/** How far a collection has been read. */
export type Progress = {
  readonly pages: number;
  readonly items: number;
  readonly next: NextStep;
};

export const NOTHING_READ: Progress = { pages: 0, items: 0, next: { kind: 'first-page' } };

/** One page as read from Graph, unmasked. `bytes` is what its JSON took. */
type ReadPage = {
  /** How many items were there when it was asked for: it follows those and no others. */
  readonly after: number;
  readonly items: readonly JsonObject[];
  readonly bytes: number;
  readonly next: NextStep;
};

/** Keeps what walks read. Raw: who may see what is decided when a page is sent. */
export type RecordStore = {
  /** `NOTHING_READ` when the collection is not there, or no longer. */
  progress(key: CollectionKey): Promise<Progress>;
  /** Gives the progress as it is, unchanged, when what is there is not what the page follows. */
  append(key: CollectionKey, page: ReadPage): Promise<Progress>;
  /** Changes where reading goes on, without a page, under the same condition. */
  setNext(key: CollectionKey, after: number, next: NextStep): Promise<Progress>;
  /** At most `count` items from the given index on, in the order in which Graph gave them. */
  read(key: CollectionKey, from: number, count: number): Promise<readonly JsonObject[]>;
};

export const nameOf = (key: CollectionKey): string =>
  [key.version, key.recordId, key.recordVersion, key.collection].join(' ');
