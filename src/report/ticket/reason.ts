import type { CallRecord, Identity } from '#calls/model';
import type { SessionRow } from '../list/session-rows.ts';

/** What is known here of a call that may be the one. */
export type CallKnowledge = {
  readonly record: CallRecord;
  /** Who was in it; undefined while nobody has read that. */
  readonly people: readonly Identity[] | undefined;
  /** Ids of people by whom Graph's list found it: they were in it, whatever else is unread. */
  readonly foundBy: readonly string[];
  /** Sessions read so far. */
  readonly rows: readonly SessionRow[];
  readonly isComplete: boolean;
};

/** Why a call is the one that was asked for, or is not. */
export type Reason = {
  /** `open`: nothing read says one or the other. */
  readonly holds: 'yes' | 'no' | 'open';
  readonly words: string;
};

/** How a reason counts: one that a call cannot do without, or one that only speaks for it. */
export type WeighedReason = Reason & { readonly weight: number; readonly isNeeded: boolean };

/** Something asked for that is so. */
export const yes = (words: string, weight: number, isNeeded = true): WeighedReason => ({
  holds: 'yes',
  words,
  weight,
  isNeeded,
});

/** Something asked for that is not so. */
export const no = (words: string, weight: number, isNeeded = true): WeighedReason => ({
  holds: 'no',
  words,
  weight,
  isNeeded,
});

/** Something asked for of which nothing is read. */
export const open = (words: string, isNeeded = true): WeighedReason => ({
  holds: 'open',
  words,
  weight: 0,
  isNeeded,
});
