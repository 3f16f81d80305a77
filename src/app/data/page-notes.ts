import { Reader } from '#base/read';
import type { EpochMs } from '#base/units';
import type { ProblemCode } from '#contract/problem';
import { problemCode } from './problem.ts';

/** What the proxy says about a collection beside its values: `@earshot.…` of contract/page.ts. */
export type PageNotes = {
  readonly complete: boolean;
  readonly version: string | undefined;
  /** Sessions and pages the walk has read so far, at least as many as are given here. */
  readonly read: number | undefined;
  readonly pagesRead: number | undefined;
  /** Why the walk stands still just now. */
  readonly problem: ProblemCode | undefined;
  /** When Graph may be asked for the next page. */
  readonly nextPageAt: EpochMs | undefined;
  /** Graph could not confirm that this is the newest. */
  readonly stale?: Stale | undefined;
  /** Names and addresses were erased, for everybody. */
  readonly isErased?: boolean;
};

export type Stale = {
  readonly code: ProblemCode;
  /** When Graph gave it, or confirmed it last. */
  readonly readAt: EpochMs | undefined;
};

/** Reads the annotations of a page. What is missing or odd counts as not said, and never as complete. */
export const readPageNotes = (json: unknown): PageNotes => {
  const page = Reader.over(json, '', []);
  return {
    complete: page?.boolean('@earshot.complete') === true,
    version: page?.text('@earshot.version'),
    read: page?.number('@earshot.read'),
    pagesRead: page?.number('@earshot.pagesRead'),
    problem: problemCode(page?.text('@earshot.problem')),
    nextPageAt: page?.instant('@earshot.nextPageAt'),
    stale: readStale(page),
    isErased: page?.boolean('@earshot.erased') === true,
  };
};

const readStale = (page: Reader | undefined): Stale | undefined => {
  const code = problemCode(page?.text('@earshot.stale'));
  return code && { code, readAt: page?.instant('@earshot.readAt') };
};
