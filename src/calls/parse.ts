import { Reader, type Oddity } from '#base/read';
import { ok, type Result } from '#base/result';
import { dropRepeats } from './drop-repeats.ts';
import type { CallRecord, Session } from './model.ts';
import {
  collectionOf,
  notAnObject,
  type Collection,
  type ParseProblem,
  type WithOddities,
} from './parse-body.ts';
import { recordOf } from './parse-record.ts';
import { parseSession } from './parse-session.ts';

/** Sessions of a body, and for each its place in the body's list, where `body-text.ts` finds it as sent. */
type PlacedSessions = { readonly sessions: readonly Session[]; readonly places: readonly number[] };

export type SessionsPage = Collection & PlacedSessions;

/** A record with the first page of what was expanded in it; undefined where nothing was. */
export type ExpandedRecord = WithOddities & {
  readonly record: CallRecord;
  readonly sessions: readonly Session[] | undefined;
  readonly places: readonly number[];
  readonly sessionsNextLink: string | undefined;
  readonly participantsNextLink: string | undefined;
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

const placedSessions = (items: readonly Reader[]): PlacedSessions => {
  const read = dropRepeats(items.map((from) => ({ from, session: parseSession(from) })));
  return { sessions: read.map(({ session }) => session), places: read.map(({ from }) => from.place) };
};
