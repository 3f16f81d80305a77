import { Reader } from '#base/read';
import type { Session } from '#calls/model';
import { NO_BODIES, withFileBody, type CallBodies } from './call-bodies.ts';
import type { CombinedFiles, FileEntry } from './combine-files.ts';

export type SessionName = Pick<Session, 'id' | 'start'>;

/** An opened call as its files have it. Their JSON is read again: it is many times what is shown of it. */
export type KeptBodies = {
  /** A session by its page, id and start, because one id can come more than once. */
  readonly raw: (page: number, session: SessionName) => Promise<unknown>;
  readonly bodies: () => Promise<CallBodies>;
};

/** `jsonOf` reads a file of those the call was combined from, by its place among them. */
export const keepBodies = (
  pages: CombinedFiles['pages'],
  entries: readonly FileEntry[],
  jsonOf: (file: number) => Promise<unknown>,
): KeptBodies => ({
  raw: async (page, { id, start }) => {
    const file = pages[page]?.file;
    if (file === undefined) return undefined;
    return sessionsOf(await jsonOf(file)).find(
      (entry) => entry.text('id') === id && entry.instant('startDateTime') === start,
    )?.whole;
  },
  bodies: async () => {
    let bodies = NO_BODIES;
    for (const [file, { isTaken }] of entries.entries()) {
      if (isTaken) bodies = withFileBody(bodies, await jsonOf(file));
    }
    return bodies;
  },
});

/** The sessions in JSON of any shape that `readFileBody` takes. */
const sessionsOf = (json: unknown): readonly Reader[] => {
  const from = Reader.over(Array.isArray(json) ? { value: json } : json, '', []);
  if (from === undefined) return [];
  if (from.hasList('value'))
    return from.objects('value').flatMap((entry) => [entry, ...entry.objects('sessions')]);
  return from.hasList('sessions') ? from.objects('sessions') : [from];
};
