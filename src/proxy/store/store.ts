import type { NumberedClue, Numbering, Wanted } from '#calls/numbering';
import type { ProblemCode } from '#contract/problem';
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
  readonly standstill?: Standstill | undefined;
};

/** Why reading stands still just now, told by whichever process reads. */
export type Standstill = {
  readonly problem: ProblemCode;
  /** When Graph may be asked for the next page, epoch milliseconds. */
  readonly nextPageAt: number;
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
  /** When Graph last gave it, epoch milliseconds. */
  readonly readAt: number;
};

/** Takes names and addresses out of a record or an item; the numbering keeps apart who was told apart. */
export type Erase = (
  kind: 'callRecord' | 'session' | 'participant',
  item: JsonObject,
  numbering: Numbering,
) => JsonObject;

/** Which records are meant. Instants are epoch milliseconds. */
export type Due = {
  /** Calls that ended before; where Graph does not say when a call ended, what was read of it before. */
  readonly endedBefore: number;
  /** Only what Graph was not asked for since. */
  readonly readBefore: number;
};

/** The sole right of one process to do something, kept alive until it is released. */
export type Lease = {
  /** Aborts when the right was lost all the same: the store could not be reached for too long. */
  readonly lost: AbortSignal;
  readonly release: () => void;
};

/** What no longer opens anything until the instant: `jti …`, `sid …`, `sub …`, `all before …`. */
export type Revocation = { readonly mark: string; readonly until: number };

type Opening = {
  /** The limit it counts for. */
  readonly what: string;
  readonly person: string;
  readonly record: string;
  readonly at: number;
};

/** Keeps what walks read. Raw: who may see what is decided when a page is sent. Instants are epoch milliseconds. */
export type RecordStore = {
  /** `NOTHING_READ` when the collection is not there, or no longer. */
  progress(key: CollectionKey): Promise<Progress>;
  /** Gives the progress as it is, unchanged, when what is there is not what the page follows. */
  append(key: CollectionKey, page: ReadPage): Promise<Progress>;
  /** Tells others who read the collection why it stands still, or that it no longer does. */
  stand(key: CollectionKey, standstill: Standstill | undefined): Promise<void>;
  /** Changes where reading goes on, without a page, under the same condition. */
  setNext(key: CollectionKey, after: number, next: NextStep): Promise<Progress>;
  /** At most `count` items from the given index on, in the order in which Graph gave them. */
  read(key: CollectionKey, from: number, count: number): Promise<KeptItems>;
  /** The right to read a thing of that name from Graph; undefined while another process has it. */
  readonly claim: (name: string) => Promise<Lease | undefined>;
  /** What Graph gives anew of a record that was erased begins anew, collections and numbers too. */
  keepRecord(key: RecordKey, json: JsonObject): Promise<void>;
  /** The newest version kept of a record. */
  newestRecord(version: GraphVersion, recordId: string): Promise<KeptRecord | undefined>;
  /**
   * Numbers people of a record, in the order in which they are given: all clues of those asked for, each with the number
   * it has for whoever shares the store, now and later.
   */
  number(recordId: string, wanted: readonly Wanted[]): Promise<readonly NumberedClue[]>;
  /** Keeps a link of Graph's until the instant, by a name that may be told. */
  keepLink(name: string, url: string, until: number): Promise<void>;
  /** Undefined when it was never kept, or no longer is. */
  findLink(name: string): Promise<string | undefined>;
  /** 32 random bytes, the same for all processes that share the store, for as long as it lasts. */
  secret(name: string): Promise<Uint8Array>;
  /** Erases what is due; gives the number of records. Done twice it changes nothing more. */
  eraseIdentity(due: Due, erase: Erase): Promise<number>;
  /** Deletes what is due; gives the number of records. */
  forget(due: Due): Promise<number>;
  revoke(revocation: Revocation): Promise<void>;
  /** Those that hold at the instant, whoever revoked. */
  revoked(at: number): Promise<readonly Revocation[]>;
  /**
   * Writes down that a person opens a record, unless they have opened `most` others since: then gives the instant of the
   * oldest of those. Openings before `since` are forgotten.
   */
  open(
    opening: Opening,
    limit: { readonly most: number; readonly since: number },
  ): Promise<number | undefined>;
  /** Another process may be at it. */
  readonly isShared: boolean;
  close(): Promise<void>;
};

/** Names the collection in maps and messages. */
export const nameOf = (key: CollectionKey): string =>
  `${key.version} ${key.recordId} ${key.recordVersion} ${key.collection}`;

/** The reading of a collection is one process's at a time, whatever the version. */
export const leaseNameOf = ({
  version,
  recordId,
  collection,
}: Omit<CollectionKey, 'recordVersion'>): string => [version, recordId, collection].join(' ');
