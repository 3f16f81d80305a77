/**
 * The verdict of call records saved as JSON, without tenant or server:
 *
 *     npm run diagnose -- FILE… [--json] [--limits cqd|sample|ours] [--zone Europe/Helsinki]
 *
 * Files are a call record, a page of its sessions, a list of pages, several of these that belong to one record, or a
 * case file.
 * Ends with 0 whatever the quality, and with 2 when a file is no call record.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '#base/result';
import { dropRepeatsAcross } from '#calls/drop-repeats';
import type { CallRecord, Session } from '#calls/model';
import { parseAnyBody, type SavedBody } from '#calls/parse-any';
import { diagnose } from '#quality/diagnose';
import { endpointOf, endsWithPeople } from '#quality/ends';
import { LIMIT_SETS, type LimitSet } from '#quality/limit-sets';
import { sessionBlanks, type Blank } from '#report/session/blanks';
import { looksLikeHtml } from '#report/case/case-html';
import { diagnosisJson, type DiagnosisReport } from '#report/verdict/diagnosis-json';
import { diagnosisText } from '#report/verdict/diagnosis-text';
import { createRowBuilder } from '#report/list/row-builder';
import { personName } from '#report/list/row-source';
import { bodiesInCase } from './case-bodies.ts';

/** What the program touches of the world. */
export type Terminal = {
  readonly readFile: (path: string) => string;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
};

const REFUSED = 2;
const USAGE = 'Usage: npm run diagnose -- FILE… [--json] [--limits cqd|sample|ours] [--zone Europe/Helsinki]';

/** Runs the program with its arguments; the number is the exit code. */
export const run = (args: readonly string[], terminal: Terminal): number => {
  const asked = readArguments(args);
  const report = asked.kind === 'err' ? asked : reportOf(asked.value, terminal);
  if (report.kind === 'err') {
    terminal.complain(report.reason);
    return REFUSED;
  }
  const { json } = asked.kind === 'ok' ? asked.value : { json: false };
  terminal.print(
    json ? `${JSON.stringify(diagnosisJson(report.value), null, 2)}\n` : diagnosisText(report.value),
  );
  return 0;
};

type Asked = {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly limits: LimitSet;
  readonly zone: string;
};

const readArguments = (args: readonly string[]): Result<Asked, string> => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, limits: { type: 'string' }, zone: { type: 'string' } },
    });
    const limits = Object.values(LIMIT_SETS).find(({ name }) => name === (values.limits ?? 'cqd'));
    if (positionals.length === 0) return err(USAGE);
    if (!limits) return err(`There are no limits “${values.limits ?? ''}”. ${USAGE}`);
    const zone = values.zone ?? 'UTC';
    // Intl throws for a zone that nobody knows.
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return ok({ files: positionals, json: values.json ?? false, limits, zone });
  } catch (cause) {
    return err(`${cause instanceof Error ? cause.message : String(cause)}\n${USAGE}`);
  }
};

const reportOf = ({ files, limits, zone }: Asked, terminal: Terminal): Result<DiagnosisReport, string> => {
  const saved = readFiles(files, terminal);
  if (saved.kind === 'err') return saved;
  const { record, sessions, isPartial } = saved.value;
  const rows = createRowBuilder(limits).add(sessions);
  const names = new Map(rows.map(({ key, name }) => [key, name]));
  return ok({
    record,
    sessions,
    rows,
    isPartial,
    limits,
    diagnosis: diagnose(sessions, { record, limits }),
    blanks: blanksOf(record, sessions, limits),
    writing: { nameOf: (key) => names.get(key) ?? key, zone },
  });
};

type Saved = {
  readonly record: CallRecord | undefined;
  readonly sessions: readonly Session[];
  readonly isPartial: boolean;
};

const readFiles = (files: readonly string[], terminal: Terminal): Result<Saved, string> => {
  let saved: Saved = { record: undefined, sessions: [], isPartial: true };
  for (const file of files) {
    const body = readBody(file, terminal);
    if (body.kind === 'err') return body;
    const { record, sessions, isPartial } = body.value;
    if (record && saved.record && record.id !== saved.record.id) {
      return err(`${file}: another record, ${record.id}, than the files before it, ${saved.record.id}.`);
    }
    saved = {
      record: record ?? saved.record,
      sessions: [...saved.sessions, ...sessions],
      isPartial: saved.isPartial && isPartial,
    };
  }
  return ok({ ...saved, sessions: dropRepeatsAcross(saved.sessions) });
};

const readBody = (file: string, { readFile }: Terminal): Result<Saved, string> => {
  let text: string;
  try {
    text = readFile(file);
  } catch (cause) {
    return err(`${file}: ${cause instanceof Error ? cause.message : 'cannot be read'}`);
  }
  if (looksLikeHtml(text)) return readCase(file, text);
  try {
    // Editors of Windows begin a file with a byte order mark, which JSON does not allow.
    return named(file, JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (cause) {
    return err(`${file}: is no JSON: ${cause instanceof Error ? cause.message : ''}`);
  }
};

const readCase = (file: string, html: string): Result<Saved, string> => {
  const found = bodiesInCase(html);
  if (found.kind === 'err') return err(`${file}: ${found.reason}.`);
  const { record, sessions, isComplete } = found.value;
  let saved: Saved = { record: undefined, sessions: [], isPartial: !isComplete };
  for (const json of [...(record === undefined ? [] : [record]), ...sessions]) {
    const body = named(file, json);
    if (body.kind === 'err') return body;
    saved = {
      ...saved,
      record: body.value.record ?? saved.record,
      sessions: [...saved.sessions, ...body.value.sessions],
    };
  }
  return ok(saved);
};

const named = (file: string, json: unknown): Result<SavedBody, string> => {
  const body = parseAnyBody(json);
  if (body.kind === 'ok') return body;
  const { path, message } = body.reason;
  return err(`${file}${path === '' ? '' : ` at ${path}`}: ${message}`);
};

/** Of one session what is missing in it; of many what every record lacks is told once, by the first. */
const blanksOf = (
  record: CallRecord | undefined,
  sessions: readonly Session[],
  limits: LimitSet,
): readonly Blank[] => {
  const [session] = sessions;
  if (!session) return [];
  const [end = 'caller'] = endsWithPeople(session);
  const blanks = sessionBlanks(session, 0, end, {
    record,
    limits,
    nameOf: (one) => personName(endpointOf(session, one)?.identity) ?? one,
  });
  return sessions.length === 1 ? blanks : blanks.filter(({ mark }) => mark === 'never');
};

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  process.exitCode = run(process.argv.slice(2), {
    readFile: (path) => readFileSync(path, 'utf8'),
    print: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(`${text}\n`),
  });
}
