import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { err, ok, type Result } from '#base/result';
import { looksLikeHtml } from '#report/case/case-html';
import { byName, combineFiles, type CombinedFiles, type ReadFile } from '#report/case/combine-files';
import { readFileBody } from '#report/case/file-body';
import { MOST_BYTES, MOST_CASE_BYTES, readJsonText } from '#report/case/file-text';
import { keepBodies, type KeptBodies } from '#report/case/kept-bodies';
import { caseInHtml, readCase, type CaseInfo } from '#report/case/read-case';
import { EXIT, type Refusal } from './exit-codes.ts';
import type { SourceCall } from './source-call.ts';

/** The call in files: JSON as Graph sent it, in as many files as it came, or one case file. */
export const readFromFiles = async (paths: readonly string[]): Promise<Result<SourceCall, Refusal>> => {
  const files: { readonly name: string; readonly text: string }[] = [];
  for (const path of paths) {
    const text = await textOf(path);
    if (text.kind === 'err') return err({ code: EXIT.noCall, words: `${path}: ${text.reason}.` });
    files.push({ name: path, text: text.value });
  }
  const [first] = files;
  if (files.length === 1 && first !== undefined && looksLikeHtml(first.text)) return callInCase(first);
  files.sort(byName);
  const { call, entries } = combineFiles(files.map(bodyOf));
  const bad = entries.filter(({ isTaken }) => !isTaken);
  if (call === undefined || bad.length > 0) {
    const words = bad.map((entry) => `${entry.name}: ${entry.words}.`).join('\n');
    return err({ code: EXIT.noCall, words });
  }
  const kept = keepBodies(call.pages, entries, async (file) => jsonOf(files[file]?.text ?? ''));
  return ok(await sourceOf(call, kept, undefined));
};

const textOf = async (path: string): Promise<Result<string, string>> => {
  try {
    const { size } = await stat(path);
    if (size > MOST_CASE_BYTES) return err(`larger than ${MOST_CASE_BYTES / 1024 / 1024} MiB`);
    // Editors of Windows begin a file with a byte order mark, which JSON does not allow.
    return ok((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : 'cannot be read');
  }
};

const jsonOf = (text: string): unknown => {
  const json = readJsonText(text);
  return json.kind === 'ok' ? json.value : undefined;
};

const bodyOf = ({ name, text }: { readonly name: string; readonly text: string }): ReadFile => {
  if (looksLikeHtml(text)) return { name, body: 'a page among other files' };
  if (Buffer.byteLength(text) > MOST_BYTES)
    return { name, body: `larger than ${MOST_BYTES / 1024 / 1024} MiB` };
  const json = readJsonText(text);
  if (json.kind === 'err') return { name, body: json.reason };
  const body = readFileBody(json.value);
  if (body.kind === 'ok') return { name, body: body.value };
  const { path, message } = body.reason;
  return { name, body: `${message.replace(/\.$/, '')}${path === '' ? '' : `, at ${path}`}` };
};

const callInCase = async ({
  name,
  text,
}: {
  readonly name: string;
  readonly text: string;
}): Promise<Result<SourceCall, Refusal>> => {
  const file = caseInHtml(text);
  if (file.kind === 'err') return err({ code: EXIT.noCall, words: `${name}: ${file.reason}.` });
  const { opened, entries } = await readCase(file.value, basename(name));
  if (opened === undefined) {
    return err({ code: EXIT.noCall, words: entries.map(({ words }) => `${name}: ${words}.`).join('\n') });
  }
  return ok(await sourceOf(opened.call, opened.kept, opened.info));
};

const sourceOf = async (
  call: CombinedFiles,
  kept: KeptBodies,
  info: CaseInfo | undefined,
): Promise<SourceCall> => ({
  recordId: call.record.id,
  version: call.record.version,
  sessions: call.pages.reduce((sum, page) => sum + page.sessions.length, 0),
  expected: info?.read.expected,
  isComplete: !call.isPageMissing,
  why: call.isPageMissing ? 'The files do not hold the whole record.' : undefined,
  sentFor: info?.fieldLevel ?? 'everyone',
  bodies: await kept.bodies(),
  tenantId: call.record.organizer?.tenantId,
  askToExport: undefined,
});
