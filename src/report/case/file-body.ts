import { Reader } from '#base/read';
import { err, ok, type Result } from '#base/result';
import type { CallRecord, Identity, Session } from '#calls/model';
import { parseExpandedRecord, parseSessionsPage } from '#calls/parse';
import { parseParticipants } from '#calls/parse-record';
import type { ParseProblem } from '#calls/parse-body';

/** What a JSON file holds of a call. */
export type FileBody =
  | {
      readonly kind: 'record';
      readonly record: CallRecord;
      readonly sessions: readonly Session[];
      readonly hasMore: boolean;
    }
  | {
      readonly kind: 'sessions';
      readonly sessions: readonly Session[];
      /** Of the call, where the file says it. */
      readonly recordId: string | undefined;
      readonly hasMore: boolean;
    }
  | {
      readonly kind: 'participants';
      readonly participants: readonly Identity[];
      readonly recordId: string | undefined;
    };

/** Reads any JSON: a record, a page of its sessions, a bare list of them, or its participants; else says what it is. */
export const readFileBody = (json: unknown): Result<FileBody, ParseProblem> => {
  const from = Reader.over(Array.isArray(json) ? { value: json } : json, '', []);
  if (from === undefined)
    return err({ path: '', message: `It holds ${kindOfValue(json)}, not a call record.` });
  if (!from.hasList('value')) return readRecord(json, from);
  const [first] = from.objects('value');
  const recordId = recordIdIn(from.text('@odata.context') ?? '');
  if (first === undefined && from.has('@odata.nextLink')) return readSessions(json, recordId);
  switch (kindOfEntry(first)) {
    case 'session':
      return readSessions(json, recordId);
    case 'participant':
      return readParticipants(json, recordId);
    case 'record':
      return readOnlyRecord(from.objects('value'));
    case 'other':
      return err({ path: 'value[0]', message: notACall(first) });
  }
};

const kindOfValue = (json: unknown): string => {
  if (json === null) return 'null';
  return typeof json === 'string' ? 'a text' : `a ${typeof json}`;
};

/** Told by what only such an entry has: real answers have no discriminators. */
const kindOfEntry = (entry: Reader | undefined): 'session' | 'participant' | 'record' | 'other' => {
  if (entry === undefined) return 'other';
  if (['segments', 'caller', 'callee', 'failureInfo'].some((key) => entry.has(key))) return 'session';
  if (entry.has('identity')) return 'participant';
  const isRecord = ['version', 'joinWebUrl', 'organizer', 'organizer_v2', 'lastModifiedDateTime'];
  return isRecord.some((key) => entry.has(key)) ? 'record' : 'other';
};

/** `…/callRecords('e523d2ed-…')/sessions(segments())`, with or without quotes. */
const recordIdIn = (context: string): string | undefined =>
  /callRecords\(['"]?([0-9a-f-]{36})['"]?\)/i.exec(context)?.[1]?.toLowerCase();

const readRecord = (json: unknown, from: Reader): Result<FileBody, ParseProblem> => {
  // A session saved by itself has an id too, but no version.
  if (kindOfEntry(from) === 'session' && !from.has('sessions')) return readSessions([json], undefined);
  if (kindOfEntry(from) === 'other' && !from.has('sessions') && !from.has('error')) {
    return err({ path: '', message: notACall(from) });
  }
  const parsed = parseExpandedRecord(json);
  if (parsed.kind === 'err') return parsed;
  const { record, sessions = [], sessionsNextLink } = parsed.value;
  return ok({ kind: 'record', record, sessions, hasMore: sessionsNextLink !== undefined });
};

const readSessions = (json: unknown, recordId: string | undefined): Result<FileBody, ParseProblem> => {
  const parsed = parseSessionsPage(json);
  if (parsed.kind === 'err') return parsed;
  const { sessions, nextLink } = parsed.value;
  return ok({ kind: 'sessions', sessions, recordId, hasMore: nextLink !== undefined });
};

const readParticipants = (json: unknown, recordId: string | undefined): Result<FileBody, ParseProblem> => {
  const parsed = parseParticipants(json);
  if (parsed.kind === 'err') return parsed;
  return ok({ kind: 'participants', participants: parsed.value.participants, recordId });
};

const readOnlyRecord = (records: readonly Reader[]): Result<FileBody, ParseProblem> => {
  const [only, ...others] = records;
  if (only === undefined || others.length > 0) {
    return err({
      path: 'value',
      message: `It is a list of ${records.length} call records. Save one of them.`,
    });
  }
  return readRecord(only.whole, only);
};

const notACall = (of: Reader | undefined): string => {
  const names = of?.keys.slice(0, 3).map((key) => `“${key.slice(0, 40)}”`) ?? [];
  return names.length === 0
    ? 'It is JSON without any member of a call record.'
    : `It is JSON, but no call record: it has ${names.join(', ')}.`;
};
