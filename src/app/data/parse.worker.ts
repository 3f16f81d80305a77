import { Reader } from '#base/read';
import type { Session } from '#calls/model';
import { NO_BODIES, withFileBody, type CallBodies } from './call-bodies.ts';
import { byName, combineFiles, type CombinedFiles, type FileEntry, type ReadFile } from './combine-files.ts';
import { readFileBody } from './file-body.ts';
import { MOST_BYTES, MOST_FILES, readJsonText } from './file-text.ts';

/** What the page asks of the worker. */
export type ToWorker =
  | { readonly kind: 'open'; readonly files: readonly { readonly name: string; readonly blob: Blob }[] }
  /** A session as the file has it: by its page, id and start, because one id can come more than once. */
  | { readonly kind: 'raw'; readonly ask: number; readonly page: number; readonly session: SessionName }
  /** Everything the files hold, as they hold it. */
  | { readonly kind: 'bodies'; readonly ask: number };

export type SessionName = Pick<Session, 'id' | 'start'>;

/** What the worker answers. Sessions follow in portions, so that neither side has to hold still for all of them. */
export type FromWorker =
  | { readonly kind: 'entries'; readonly entries: readonly FileEntry[] }
  | { readonly kind: 'call'; readonly call: Omit<CombinedFiles, 'pages'> & { readonly sessions: number } }
  | {
      readonly kind: 'sessions';
      readonly page: number;
      readonly sessions: CombinedFiles['pages'][number]['sessions'];
    }
  | { readonly kind: 'done'; readonly isCall: boolean }
  | { readonly kind: 'raw'; readonly ask: number; readonly json: unknown }
  | { readonly kind: 'bodies'; readonly ask: number; readonly bodies: CallBodies };

const PORTION = 240;

let blobs: readonly Blob[] = [];
let filesOfPages: readonly number[] = [];
/** Whether the call was made from a file, or it was left out. */
let isTaken: readonly boolean[] = [];

const say = (message: FromWorker): void => postMessage(message);

const open = async (files: Extract<ToWorker, { kind: 'open' }>['files']): Promise<void> => {
  const ordered = [...files].sort(byName).slice(0, MOST_FILES);
  const read: ReadFile[] = [];
  for (const { name, blob } of ordered) read.push({ name, body: await readBlob(blob) });
  const { call, entries } = combineFiles(read);
  isTaken = entries.map((entry) => entry.isTaken);
  say({ kind: 'entries', entries });
  if (call !== undefined)
    send(
      call,
      ordered.map(({ blob }) => blob),
    );
  say({ kind: 'done', isCall: call !== undefined });
};

const send = ({ pages, ...call }: CombinedFiles, read: readonly Blob[]): void => {
  blobs = read;
  filesOfPages = pages.map(({ file }) => file);
  const sessions = pages.reduce((sum, page) => sum + page.sessions.length, 0);
  say({ kind: 'call', call: { ...call, sessions } });
  for (const [page, { sessions: all }] of pages.entries()) {
    for (let first = 0; first < all.length; first += PORTION) {
      say({ kind: 'sessions', page, sessions: all.slice(first, first + PORTION) });
    }
  }
};

const readBlob = async (blob: Blob): Promise<ReadFile['body']> => {
  if (blob.size > MOST_BYTES) return `larger than ${MOST_BYTES / 1024 / 1024} MiB`;
  const json = readJsonText(await blob.text());
  if (json.kind === 'err') return json.reason;
  const body = readFileBody(json.value);
  if (body.kind === 'ok') return body.value;
  const { path, message } = body.reason;
  return path === '' ? message.replace(/\.$/, '') : `${message.replace(/\.$/, '')}, at ${path}`;
};

/** The file is read again: its JSON is not kept, because it is many times larger than what is shown of it. */
const rawOf = async (page: number, { id, start }: SessionName): Promise<unknown> => {
  const blob = blobs[filesOfPages[page] ?? -1];
  const json = blob === undefined ? undefined : readJsonText(await blob.text());
  if (json?.kind !== 'ok') return undefined;
  return entriesOf(json.value).find(
    (entry) => entry.text('id') === id && entry.instant('startDateTime') === start,
  )?.whole;
};

/** The files are read again, one after the other, for the same reason. */
const bodiesOf = async (): Promise<CallBodies> => {
  let bodies = NO_BODIES;
  for (const [file, blob] of blobs.entries()) {
    const json = isTaken[file] === true ? readJsonText(await blob.text()) : undefined;
    if (json?.kind === 'ok') bodies = withFileBody(bodies, json.value);
  }
  return bodies;
};

const entriesOf = (json: unknown): readonly Reader[] => {
  const from = Reader.over(Array.isArray(json) ? { value: json } : json, '', []);
  if (from === undefined) return [];
  if (from.hasList('value'))
    return from.objects('value').flatMap((entry) => [entry, ...entry.objects('sessions')]);
  return from.hasList('sessions') ? from.objects('sessions') : [from];
};

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case 'open':
      void open(data.files);
      return;
    case 'raw':
      void rawOf(data.page, data.session).then((json) => say({ kind: 'raw', ask: data.ask, json }));
      return;
    case 'bodies':
      void bodiesOf().then((bodies) => say({ kind: 'bodies', ask: data.ask, bodies }));
      return;
  }
});
