import type { Range } from '#base/range';
import type { EpochMs } from '#base/units';
import type { CallRecord, Feedback, Identity, Session } from '#calls/model';
import type { Grade } from './grade.ts';
import type { Tally, TallyByKind } from './tally.ts';

/** One session of a person: its place in the record, and when it was. Without a start nobody knows when. */
type Stay = { readonly session: number } & (Range | { readonly start: undefined; readonly end: undefined });

/** When a person was in the call. */
export const spansOf = ({ stays }: Pick<PersonFacts, 'stays'>): readonly Range[] =>
  stays.filter((stay) => stay.start !== undefined);

/** What diagnosis remembers of one person: a few numbers, whatever the length of their sessions. */
export type PersonFacts = {
  readonly key: string;
  readonly identity: Identity | undefined;
  /** Their sessions, in the order read. */
  readonly stays: readonly Stay[];
  /** Their audio over all sessions, and its worst average as a multiple of its limit, 0 when not judged. */
  readonly sent: Grade;
  readonly heard: Grade;
  readonly sentTimes: number;
  readonly heardTimes: number;
  /** The worst average of any medium, the person's own both ways. */
  readonly worstTimes: number;
  /** The person's audio streams. */
  readonly audio: Tally;
  /** Audio packets sent and counted: who spoke much. */
  readonly packetsSent: number;
  readonly feedback: Feedback | undefined;
  readonly platform: string | undefined;
  /** Where they were; see `placeOf`. */
  readonly place: string | undefined;
  readonly publicAddress: string | undefined;
  readonly accessPoint: string | undefined;
  /** A microphone or speaker that is built into the machine. */
  readonly builtInSound: boolean;
};

/** The people of one place. */
type PlaceFacts = {
  /** How many they are, how many of them had audio that could be judged, and whose was poor. */
  readonly people: number;
  readonly judged: number;
  readonly poor: ReadonlySet<string>;
};

/** Somebody who was gone for a moment. */
export type Rejoin = { readonly person: string; readonly left: EpochMs; readonly back: EpochMs };

/** The whole call as far as it is read. */
export type CallFacts = {
  readonly record: CallRecord | undefined;
  readonly sessionCount: number;
  /** Every session so far has a person at both ends. */
  readonly isTwoParty: boolean;
  /** When the last session ended, and the longest of them, in ms. */
  readonly lastEnd: EpochMs | undefined;
  readonly longestMs: number;
  readonly people: ReadonlyMap<string, PersonFacts>;
  /** Who shares a subnet or, at home, a public address; see `placeOf`. */
  readonly places: ReadonlyMap<string, PlaceFacts>;
  /** People with audio that could be judged. */
  readonly judgedPeople: number;
  /** Ratings 1 and 2, one vote a person. */
  readonly complainers: ReadonlySet<string>;
  readonly rejoins: readonly Rejoin[];
  readonly tally: TallyByKind;
  /** People whose audio was poor one way at least. */
  readonly poorPeople: ReadonlySet<string>;
  /** Rules of kind cause or failure that fired for a person. */
  readonly explained: ReadonlyMap<string, ReadonlySet<string>>;
  /** People of whom a cause was found that others could hear. */
  readonly hurtOthers: ReadonlySet<string>;
  /** People who spoke through sound that is built into their machine. */
  readonly builtInSpeakers: ReadonlySet<string>;
  /** The first sessions, for what is told of a call of two. */
  readonly firstSessions: readonly Session[];
};

/** Whether a grade says that nothing was wrong on average. */
export const isWell = (grade: Grade): boolean => grade === 'good' || grade === 'burst';

/** Whether a rating is poor: 1 or 2. */
export const isPoorRating = (feedback: Feedback | undefined): boolean =>
  feedback?.rating === 1 || feedback?.rating === 2;

/** Somebody whom a listener may have heard, in order of how badly they sent. */
export type Sender = { readonly person: string; readonly times: number; readonly grade: Grade };

/**
 * Who sent worst while a person was in the call: whom a complainer with clean audio heard. The worst average
 * first; of equals, who spoke more. People of whom nothing could be judged are left out.
 */
export const worstSenders = (call: CallFacts, listener: string, count: number): readonly Sender[] => {
  const own = call.people.get(listener);
  const spans = own ? spansOf(own) : [];
  const found: (Sender & { readonly packets: number })[] = [];
  for (const other of call.people.values()) {
    if (other.key === listener || other.sentTimes === 0) continue;
    if (!meet(spans, spansOf(other))) continue;
    found.push({ person: other.key, times: other.sentTimes, grade: other.sent, packets: other.packetsSent });
  }
  return found
    .sort((one, other) => other.times - one.times || other.packets - one.packets)
    .slice(0, count)
    .map(({ person, times, grade }) => ({ person, times, grade }));
};

/** Whether two people were in the call at the same time. */
export const wereTogether = (call: CallFacts, one: string, other: string): boolean => {
  const [some, others] = [call.people.get(one), call.people.get(other)];
  return some !== undefined && others !== undefined && meet(spansOf(some), spansOf(others));
};

const meet = (some: readonly Range[], others: readonly Range[]): boolean =>
  some.some((one) => others.some((other) => one.start <= other.end && other.start <= one.end));
