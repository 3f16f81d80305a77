import { Reader } from '#base/read';
import { err, ok, type Result } from '#base/result';
import { enumMember } from './enums.ts';
import type { CallRecord, Identity } from './model.ts';
import { collectionOf, errorAnswer, notAnObject, type Collection, type ParseProblem } from './parse-body.ts';
import { parseIdentitySet, parseParticipant } from './parse-identity.ts';

export type ParticipantsPage = Collection & { readonly participants: readonly Identity[] };
export type CallRecordList = Collection & { readonly records: readonly CallRecord[] };

/** A call record. Refused without an id, because then it is something else. */
export const parseCallRecord = (json: unknown): Result<CallRecord, ParseProblem> => {
  const from = Reader.over(json, '', []);
  return from ? recordOf(from) : notAnObject;
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

/** The record's own properties, out of a body that may hold more. */
export const recordOf = (from: Reader): Result<CallRecord, ParseProblem> => {
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

const whyNoId = (from: Reader): string => {
  if (from.has('error')) return errorAnswer(from);
  return from.has('value') ? 'This is a list, not one call record.' : 'The call record has no id.';
};

/** The modalities of a record or session in Graph's spelling. */
export const parseModalities = (from: Reader): readonly string[] => {
  const sent = from.texts('modalities');
  const spelled = sent.map((one) => enumMember('modality', one) ?? one);
  // As a rule they are spelled so already, and the list that was sent is one for the whole body.
  return spelled.every((one, place) => one === sent[place]) ? sent : spelled;
};

const present = <Value>(values: readonly (Value | undefined)[]): readonly Value[] =>
  values.filter((value) => value !== undefined);
