import type { ProblemCode } from './problem.ts';

/**
 * A collection as the proxy answers it: documented Graph JSON, and instance annotations under one prefix
 * that Graph clients ignore.
 */
export type Page<Item> = {
  readonly '@odata.context'?: string;
  /** Opaque and ours; asked for as it stands, with the same headers. */
  readonly '@odata.nextLink'?: string;
  readonly value: readonly Item[];
  /**
   * True on the last page of a collection read to its end, and only there. A collection that ends in trouble
   * keeps its nextLink, and following that answers the problem: it never looks like a clean end.
   */
  readonly '@earshot.complete'?: boolean;
  /** The record's version these sessions belong to, an Int64 as text. */
  readonly '@earshot.version'?: string;
  /** Sessions the walk has read so far, at least as many as the reader has been given. */
  readonly '@earshot.read'?: number;
  /** Pages the walk has read from Graph so far. */
  readonly '@earshot.pagesRead'?: number;
  /**
   * Why this comes from the store although Graph could not confirm that it is the newest version:
   * `call-record-not-found` when Graph has forgotten the record.
   */
  readonly '@earshot.stale'?: ProblemCode;
  /** With `stale`: when Graph gave or confirmed what is shown, ISO 8601 UTC. */
  readonly '@earshot.readAt'?: string;
  /** True when names and addresses were erased because the time to keep them is over. */
  readonly '@earshot.erased'?: boolean;
  /** Why the walk stands still just now. */
  readonly '@earshot.problem'?: ProblemCode;
  /** When Graph may be asked for the next page, ISO 8601 UTC; absent when nothing is to come or it is under way. */
  readonly '@earshot.nextPageAt'?: string;
};

/** Page sizes a client may ask for with Prefer: odata.maxpagesize (pages come from our store). */
export const PAGE_SIZE = { min: 1, default: 60, max: 1_000 } as const;
