import type { GraphVersion } from '#contract/routes';
import type { JsonObject } from '../graph/json.ts';

/** One version of a call record, as kept. `recordVersion` is an Int64 as text. */
export type RecordKey = {
  readonly version: GraphVersion;
  readonly recordId: string;
  readonly recordVersion: string;
};

/** What is kept of one version of a call record beside itself: a collection read page by page. */
export type CollectionKey = RecordKey & {
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
  /** How often reading began again at the first page. */
  readonly restarts: number;
};

export const NOTHING_READ: Progress = { pages: 0, items: 0, next: { kind: 'first-page' }, restarts: 0 };

/** One page as read from Graph, unmasked. */
type ReadPage = {
  /** How many items were there when it was asked for: it follows those and no others. */
  readonly after: number;
  readonly items: readonly JsonObject[];
  readonly next: NextStep;
};

/** `areErased`: names and addresses have been taken out for good, and what is left may be seen by any reader. */
type KeptItems = { readonly items: readonly JsonObject[]; readonly areErased: boolean };

type KeptRecord = {
  readonly recordVersion: string;
  readonly json: JsonObject;
  readonly isErased: boolean;
};

/** Takes names and addresses out of a record or an item; the same people stay the same within a record. */
export type Erase = (
  kind: 'callRecord' | 'session' | 'participant',
  recordId: string,
  item: JsonObject,
) => JsonObject;

/** The sole right of one process to do something, kept alive until it is released. */
export type Lease = {
  /** Aborts when the right was lost all the same: the store could not be reached for too long. */
  readonly lost: AbortSignal;
  readonly release: () => void;
};

/** Keeps what walks read. Raw: who may see what is decided when a page is sent. Instants are epoch milliseconds. */
export type RecordStore = {
  /** `NOTHING_READ` when the collection is not there, or no longer. */
  progress(key: CollectionKey): Promise<Progress>;
  /** Gives the progress as it is, unchanged, when what is there is not what the page follows. */
  append(key: CollectionKey, page: ReadPage): Promise<Progress>;
  /** Changes where reading goes on, without a page, under the same condition. */
  setNext(key: CollectionKey, after: number, next: NextStep): Promise<Progress>;
  /** At most `count` items from the given index on, in the order in which Graph gave them. */
  read(key: CollectionKey, from: number, count: number): Promise<KeptItems>;
  /** The right to read a thing of that name from Graph; undefined while another process has it. */
  readonly claim: (name: string) => Promise<Lease | undefined>;
  keepRecord(key: RecordKey, json: JsonObject): Promise<void>;
  /** The newest version kept of a record. */
  newestRecord(version: GraphVersion, recordId: string): Promise<KeptRecord | undefined>;
  /** Keeps a link of Graph's until the instant, by a name that may be told. */
  keepLink(name: string, url: string, until: number): Promise<void>;
  /** Undefined when it was never kept, or no longer is. */
  findLink(name: string): Promise<string | undefined>;
  /** 32 random bytes, the same for all processes that share the store, for as long as it lasts. */
  secret(name: string): Promise<Uint8Array>;
  /** Erases what was read before the instant; gives the number of records. Done twice it changes nothing more. */
  eraseIdentity(before: number, erase: Erase): Promise<number>;
  /** Deletes what was read before the instant; gives the number of records. */
  forget(before: number): Promise<number>;
  close(): Promise<void>;
};

/** Names the collection in maps and messages. */
export const nameOf = (key: CollectionKey): string =>
  [key.version, key.recordId, key.recordVersion, key.collection].join(' ');

/** The reading of a collection is one process's at a time, whatever the version. */
export const leaseNameOf = ({
  version,
  recordId,
  collection,
}: Omit<CollectionKey, 'recordVersion'>): string => [version, recordId, collection].join(' ');
