import { Reader } from '#base/read';
import { callRecordPath, participantsPath } from '#contract/routes';
import { ApiError } from './ApiError.ts';
import type { CallBodies } from '#report/call-bodies';
import type { Api } from './client.ts';
import { readPageNotes } from './page-notes.ts';
import { firstSessionsPath, PARTICIPANTS_PAGE, prefer, SESSIONS_PAGE } from './queries.ts';

type Wanted = {
  /** Addresses of the pages that the page shows; undefined is the first page's. */
  readonly links: readonly (string | undefined)[];
  /** The version that is shown; of another one nothing is taken. */
  readonly version: string | undefined;
  readonly signal?: AbortSignal;
};

/** A call's bodies once more, out of the proxy's store: what the app shows is parsed, and its JSON was let go. */
export const readBodies = async (
  api: Api,
  id: string,
  { links, version, signal }: Wanted,
): Promise<CallBodies> => {
  const options = signal === undefined ? {} : { signal };
  const record = await api.getJson(callRecordPath(api.graphVersion, id), options);
  const participants: unknown[] = [];
  let next: string | undefined = participantsPath(api.graphVersion, id);
  while (next !== undefined) {
    const page: unknown = await api.getJson(next, { ...options, prefer: prefer(PARTICIPANTS_PAGE) });
    const from: Reader | undefined = Reader.over(page, '', []);
    const list = from?.raw('value');
    if (Array.isArray(list)) participants.push(...(list as readonly unknown[]));
    next = from?.text('@odata.nextLink');
  }
  const pages: unknown[] = [];
  for (const link of links) {
    const path = link ?? firstSessionsPath(api, id);
    const page = await api.getJson(path, { ...options, prefer: prefer(SESSIONS_PAGE) });
    const sent = readPageNotes(page).version;
    if (version !== undefined && sent !== undefined && sent !== version)
      throw new ApiError('version-superseded');
    pages.push(page);
  }
  return { record, participants, pages };
};
