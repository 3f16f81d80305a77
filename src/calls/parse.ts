import { Reader, type Oddity } from '#base/read';
import { err, ok, type Result } from '#base/result';
import { dropRepeats } from './drop-repeats.ts';
import { enumMember } from './enums.ts';
import type { CallRecord, Identity, Session } from './model.ts';
import { parseIdentitySet, parseParticipant } from './parse-identity.ts';
import { parseModalities, parseSession } from './parse-session.ts';

/** Why a body is not what it should be, and where. */
export type ParseProblem = { readonly path: string; readonly message: string };

/** What was odd in a body that could be read: left out or kept as sent, and never fatal. */
type WithOddities = { readonly oddities: readonly Oddity[] };

type Collection = WithOddities & { readonly nextLink: string | undefined };

/** Sessions of a body, and for each its place in the body's list, where `body-text.ts` finds it as sent. */
type PlacedSessions = { readonly sessions: readonly Session[]; readonly places: readonly number[] };

export type SessionsPage = Collection & PlacedSessions;
export type ParticipantsPage = Collection & { readonly participants: readonly Identity[] };
export type CallRecordList = Collection & { readonly records: readonly CallRecord[] };

/** A record with the first page of what was expanded in it; undefined where nothing was. */
export type ExpandedRecord = WithOddities & {
  readonly record: CallRecord;
  readonly sessions: readonly Session[] | undefined;
  readonly places: readonly number[];
  readonly sessionsNextLink: string | undefined;
  readonly participantsNextLink: string | undefined;
};

/** A call record. Refused without an id, because then it is something else. */
export const parseCallRecord = (json: unknown): Result<CallRecord, ParseProblem> => {
  const from = Reader.over(json, '', []);
  return from ? recordOf(from) : notAnObject;
};

/** A record together with its expanded sessions and participants, and the links to the rest of them. */
export const parseExpandedRecord = (json: unknown): Result<ExpandedRecord, ParseProblem> => {
  const oddities: Oddity[] = [];
  const from = Reader.over(json, '', oddities);
  if (!from) return notAnObject;
  const record = recordOf(from);
  if (record.kind === 'err') return record;
  const { sessions, places } = placedSessions(from.objects('sessions'));
  return ok({
    record: record.value,
    sessions: from.has('sessions') ? sessions : undefined,
    places,
    sessionsNextLink: from.text('sessions@odata.nextLink'),
    participantsNextLink: from.text('participants_v2@odata.nextLink'),
    oddities,
  });
};

/** A page of `GET …/sessions`, or a bare list of sessions from a file. */
export const parseSessionsPage = (json: unknown): Result<SessionsPage, ParseProblem> => {
  const page = collectionOf(json);
  if (page.kind === 'err') return page;
  const { items, nextLink, oddities } = page.value;
  return ok({ ...placedSessions(items), nextLink, oddities });
};

/** A page of `GET …/participants_v2`. */
export const parseParticipants = (json: unknown): Result<ParticipantsPage, ParseProblem> => {
  const page = collectionOf(json);
  if (page.kind === 'err') return page;
  const { items, nextLink, oddities } = page.value;
  return ok({ participants: present(items.map(parseParticipant)), nextLink, oddities });
};

/** A page of `GET /communications/callRecords`. Entries without an id are noted and left out. */
export const parseCallRecordList = (json: unknown): Result<CallRecordList, ParseProblem> => {
  const page = collectionOf(json);
  if (page.kind === 'err') return page;
  const { items, nextLink, oddities } = page.value;
  const records = items.flatMap((item) => {
    const record = recordOf(item);
    if (record.kind === 'ok') return [record.value];
    item.note('id', record.reason.message);
    return [];
  });
  return ok({ records, nextLink, oddities });
};

const placedSessions = (items: readonly Reader[]): PlacedSessions => {
  const read = dropRepeats(items.map((from) => ({ from, session: parseSession(from) })));
  return { sessions: read.map(({ session }) => session), places: read.map(({ from }) => from.place) };
};

const recordOf = (from: Reader): Result<CallRecord, ParseProblem> => {
  const id = from.text('id');
  if (id === undefined) return err({ path: from.path ? `${from.path}.id` : 'id', message: whyNoId(from) });
  return ok({
    id,
    version: from.text('version'),
    type: enumMember('callType', from.text('type')),
    modalities: parseModalities(from),
    start: from.instant('startDateTime'),
    end: from.instant('endDateTime'),
    lastModified: from.instant('lastModifiedDateTime'),
    joinWebUrl: from.text('joinWebUrl'),
    organizer: parseParticipant(from.object('organizer_v2')) ?? parseIdentitySet(from.object('organizer')),
    participants: participantsOf(from),
  });
};

/** participants_v2 where it was expanded, else the deprecated list. */
const participantsOf = (from: Reader): readonly Identity[] => {
  const newer = present(from.objects('participants_v2').map(parseParticipant));
  return newer.length > 0 ? newer : present(from.objects('participants').map(parseIdentitySet));
};

type Items = { readonly items: readonly Reader[]; readonly nextLink: string | undefined; oddities: Oddity[] };

const collectionOf = (json: unknown): Result<Items, ParseProblem> => {
  const oddities: Oddity[] = [];
  const from = Reader.over(Array.isArray(json) ? { value: json } : json, '', oddities);
  if (!from) return notAnObject;
  if (from.hasList('value')) {
    return ok({ items: from.objects('value'), nextLink: from.text('@odata.nextLink'), oddities });
  }
  return err({
    path: 'value',
    message: from.has('error') ? errorAnswer(from) : 'The page has no list of values.',
  });
};

const notAnObject: Result<never, ParseProblem> = err({ path: '', message: 'The body is no JSON object.' });

const whyNoId = (from: Reader): string => {
  if (from.has('error')) return errorAnswer(from);
  return from.has('value') ? 'This is a list, not one call record.' : 'The call record has no id.';
};

const errorAnswer = (from: Reader): string => {
  const code = from.object('error')?.text('code');
  return code === undefined ? 'This is an error answer.' : `This is an error answer: ${code}.`;
};

const present = <Value>(values: readonly (Value | undefined)[]): readonly Value[] =>
  values.filter((value) => value !== undefined);
