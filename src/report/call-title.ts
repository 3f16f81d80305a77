import { MINUTE_MS, type EpochMs } from '#base/units';
import type { CallRecord, Identity } from '#calls/model';
import { kindOfCall, type CallKind } from './call-kind.ts';
import { modalityWord } from './enum-words.ts';
import { formatClock, formatClockMinutes, formatCount, formatDate, formatExactLength } from './format.ts';
import { personName } from './list/row-source.ts';

/** What is known of a call beyond its record, as far as it is read. */
export type CallContext = {
  /** IANA name. */
  readonly zone: string;
  /** Who is in the call: phones are known from them alone. */
  readonly people: readonly (Identity | undefined)[];
};

/** `Meeting, Wed 19 Aug 2026, 14:00–14:47`; a call under five minutes is told to the second. */
export const callTitle = (record: CallRecord, context: CallContext): string => {
  const when = record.start === undefined ? undefined : spanWords(record.start, record.end, context.zone);
  return [callWord(record, context), when].filter((part) => part !== undefined).join(', ');
};

/** `Meeting 14:00–14:47`, for lists that say the day elsewhere. */
export const shortCallTitle = (record: CallRecord, context: CallContext): string => {
  const { start, end } = record;
  if (start === undefined) return callWord(record, context);
  const from = formatClockMinutes(start, context.zone);
  const to = end === undefined ? from : formatClockMinutes(end, context.zone);
  return `${callWord(record, context)} ${from === to ? from : `${from}–${to}`}`;
};

const WORDS: Readonly<Record<CallKind, string>> = {
  meeting: 'Meeting',
  groupCall: 'Group call',
  telephone: 'PSTN call',
  twoPeople: '1:1 call',
  call: 'Call',
};

const callWord = (record: CallRecord, { people }: CallContext): string => WORDS[kindOfCall(record, people)];

const SHORT_MS = 5 * MINUTE_MS;

const spanWords = (start: EpochMs, end: EpochMs | undefined, zone: string): string => {
  const isShort = end !== undefined && Math.abs(end - start) < SHORT_MS;
  const clock = isShort ? formatClock : formatClockMinutes;
  const day = formatDate(start, zone);
  const from = clock(start, zone);
  if (end === undefined) return `${day}, ${from}`;
  const to = clock(end, zone);
  const endDay = formatDate(end, zone);
  if (endDay !== day) return `${day}, ${from}–${endDay}, ${to}`;
  return from === to ? `${day}, ${from}` : `${day}, ${from}–${to}`;
};

/** What stands under the title. Names are for the page to isolate, so they come alone. */
export type CallFacts = {
  readonly length: string | undefined;
  readonly who:
    | { readonly kind: 'organised'; readonly by: string }
    | { readonly kind: 'called'; readonly caller: string; readonly callee: string }
    | undefined;
  /** `238 participants`. */
  readonly participants: string | undefined;
  /** `audio, video, screen sharing`. */
  readonly modalities: string | undefined;
};

/** The facts of a call; in a call of two `people` are its caller and callee. */
export const callFacts = (
  record: CallRecord,
  people: readonly (Identity | undefined)[],
  participantCount: number | undefined,
): CallFacts => {
  const { start, end } = record;
  return {
    length:
      start === undefined || end === undefined ? undefined : formatExactLength(Math.max(0, end - start)),
    who: whoOf(record, people),
    participants:
      participantCount === undefined || record.type === 'peerToPeer'
        ? undefined
        : participants(participantCount),
    modalities: [...new Set(record.modalities.map(modalityWord))].join(', ') || undefined,
  };
};

const whoOf = (record: CallRecord, [caller, callee]: readonly (Identity | undefined)[]): CallFacts['who'] => {
  const names = { caller: personName(caller), callee: personName(callee) };
  if (record.type === 'peerToPeer' && names.caller !== undefined && names.callee !== undefined) {
    return { kind: 'called', caller: names.caller, callee: names.callee };
  }
  const by = personName(record.organizer);
  return by === undefined ? undefined : { kind: 'organised', by };
};

const participants = (count: number): string =>
  count === 1 ? '1 participant' : `${formatCount(count)} participants`;
