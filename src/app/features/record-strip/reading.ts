import type { EpochMs } from '#base/units';
import type { Stale } from '../../data/page-notes.ts';

/** How far the reading of a record's sessions is, and what it is doing just now. */
export type Reading = {
  /** Sessions in the app. */
  readonly shown: number;
  /** How many there will be: counted from the participants, so about right; undefined while those are unread. */
  readonly expected: number | undefined;
  /** Graph pages behind them, about so many while the proxy is further than the app. */
  readonly pagesRead: number;
  readonly version: string | undefined;
  /** A version that was written since what is here was read. */
  readonly newerVersion?: string | undefined;
  /** Whether a later version may still add data. */
  readonly mayGrow: boolean;
  /** Graph could not confirm that this is the newest. */
  readonly stale?: Stale | undefined;
  /** Names and addresses were erased; for so many days they are kept. */
  readonly erasedAfterDays?: number | undefined;
  readonly state: ReadingState;
};

export type ReadingState =
  /** Read to the end. */
  | { readonly kind: 'complete' }
  /** There is more; it comes when the reader scrolls or asks. */
  | { readonly kind: 'resting' }
  | {
      readonly kind: 'reading';
      readonly toTheEnd: boolean;
      readonly nextPageAt: EpochMs | undefined;
      /** The place was lost: what is here stays until the pages are read anew. */
      readonly startsAgain?: boolean;
    }
  /** From files, and one that they name is not among them. */
  | { readonly kind: 'cut' }
  /** Graph asked for a pause; reading goes on by itself. */
  | { readonly kind: 'throttled'; readonly until: EpochMs; readonly toTheEnd: boolean }
  /**
   * `why` is a sentence for people, `detail` the code and request id for whoever they ask, `page` Graph's page where
   * that is known to be the one that failed.
   */
  | {
      readonly kind: 'failed';
      readonly page: number | undefined;
      readonly why: string;
      readonly detail: string;
      readonly needs: 'retry' | 'sign-in' | 'nothing';
    }
  | { readonly kind: 'offline'; readonly since: EpochMs | undefined };

/** A page of Graph holds at most this many sessions. */
export const GRAPH_PAGE = 60;

/** Sessions of about as many people: rounded, because people come back and machines join. */
export const expectedSessions = (participants: number, shown: number): number => {
  const rounded = participants > 50 ? Math.round(participants / 10) * 10 : participants;
  return Math.max(rounded, shown);
};

/** A box of the strip: read, under way, or to come; it stands for `pages` pages when there are many. */
export type PageBox = { readonly state: 'read' | 'underWay' | 'toCome'; readonly pages: number };

const MOST_BOXES = 12;

/** One box a page up to twelve; beyond, each stands for several. */
export const pageBoxes = ({ pagesRead, expected, state }: Reading): readonly PageBox[] => {
  const isWhole = state.kind === 'complete';
  const rest = Math.ceil((expected ?? 0) / GRAPH_PAGE);
  const total = isWhole ? Math.max(1, pagesRead) : Math.max(pagesRead + 1, rest);
  const pages = Math.ceil(total / MOST_BOXES);
  return Array.from({ length: Math.ceil(total / pages) }, (_, box) => ({
    pages,
    state: boxState(box, pages, pagesRead, state),
  }));
};

const boxState = (box: number, pages: number, pagesRead: number, state: ReadingState): PageBox['state'] => {
  if (state.kind === 'complete' || (box + 1) * pages <= pagesRead) return 'read';
  const isNext = box * pages <= pagesRead;
  return isNext && (state.kind === 'reading' || state.kind === 'throttled') ? 'underWay' : 'toCome';
};
