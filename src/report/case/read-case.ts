import { unpackText } from '#base/pack-text';
import { err, ok, type Result } from '#base/result';
import { readCaseFile, type CaseFile } from './case-file.ts';
import { findCaseData } from './case-html.ts';
import { combineFiles, type CombinedFiles, type FileEntry, type ReadFile } from './combine-files.ts';
import { readFileBody } from './file-body.ts';
import { MOST_BYTES, readJsonText } from './file-text.ts';
import { keepBodies, type KeptBodies } from './kept-bodies.ts';

/** What a case file says of itself, beside its bodies. */
export type CaseInfo = Omit<CaseFile, 'bodies'>;

/** A call out of a case file; undefined where its bodies hold none. */
export type ReadCase = {
  readonly entries: readonly FileEntry[];
  readonly opened:
    { readonly call: CombinedFiles; readonly info: CaseInfo; readonly kept: KeptBodies } | undefined;
};

/** The case in the text of a file, or why there is none. */
export const caseInHtml = (html: string): Result<CaseFile, string> => {
  const data = findCaseData(html);
  return data.kind === 'err' ? data : readCaseFile(data.value);
};

/** The call in a case file. Each body is held to the limits of a file of its own. */
export const readCase = async ({ bodies, ...info }: CaseFile, name: string): Promise<ReadCase> => {
  const { record, participants, sessions } = bodies;
  const packed = [...(record === undefined ? [] : [record]), ...participants, ...sessions];
  const read: ReadFile[] = [];
  for (const body of packed) read.push({ name, body: await readBody(body) });
  const { call, entries } = combineFiles(read);
  const bad = entries.filter(({ isTaken }) => !isTaken);
  if (call === undefined) return { entries: bad, opened: undefined };
  const count = call.pages.reduce((sum, page) => sum + page.sessions.length, 0);
  const isPageMissing = !info.read.isComplete || count < info.read.sessions;
  return {
    entries: [{ name, isTaken: true, words: caseWords(count) }, ...bad],
    opened: {
      call: { ...call, isPageMissing },
      info,
      kept: keepBodies(call.pages, entries, async (file) => {
        const json = await unpackJson(packed[file] ?? '');
        return json.kind === 'ok' ? json.value : undefined;
      }),
    },
  };
};

const caseWords = (sessions: number): string =>
  `case file, ${sessions.toLocaleString('en')} ${sessions === 1 ? 'session' : 'sessions'}`;

const readBody = async (packed: string): Promise<ReadFile['body']> => {
  const json = await unpackJson(packed);
  if (json.kind === 'err') return `a part of it is damaged: ${json.reason}`;
  const body = readFileBody(json.value);
  return body.kind === 'ok' ? body.value : body.reason.message.replace(/\.$/, '');
};

const unpackJson = async (packed: string): Promise<Result<unknown, string>> => {
  const text = await unpackText(packed, MOST_BYTES);
  if (text.kind === 'err') return err(text.reason);
  const json = readJsonText(text.value);
  return json.kind === 'ok' ? ok(json.value) : json;
};
