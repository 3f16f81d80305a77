import { Reader } from '#base/read';
import type { Session } from '#calls/model';
import type { SentHead } from './pack-case.ts';
import type { CombinedFiles } from './combine-files.ts';

export type SessionName = Pick<Session, 'id' | 'start'>;

/** Bodies of an opened call as they were sent. Their JSON is read again: it is many times what is shown of it. */
export type KeptBodies = {
  /** A session by its page, id and start, because one id can come more than once. */
  readonly raw: (page: number, session: SessionName) => Promise<unknown>;
  readonly sessions: (page: number) => Promise<readonly unknown[]>;
  readonly head: () => Promise<SentHead>;
};

/** `jsonOf` reads a file of those the call was combined from, by its place among them. */
export const keepBodies = (
  { pages, recordFile, participantFiles }: CombinedFiles,
  jsonOf: (file: number) => Promise<unknown>,
): KeptBodies => {
  const entries = async (page: number) => {
    const file = pages[page]?.file;
    return file === undefined ? [] : sessionsOf(await jsonOf(file));
  };
  return {
    raw: async (page, { id, start }) =>
      (await entries(page)).find(
        (entry) => entry.text('id') === id && entry.instant('startDateTime') === start,
      )?.whole,
    sessions: async (page) => (await entries(page)).map((entry) => entry.whole),
    head: async () => {
      const record = recordFile === undefined ? undefined : withoutSessions(await jsonOf(recordFile));
      const lists = await Promise.all(participantFiles.map(async (file) => listOf(await jsonOf(file))));
      return { record, participants: lists.flat() };
    },
  };
};

/** The sessions in JSON of any shape that `readFileBody` takes. */
const sessionsOf = (json: unknown): readonly Reader[] => {
  const from = Reader.over(Array.isArray(json) ? { value: json } : json, '', []);
  if (from === undefined) return [];
  if (from.hasList('value')) {
    return from
      .objects('value')
      .flatMap((entry) => (entry.hasList('sessions') ? entry.objects('sessions') : [entry]));
  }
  return from.hasList('sessions') ? from.objects('sessions') : [from];
};

const listOf = (json: unknown): readonly unknown[] =>
  (Reader.over(Array.isArray(json) ? { value: json } : json, '', [])?.objects('value') ?? []).map(
    (entry) => entry.whole,
  );

/** A record's own members; one alone in a list is meant as well. */
const withoutSessions = (json: unknown): unknown => {
  const from = Reader.over(json, '', []);
  const record = from?.hasList('value') ? from.objects('value')[0] : from;
  return (
    record &&
    Object.fromEntries(
      record.keys.filter((key) => !/^sessions(@|$)/.test(key)).map((key) => [key, record.raw(key)]),
    )
  );
};
