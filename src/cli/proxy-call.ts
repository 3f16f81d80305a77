import { setTimeout as sleep } from 'node:timers/promises';
import { parseJson } from '#base/json-text';
import { Reader } from '#base/read';
import { err, ok, type Result } from '#base/result';
import { parseSessionsPage } from '#calls/parse';
import type { ExportRequest } from '#contract/exports';
import { fieldLevelOf, isRole } from '#contract/roles';
import {
  callRecordPath,
  EXPORTS_PATH,
  GRAPH_VERSIONS,
  ME_PATH,
  participantsPath,
  sessionsPath,
} from '#contract/routes';
import { EXIT, type Refusal } from './exit-codes.ts';
import type { SourceCall } from './source-call.ts';

/** Where to ask, as whom, and how to wait. */
export type ProxyAccess = {
  /** `http://localhost:4310` */
  readonly origin: string;
  /** A proxy token, asked for before each request: whoever can renew it gives a newer one. */
  readonly token: () => string | Promise<string>;
  /** How long reading may take in all, in milliseconds. */
  readonly patienceMs: number;
  readonly say: (words: string) => void;
};

const SESSIONS_PAGE = 1_000;
const PEOPLE_PAGE = 130;
const AFTER_EMPTY_MS = 1_000;
const LONGEST_WAIT_MS = 300_000;

/** Reads a record to its end, or as far as patience goes: then it is not complete. */
export const readThroughProxy = async (
  access: ProxyAccess,
  id: string,
): Promise<Result<SourceCall, Refusal>> => {
  const client = createClient(access);
  const me = await client.get(ME_PATH);
  if (me.kind === 'err') return me;
  const { version, level, mayExport, tenantId } = whoIs(me.value);
  if (version === undefined || level === undefined) {
    return refused(
      'This token opens no call: it takes the role CallQuality.Read or CallQuality.Read.Identity.',
    );
  }
  if (!mayExport) return refused('This token may not export: it takes the role CallQuality.Export.');
  const record = await client.get(callRecordPath(version, id));
  if (record.kind === 'err') return record;
  const people = await readPeople(client, participantsPath(version, id));
  if (people.kind === 'err') return people;
  const sessions = await readSessions(client, `${sessionsPath(version, id)}?$expand=segments`, access);
  if (sessions.kind === 'err') return sessions;
  const { pages, isComplete, recordVersion, why } = sessions.value;
  const count = pages.reduce((sum, page) => sum + page.length, 0);
  return ok({
    recordId: id.toLowerCase(),
    version: recordVersion ?? Reader.over(record.value, '', [])?.text('version'),
    sessions: count,
    expected: isComplete ? undefined : Math.max(count, people.value.length),
    isComplete,
    why,
    sentFor: level,
    bodies: {
      record: record.value,
      participants: people.value,
      pages: pages.map((value) => ({ value })),
    },
    tenantId,
    askToExport: (request) => client.post(EXPORTS_PATH, request),
  });
};

const whoIs = (me: unknown) => {
  const from = Reader.over(me, '', []);
  const roles = from?.object('person')?.texts('roles').filter(isRole) ?? [];
  const settings = from?.object('settings');
  const said = settings?.text('graphVersion');
  return {
    version: GRAPH_VERSIONS.find((version) => version === said),
    level: fieldLevelOf(roles),
    mayExport: roles.includes('CallQuality.Export'),
    tenantId: TENANT.exec(settings?.object('signIn')?.text('authority') ?? '')?.[0],
  };
};

/** An authority of one tenant names it: `https://login.microsoftonline.com/<tenant>`. */
const TENANT = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

type Client = {
  readonly get: (path: string, pageSize?: number) => Promise<Result<unknown, Refusal>>;
  readonly post: (path: string, body: ExportRequest) => Promise<Result<unknown, Refusal>>;
};

const createClient = (access: ProxyAccess): Client => {
  const until = Date.now() + access.patienceMs;
  const ask = async (path: string, init: RequestInit): Promise<Result<unknown, Refusal>> => {
    const url = URL.parse(path, access.origin);
    // The token goes to the proxy and to nobody that it names.
    if (url?.origin !== new URL(access.origin).origin) return invalid('The next page is elsewhere.');
    for (;;) {
      const answer = await send(access, url, init);
      if (answer.kind === 'err') return answer;
      const waitMs = waitOf(answer.value);
      if (waitMs === undefined || Date.now() + waitMs > until) return bodyOf(answer.value);
      access.say(`The proxy asks to wait ${Math.ceil(waitMs / 1_000)} s.`);
      await sleep(waitMs);
    }
  };
  return {
    get: (path, pageSize) =>
      ask(path, pageSize === undefined ? {} : { headers: { prefer: preferOf(pageSize) } }),
    post: (path, body) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
};

const preferOf = (pageSize: number): string =>
  `odata.maxpagesize=${pageSize}, include-unknown-enum-members, omit-values=nulls`;

const send = async (access: ProxyAccess, url: URL, init: RequestInit): Promise<Result<Response, Refusal>> => {
  const headers = new Headers(init.headers);
  headers.set('accept', 'application/json');
  headers.set('authorization', `Bearer ${await access.token()}`);
  try {
    return ok(await fetch(url, { ...init, headers, redirect: 'error' }));
  } catch (cause) {
    const reason =
      cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);
    return err({ code: EXIT.unreachable, words: `No answer from ${access.origin}: ${reason}` });
  }
};

/** How long an answer asks to wait before the same is asked again; undefined when it is the answer. */
const waitOf = ({ status, headers }: Response): number | undefined => {
  if (status !== 429 && status !== 503) return undefined;
  const seconds = headers.get('retry-after');
  return seconds === null || !/^\d{1,6}$/.test(seconds) ? undefined : Number(seconds) * 1_000;
};

const bodyOf = async (response: Response): Promise<Result<unknown, Refusal>> => {
  const text = await response.text();
  const json = text === '' ? ok(undefined) : read(text);
  if (response.ok) return json.kind === 'ok' ? json : invalid('The answer is no JSON.');
  const problem = json.kind === 'ok' ? Reader.over(json.value, '', []) : undefined;
  const words = problem?.text('detail') ?? `The proxy answered ${response.status}.`;
  const code = problem?.text('code');
  const told = `${words}${code === undefined ? '' : ` (${code}, request ${problem?.text('requestId') ?? 'unknown'})`}`;
  return err({ code: codeOf(response.status), words: told });
};

const codeOf = (status: number): Refusal['code'] => {
  if (status === 401 || status === 403) return EXIT.refused;
  if (status === 429) return EXIT.refused;
  if (status === 404 || status === 400) return EXIT.noCall;
  return EXIT.unreachable;
};

const read = (text: string): Result<unknown, undefined> => {
  try {
    return ok(parseJson(text));
  } catch {
    return err(undefined);
  }
};

const readPeople = async (client: Client, first: string): Promise<Result<readonly unknown[], Refusal>> => {
  const people: unknown[] = [];
  let next: string | undefined = first;
  while (next !== undefined) {
    const page = await client.get(next, PEOPLE_PAGE);
    if (page.kind === 'err') return page;
    people.push(...valuesOf(page.value));
    next = Reader.over(page.value, '', [])?.text('@odata.nextLink');
  }
  return ok(people);
};

type ReadSessions = {
  readonly pages: readonly (readonly unknown[])[];
  readonly isComplete: boolean;
  readonly recordVersion: string | undefined;
  /** Why it is not complete. */
  readonly why: string | undefined;
};

/** What is here when reading breaks off stays, marked as part of a record; nothing at all is a refusal. */
const readSessions = async (
  client: Client,
  first: string,
  { patienceMs, say }: ProxyAccess,
): Promise<Result<ReadSessions, Refusal>> => {
  const until = Date.now() + patienceMs;
  const pages: (readonly unknown[])[] = [];
  let recordVersion: string | undefined;
  let next: string | undefined = first;
  const partial = (why: string) => ok({ pages, isComplete: false, recordVersion, why });
  while (next !== undefined) {
    const page = await client.get(next, SESSIONS_PAGE);
    if (page.kind === 'err') return pages.length === 0 ? page : partial(page.reason.words);
    const parsed = parseSessionsPage(page.value);
    if (parsed.kind === 'err') return invalid(parsed.reason.message);
    const { places, nextLink } = parsed.value;
    const values = valuesOf(page.value);
    if (places.length > 0) pages.push(places.map((place) => values[place]));
    const notes = Reader.over(page.value, '', []);
    recordVersion = notes?.text('@earshot.version') ?? recordVersion;
    if (nextLink === undefined) {
      return notes?.boolean('@earshot.complete') === true
        ? ok({ pages, isComplete: true, recordVersion, why: undefined })
        : partial('The answer breaks off without saying that it is whole.');
    }
    const waitMs = pauseAfter(notes, places.length);
    if (Date.now() + waitMs > until) return partial('Reading the rest takes longer than it was given.');
    if (waitMs > AFTER_EMPTY_MS) say(`Graph gives the next page in ${Math.ceil(waitMs / 1_000)} s.`);
    if (waitMs > 0) await sleep(waitMs);
    next = nextLink;
  }
  return partial('There is no next page.');
};

/** Between pages of a walk that is still under way the proxy says when Graph may be asked again. */
const pauseAfter = (notes: Reader | undefined, count: number): number => {
  if (count > 0) return 0;
  const at = notes?.instant('@earshot.nextPageAt');
  return Math.min(LONGEST_WAIT_MS, Math.max(AFTER_EMPTY_MS, at === undefined ? 0 : at - Date.now()));
};

const valuesOf = (json: unknown): readonly unknown[] => {
  const values = Reader.over(json, '', [])?.raw('value');
  return Array.isArray(values) ? values : [];
};

const refused = (words: string): Result<never, Refusal> => err({ code: EXIT.refused, words });

const invalid = (words: string): Result<never, Refusal> => err({ code: EXIT.unreachable, words });
