import { Reader } from '#base/read';
import { parseSessionsPage } from '#calls/parse';
import { callRecordPath, participantsPath } from '#contract/routes';
import type { CallBodies } from '#report/case/call-bodies';
import { ApiError } from './ApiError.ts';
import type { Api } from './client.ts';
import { readPageNotes } from './page-notes.ts';
import { firstSessionsPath, PARTICIPANTS_PAGE, prefer, SESSIONS_PAGE } from './queries.ts';

type Wanted = {
  /** How many sessions the page shows: so many are taken, in their order. */
  readonly count: number;
  /** The version that is shown; of another one nothing is taken. */
  readonly version: string | undefined;
};

/** A call's bodies once more, out of the proxy's store: what the app shows is parsed, and its JSON was let go. */
export const readBodies = async (api: Api, id: string, wanted: Wanted): Promise<CallBodies> => {
  const record = await api.getJson(callRecordPath(api.graphVersion, id));
  const participants: unknown[] = [];
  let next: string | undefined = participantsPath(api.graphVersion, id);
  while (next !== undefined) {
    const page: unknown = await api.getJson(next, { prefer: prefer(PARTICIPANTS_PAGE) });
    participants.push(...valuesOf(page));
    next = Reader.over(page, '', [])?.text('@odata.nextLink');
  }
  return { record, participants, pages: await readPages(api, id, wanted) };
};

/**
 * From the first page on: a page of a walk that was under way holds more when it is asked for again, so the links that
 * were followed then would give sessions twice now.
 */
const readPages = async (api: Api, id: string, { count, version }: Wanted): Promise<readonly unknown[]> => {
  const pages: unknown[] = [];
  let left = count;
  let next: string | undefined = firstSessionsPath(api, id);
  while (next !== undefined && left > 0) {
    const json = await api.getJson(next, { prefer: prefer(SESSIONS_PAGE) });
    const sent = readPageNotes(json).version;
    if (version !== undefined && sent !== undefined && sent !== version)
      throw new ApiError('version-superseded');
    const parsed = parseSessionsPage(json);
    if (parsed.kind === 'err') throw new ApiError('unreadable', { reason: parsed.reason.message });
    const values = valuesOf(json);
    const taken = parsed.value.places.slice(0, left).map((place) => values[place]);
    if (taken.length > 0) pages.push({ value: taken });
    left -= taken.length;
    next = parsed.value.nextLink;
  }
  if (left > 0)
    throw new ApiError('unreadable', { reason: `${left} of the sessions shown did not come again.` });
  return pages;
};

const valuesOf = (page: unknown): readonly unknown[] => {
  const values = Reader.over(page, '', [])?.raw('value');
  return Array.isArray(values) ? values : [];
};
