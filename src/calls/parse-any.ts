import { isObject, Reader, type Oddity } from '#base/read';
import { err, ok, type Result } from '#base/result';
import type { CallRecord, Session } from './model.ts';
import { parseExpandedRecord, parseSessionsPage } from './parse.ts';
import type { ParseProblem } from './parse-body.ts';

/** What a saved body holds of one call record: the record, some of its sessions, or both. */
export type SavedBody = {
  readonly record: CallRecord | undefined;
  readonly sessions: readonly Session[];
  /** Sessions are missing in it: it names a page that is not in it, or has none at all. */
  readonly isPartial: boolean;
  readonly oddities: readonly Oddity[];
};

/**
 * A body of which nobody said what it is: a call record, a page of its sessions, a bare list of sessions, or a list
 * of pages. Refused, with the place, when it is something else.
 */
export const parseAnyBody = (json: unknown): Result<SavedBody, ParseProblem> => {
  if (Array.isArray(json) && json.some(isPage)) return parsePages(json);
  if (Array.isArray(json) || hasMember(json, 'value')) return parsePage(json, '');
  const expanded = parseExpandedRecord(json);
  if (expanded.kind === 'err') return expanded;
  const { record, sessions, sessionsNextLink, oddities } = expanded.value;
  if (sessions === undefined && !RECORD_MEMBERS.some((member) => hasMember(json, member))) {
    return err({
      path: '',
      message: 'This is no call record: it has neither sessions nor anything of a record.',
    });
  }
  // A record that came without its sessions has them elsewhere.
  const isPartial = sessions === undefined || sessionsNextLink !== undefined;
  return ok({ record, sessions: sessions ?? [], isPartial, oddities });
};

/** Members that a record has and hardly anything else. */
const RECORD_MEMBERS = ['version', 'modalities', 'joinWebUrl', 'organizer_v2', 'lastModifiedDateTime'];
/** Members of which a session has one at least. */
const SESSION_MEMBERS = ['caller', 'callee', 'segments', 'modalities', 'failureInfo', 'isTest'];
/** Members that tell a record in a list from a session. */
const NOT_OF_SESSIONS = ['joinWebUrl', 'organizer_v2', 'participants', 'lastModifiedDateTime', 'version'];

const parsePages = (pages: readonly unknown[]): Result<SavedBody, ParseProblem> => {
  let whole: SavedBody = { record: undefined, sessions: [], isPartial: true, oddities: [] };
  for (const [index, json] of pages.entries()) {
    const page = parsePage(json, `[${index}].`);
    if (page.kind === 'err') return page;
    // Of a walk's pages all but the last name another one, in whatever order they were saved.
    whole = {
      record: undefined,
      sessions: [...whole.sessions, ...page.value.sessions],
      isPartial: whole.isPartial && page.value.isPartial,
      oddities: [...whole.oddities, ...page.value.oddities],
    };
  }
  return ok(whole);
};

const parsePage = (json: unknown, at: string): Result<SavedBody, ParseProblem> => {
  const items: readonly unknown[] = Array.isArray(json) ? json : listIn(json);
  const odd = items.findIndex((item) => !isSession(item));
  if (odd >= 0) {
    const isRecord = NOT_OF_SESSIONS.some((member) => hasMember(items[odd], member));
    const place = Array.isArray(json) ? `[${odd}]` : `value[${odd}]`;
    return err({
      path: `${at}${place}`,
      message: isRecord ? 'This is a list of call records; one of them is wanted.' : 'This is no session.',
    });
  }
  const page = parseSessionsPage(json);
  if (page.kind === 'err') return err({ ...page.reason, path: `${at}${page.reason.path}` });
  const { sessions, nextLink, oddities } = page.value;
  return ok({ record: undefined, sessions, isPartial: nextLink !== undefined, oddities });
};

const isPage = (json: unknown): boolean => hasMember(json, 'value');

const hasMember = (json: unknown, member: string): boolean => isObject(json) && Object.hasOwn(json, member);

const listIn = (json: unknown): readonly unknown[] => {
  const value = Reader.over(json, '', [])?.raw('value');
  return Array.isArray(value) ? value : [];
};

const isSession = (json: unknown): boolean =>
  SESSION_MEMBERS.some((member) => hasMember(json, member)) &&
  !NOT_OF_SESSIONS.some((member) => hasMember(json, member));
