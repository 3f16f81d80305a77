import type { EpochMs } from '#base/units';
import type { ParseProblem } from '#calls/parse-body';
import type { SessionPack } from '#calls/session-pack';
import type { CallRecord } from '#calls/model';
import type { About } from '#quality/diagnose';
import type { LimitSetName } from '#quality/limit-sets';
import type { CallSummary } from '#report/call-summary';
import type { SessionPart, SessionRow } from '#report/list/session-rows';
import type { ToldDiagnosis } from '#report/verdict/verdict';
import type { PageNotes } from '../page-notes.ts';

/** What the page asks of the desk. A job goes on until it is ended; sessions are given to it as they come. */
export type ToDesk =
  | { readonly kind: 'read'; readonly ask: number; readonly body: ArrayBuffer }
  | { readonly kind: 'begin'; readonly job: number; readonly work: Work }
  /** `isWhole`: none are to come after these. */
  | {
      readonly kind: 'sessions';
      readonly job: number;
      readonly packs: readonly SessionPack[];
      readonly isWhole: boolean;
    }
  | { readonly kind: 'about'; readonly job: number; readonly about: About }
  | { readonly kind: 'end'; readonly job: number };

/** Rows out of sessions, what the list of calls tells of them, or what is wrong with the call. */
export type Work =
  | { readonly kind: 'rows'; readonly limits: LimitSetName }
  | { readonly kind: 'summary'; readonly record: CallRecord }
  | {
      readonly kind: 'diagnosis';
      readonly limits: LimitSetName;
      readonly record: CallRecord | undefined;
      /** When it is asked, which tells a young record from an old one. */
      readonly now: EpochMs;
      readonly about: About;
    };

/** What the desk answers. */
export type FromDesk =
  /** Comes before the answer. */
  | { readonly kind: 'next'; readonly ask: number; readonly next: NextPage }
  | { readonly kind: 'read'; readonly ask: number; readonly answer: BodyAnswer }
  | { readonly kind: 'rows'; readonly job: number; readonly rows: ChangedRows }
  | { readonly kind: 'summed'; readonly job: number; readonly summed: Summed }
  | { readonly kind: 'found'; readonly job: number; readonly found: Found }
  /** The job ended by a fault in the code, in its own words. */
  | { readonly kind: 'fault'; readonly job: number; readonly words: string }
  /** The code of the job could not be fetched. */
  | { readonly kind: 'not-loaded'; readonly job: number }
  /** The desk itself could not be loaded: nothing that was asked will be answered. */
  | { readonly kind: 'down' };

/** Where the next page is, and how many entries the page has that says so. */
export type NextPage = { readonly link: string; readonly sessions: number };

/** A page of sessions out of its body. */
export type BodyAnswer =
  | {
      readonly kind: 'page';
      readonly notes: PageNotes;
      readonly nextLink: string | undefined;
      readonly pack: SessionPack;
    }
  | { readonly kind: 'problem'; readonly problem: ParseProblem };

/** A row as it is sent: its sessions are on the page already, by their place among all. */
export type SentRow = Omit<SessionRow, 'parts'> & { readonly parts: readonly Omit<SessionPart, 'session'>[] };

/** Rows that are new or made anew, with their places; the rest stand as they stood. */
export type ChangedRows = {
  /** So many pages they are told of with, and all that came before them; undefined: more are to come first. */
  readonly pages: number | undefined;
  readonly places: readonly number[];
  readonly rows: readonly SentRow[];
};

/** What so many pages come to. */
export type Summed = { readonly summary: CallSummary; readonly pages: number };

/** What was found, in how many pages, and for which ticket. */
export type Found = { readonly diagnosis: ToldDiagnosis; readonly pages: number; readonly about: About };
