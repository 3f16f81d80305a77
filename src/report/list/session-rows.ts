import type { EpochMs } from '#base/units';
import type { Failure, Feedback, Identity, Session } from '#calls/model';
import type { End } from '#quality/ends';
import type { Grade, MediumKind } from '#quality/grade';
import type { LimitSetName } from '#quality/limit-sets';

/**
 * One line of the session list: everything one person did in the call. Someone who leaves and comes back has
 * one row with two parts. In a call between two people each end is a row of its own; the service never is.
 */
export type SessionRow = {
  /** Stable for the life of the record: the person's id where there is one, else the session's. */
  readonly key: string;
  readonly person: Identity | undefined;
  /** What to call them: display name, else UPN, phone number, else “Unnamed” with a number. */
  readonly name: string;
  /** In order of their start. Never empty. */
  readonly parts: readonly SessionPart[];
  /** Which end of the sessions the person is. */
  readonly end: 'caller' | 'callee';
  /** Audio in numbers, the worst of the parts in each; undefined is not measured. */
  readonly sent: DirectionNumbers;
  readonly heard: DirectionNumbers;
  readonly roundTripMs: number | undefined;
  readonly roundTripOver: boolean;
  readonly network: RowNetwork | undefined;
  readonly platform: string | undefined;
  readonly client: string | undefined;
  /** Every modality the person used, in Graph's words. */
  readonly modalities: readonly string[];
  readonly feedback: Feedback | undefined;
  readonly failure: Failure | undefined;
  /** 0 is the worst: failed, poor both ways, poor sent, poor heard, burst, not judged, no data, good. */
  readonly severity: number;
  /** Limits crossed, and the worst reading as a multiple of its limit, undefined where none was judged. */
  readonly limitsCrossed: number;
  readonly timesLimit: number | undefined;
};

export type DirectionNumbers = {
  readonly grade: Grade;
  readonly lossRatio: number | undefined;
  readonly lossOver: boolean;
  readonly jitterMs: number | undefined;
  readonly jitterOver: boolean;
};

export type RowNetwork = {
  readonly connection: string | undefined;
  readonly signalPercent: number | undefined;
  readonly band: string | undefined;
  readonly transport: string | undefined;
  readonly subnet: string | undefined;
  /** The access point's radio. */
  readonly bssid: string | undefined;
  readonly publicAddress: string | undefined;
};

/** One session of a row: a bar of its lane. */
export type SessionPart = {
  /** Where it stands in the order in which Graph gave the sessions, from 0. */
  readonly index: number;
  readonly session: Session;
  /** Which end the person is here: someone who called may later be called. */
  readonly side: End;
  readonly start: EpochMs | undefined;
  readonly end: EpochMs | undefined;
  readonly sent: Grade;
  readonly heard: Grade;
  readonly failure: Failure | undefined;
  readonly media: MediaGrades;
  /** The set of limits by which all of it was judged. */
  readonly judgedBy: LimitSetName;
};

/**
 * A session's audio in numbers, and how far it is past which limits, whatever the medium. A row of one part has them
 * itself; `numbersOf` finds those of a part.
 */
export type PartNumbers = {
  readonly sent: DirectionNumbers;
  readonly heard: DirectionNumbers;
  readonly roundTripMs: number | undefined;
  readonly roundTripOver: boolean;
  readonly limitsCrossed: number;
  readonly timesLimit: number | undefined;
};

/** How the media of a session fared, in short; `mediaOf` has their numbers. */
export type MediaGrades = {
  /** Media with a stream, by label: the sub-rows of an open row. */
  readonly count: number;
  /** Undefined: no stream of it is listed. */
  readonly audio: WayGrades | undefined;
  readonly video: WayGrades | undefined;
  readonly sharing: WayGrades | undefined;
};

export type WayGrades = { readonly sent: Grade; readonly heard: Grade };

/** One medium of a session: a sub-row when the row is open. */
export type MediumPart = {
  readonly kind: MediumKind;
  readonly label: string;
  readonly sent: DirectionNumbers;
  readonly heard: DirectionNumbers;
  /** Frames a second, of the directions that have them. */
  readonly sentFps: number | undefined;
  readonly heardFps: number | undefined;
  /** In words. */
  readonly codec: string | undefined;
  /** A bar each, in order. */
  readonly segments: readonly {
    readonly start: EpochMs | undefined;
    readonly end: EpochMs | undefined;
    readonly sent: Grade;
    readonly heard: Grade;
  }[];
};
