import type { CalendarDay } from './calendar.ts';

/** What a pasted text asks for. Everything is optional: a record id alone is a ticket, and so is “Anna, yesterday”. */
export type Ticket = {
  /** Call record ids, or ids of people: both are GUIDs. Lower case. */
  readonly ids: readonly string[];
  readonly joinLinks: readonly JoinLink[];
  readonly people: readonly AskedPerson[];
  /** Digits of phone numbers; a tail is as good as a whole number. */
  readonly phones: readonly string[];
  readonly day: AskedDay | undefined;
  readonly time: AskedTime | undefined;
  /** IANA name of the zone the text names; times without one are in the viewer's. */
  readonly zone: string | undefined;
  readonly symptoms: readonly Symptom[];
};

/** A join link holds the meeting's thread and who organised it, never a call record's id. */
export type JoinLink = {
  /** Thread id or meeting code, lower case. */
  readonly meeting: string;
  readonly organizerId: string | undefined;
};

export type AskedPerson = {
  readonly words: string;
  /** `may` be a name: it counts only when somebody is known by it. */
  readonly kind: 'account' | 'name' | 'maybe';
};

export type AskedDay = {
  readonly day: CalendarDay;
  /** Not in the text: the last day on which the time given has passed. */
  readonly isAssumed: boolean;
};

/** Minutes after midnight. A time without length is from and to the same. */
export type AskedTime = { readonly from: number; readonly to: number; readonly isAbout: boolean };

/** What people say they heard, and the reasons Teams offers that mean it. */
export type Symptom = { readonly said: string; readonly tokens: readonly string[] };
