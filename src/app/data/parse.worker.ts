import { packSessions, type SessionPack } from '#calls/session-pack';
import { looksLikeHtml } from '#report/case/case-html';
import type { CaseFile } from '#report/case/case-file';
import {
  byName,
  combineFiles,
  type CombinedFiles,
  type FileEntry,
  type ReadFile,
} from '#report/case/combine-files';
import { readFileBody } from '#report/case/file-body';
import { MOST_BYTES, MOST_CASE_BYTES, MOST_FILES, readJsonText } from '#report/case/file-text';
import { keepBodies, type KeptBodies, type SessionName } from '#report/case/kept-bodies';
import { caseInHtml, readCase, type CaseInfo, type ReadCase } from '#report/case/read-case';

/** What the page asks of the worker. */
export type ToWorker =
  | { readonly kind: 'open'; readonly files: readonly NamedBlob[] }
  | { readonly kind: 'raw'; readonly ask: number; readonly page: number; readonly session: SessionName }
  /** Everything the files hold, as they hold it. */
  | { readonly kind: 'bodies'; readonly ask: number };

type NamedBlob = { readonly name: string; readonly blob: Blob };

/** What the worker answers. Sessions follow in portions, so that neither side has to hold still for all of them. */
export type FromWorker =
  | { readonly kind: 'entries'; readonly entries: readonly FileEntry[] }
  | { readonly kind: 'call'; readonly call: OpenedCall }
  | { readonly kind: 'sessions'; readonly page: number; readonly pack: SessionPack }
  | { readonly kind: 'done'; readonly isCall: boolean }
  | { readonly kind: 'answer'; readonly ask: number; readonly value: unknown };

/** A call without its sessions, which follow. */
type OpenedCall = Omit<CombinedFiles, 'pages'> & {
  readonly sessions: number;
  /** Undefined for a call that does not come from a case file. */
  readonly caseInfo: CaseInfo | undefined;
};

const PORTION = 240;

let kept: KeptBodies | undefined;

const say = (message: FromWorker): void => postMessage(message);

const open = async (files: readonly NamedBlob[]): Promise<void> => {
  const { entries, opened } = await read([...files].sort(byName).slice(0, MOST_FILES));
  say({ kind: 'entries', entries });
  if (opened !== undefined) {
    kept = opened.kept;
    send(opened.call, opened.info);
  }
  say({ kind: 'done', isCall: opened !== undefined });
};

type Read = Pick<ReadCase, 'entries'> & {
  readonly opened: (Omit<NonNullable<ReadCase['opened']>, 'info'> & { readonly info?: CaseInfo }) | undefined;
};

const read = async (files: readonly NamedBlob[]): Promise<Read> => {
  const parts: ReadFile[] = [];
  for (const { name, blob } of files) {
    const content = await readBlob(blob);
    if (content.kind === 'case') return withLeftOut(await readCase(content.file, name), name, files);
    parts.push({ name, body: content.body });
  }
  const { call, entries } = combineFiles(parts);
  return {
    entries,
    opened: call && { call, kept: keepBodies(call.pages, entries, (file) => jsonOf(files[file]?.blob)) },
  };
};

/** A case file holds all of its call, so nothing is taken from the files beside it. */
const withLeftOut = (found: ReadCase, of: string, files: readonly NamedBlob[]): ReadCase => ({
  ...found,
  entries: [
    ...found.entries,
    ...files
      .filter(({ name }) => name !== of)
      .map(({ name }) => ({ name, isTaken: false, words: 'beside a case file, left out' })),
  ],
});

const send = ({ pages, ...call }: CombinedFiles, caseInfo: CaseInfo | undefined): void => {
  const sessions = pages.reduce((sum, page) => sum + page.sessions.length, 0);
  say({ kind: 'call', call: { ...call, sessions, caseInfo } });
  for (const [page, { sessions: all }] of pages.entries()) {
    for (let first = 0; first < all.length; first += PORTION) {
      say({ kind: 'sessions', page, pack: packSessions(all.slice(first, first + PORTION)) });
    }
  }
};

type Content =
  | { readonly kind: 'case'; readonly file: CaseFile }
  | { readonly kind: 'body'; readonly body: ReadFile['body'] };

const readBlob = async (blob: Blob): Promise<Content> => {
  const isHtml = looksLikeHtml(await blob.slice(0, 200).text());
  const most = isHtml ? MOST_CASE_BYTES : MOST_BYTES;
  if (blob.size > most) return notRead(`larger than ${most / 1024 / 1024} MiB`);
  if (isHtml) {
    const file = caseInHtml(await blob.text());
    return file.kind === 'ok' ? { kind: 'case', file: file.value } : notRead(file.reason);
  }
  const json = readJsonText(await blob.text());
  if (json.kind === 'err') return notRead(json.reason);
  const body = readFileBody(json.value);
  if (body.kind === 'ok') return { kind: 'body', body: body.value };
  const { path, message } = body.reason;
  return notRead(path === '' ? message.replace(/\.$/, '') : `${message.replace(/\.$/, '')}, at ${path}`);
};

const notRead = (why: string): Content => ({ kind: 'body', body: why });

const jsonOf = async (blob: Blob | undefined): Promise<unknown> => {
  const json = blob === undefined ? undefined : readJsonText(await blob.text());
  return json?.kind === 'ok' ? json.value : undefined;
};

const answer = async (message: Exclude<ToWorker, { kind: 'open' }>): Promise<unknown> => {
  switch (message.kind) {
    case 'raw':
      return kept?.raw(message.page, message.session);
    case 'bodies':
      return kept?.bodies();
  }
};

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'open') void open(data.files);
  else void answer(data).then((value) => say({ kind: 'answer', ask: data.ask, value }));
});
