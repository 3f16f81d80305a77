/**
 * Evidence without anybody at a screen, for ticket systems: the card, its text, CSV, JSON and the case file of a call.
 *
 *     npm run -s evidence -- --record ID | --file FILE… --out DIR
 *
 * A call is read in this process, by a token from the environment or from files, and packed into a case file; that is
 * opened headless and without a network, and what its own dialog makes is kept. So no browser ever holds a token, and
 * the evidence is the one that the app makes. The summary is JSON on standard output; words for people go to standard error. Exit
 * codes are in exit-codes.ts.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright';
import { err, ok, type Result } from '#base/result';
import { EXPORT_KINDS, type ExportKind } from '#contract/exports';
import { exportName, type ExportedFile } from '#report/evidence/export-names';
import packageJson from '../../package.json' with { type: 'json' };
import { caseOf, levelOf } from './case-of.ts';
import { launchOptions } from './chromium.ts';
import { signInToDemo } from './demo-sign-in.ts';
import { readArguments, type Asked } from './evidence-arguments.ts';
import { collectEvidence } from './evidence-page.ts';
import { EXIT, type ExitCode, type Refusal } from './exit-codes.ts';
import { readFromFiles } from './file-call.ts';
import { readThroughProxy } from './proxy-call.ts';
import type { SourceCall } from './source-call.ts';

/** What standard output says when evidence was made. */
export type EvidenceSummary = {
  readonly ok: true;
  readonly record: { readonly id: string; readonly version: string | null };
  readonly sessions: { readonly read: number; readonly expected: number | null; readonly complete: boolean };
  readonly masked: boolean;
  readonly verdict: { readonly sentence: string; readonly confidence: string };
  /** Where people look the call up, while Graph keeps it; null for a call from files. */
  readonly link: string | null;
  readonly made: { readonly at: string; readonly by: string };
  readonly files: readonly {
    readonly name: string;
    readonly kind: ExportedFile;
    readonly bytes: number;
    readonly sha256: string;
  }[];
};

/** What the program touches of the world. */
type World = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly print: (text: string) => void;
  readonly say: (words: string) => void;
  readonly now: () => number;
};

/** Runs the program with its arguments and gives the exit code. */
export const run = async (args: readonly string[], world: World): Promise<ExitCode> => {
  const asked = readArguments(args, world.env);
  const made = asked.kind === 'err' ? asked : await make(asked.value, world);
  if (made.kind === 'ok') {
    world.print(`${JSON.stringify(made.value, null, 2)}\n`);
    return EXIT.made;
  }
  const { code, words } = made.reason;
  world.say(words);
  world.print(`${JSON.stringify({ ok: false, code, reason: words.split('\n')[0] }, null, 2)}\n`);
  return code;
};

const make = async (asked: Asked, world: World): Promise<Result<EvidenceSummary, Refusal>> => {
  let launched: Promise<Browser> | undefined;
  // What is refused is refused before a browser is looked for.
  const browser: Launch = () => (launched ??= chromium.launch(launchOptions()));
  try {
    const call = await readCall(asked, browser, world);
    if (call.kind === 'err') return call;
    const refusal = await refusalOf(call.value, asked);
    return refusal === undefined ? ok(await writeOut(call.value, asked, browser, world)) : err(refusal);
  } finally {
    await (await launched)?.close();
  }
};

/** One browser for the whole run, started when it is first wanted. */
type Launch = () => Promise<Browser>;

const readCall = async (
  { source }: Asked,
  browser: Launch,
  { say }: World,
): Promise<Result<SourceCall, Refusal>> => {
  if (source.kind === 'files') return readFromFiles(source.paths);
  const { proxy: origin, patienceMs, id, as } = source;
  const token = () => source.token ?? '';
  if (as === undefined) return readThroughProxy({ origin, token, patienceMs, say }, id);
  const person = await signInToDemo(await browser(), origin, as);
  if (person.kind === 'err') return person;
  return readThroughProxy({ origin, token: person.value.token, patienceMs, say }, id);
};

/** What each run writes out, as the audit trail names it. */
const KINDS: readonly ExportKind[] = EXPORT_KINDS.filter((kind) =>
  ['evidence', 'csv', 'json', 'case-file'].includes(kind),
);

/** Why nothing is written: there is nothing, it is only part, or the proxy does not allow it. */
const refusalOf = async (call: SourceCall, asked: Asked): Promise<Refusal | undefined> => {
  const { recordId, sessions, isComplete, why = '', askToExport } = call;
  if (sessions === 0) return { code: EXIT.noCall, words: `The record holds no session. ${why}`.trim() };
  if (!isComplete && !asked.takesPartial) {
    const count = sessions === 1 ? '1 session' : `${sessions.toLocaleString('en')} sessions`;
    return {
      code: EXIT.partial,
      words: `Only ${count} could be read, maybe not all. ${why} With --partial evidence is made of them and says so.`,
    };
  }
  for (const kind of askToExport === undefined ? [] : KINDS) {
    const allowed = await askToExport?.({
      recordId,
      kind,
      fieldLevel: levelOf(call, asked),
      sessions,
      ...(asked.purpose !== undefined && { purpose: asked.purpose }),
    });
    if (allowed?.kind === 'err') return allowed.reason;
  }
  return undefined;
};

const writeOut = async (
  call: SourceCall,
  asked: Asked,
  browser: Launch,
  { now, say }: World,
): Promise<EvidenceSummary> => {
  const at = now();
  const { version: appVersion } = packageJson;
  const html = await caseOf(call, asked, { viewer: await readViewer(say), appVersion, now: at });
  await mkdir(asked.out, { recursive: true });
  const nameOf = (kind: ExportedFile) => exportName(call.recordId, kind);
  const casePath = resolve(asked.out, nameOf('case'));
  await writeFile(casePath, html);
  const { sentence, confidence, files } = await collectEvidence(await browser(), casePath, asked.zone);
  for (const [kind, content] of files) await writeFile(join(asked.out, nameOf(kind)), content);
  const all = [...files, ['case', Buffer.from(html)] as const];
  return {
    ok: true,
    record: { id: call.recordId, version: call.version ?? null },
    sessions: { read: call.sessions, expected: call.expected ?? null, complete: call.isComplete },
    masked: levelOf(call, asked) === 'metrics',
    verdict: { sentence, confidence },
    link: asked.source.kind === 'record' ? `${asked.source.proxy}/calls/${call.recordId}` : null,
    made: { at: new Date(at).toISOString(), by: `Earshot ${appVersion}` },
    files: all.map(([kind, content]) => ({
      name: nameOf(kind),
      kind,
      bytes: content.byteLength,
      sha256: createHash('sha256').update(content).digest('hex'),
    })),
  };
};

const ASSETS = fileURLToPath(new URL('../../dist/assets/', import.meta.url));

/** The viewer of the last build; without one, of a build made now. */
const readViewer = async (say: World['say']): Promise<string> => {
  const find = async () =>
    (await readdir(ASSETS).catch(() => [])).find((name) => /^case-viewer-.*\.txt$/.test(name));
  let name = await find();
  if (name === undefined) {
    say('The app is not built yet; building it.');
    const { build } = await import('vite');
    await build({ root: fileURLToPath(new URL('../../', import.meta.url)), logLevel: 'silent' });
    name = await find();
  }
  if (name === undefined) throw new Error(`The build has no viewer for case files in ${ASSETS}`);
  return readFile(join(ASSETS, name), 'utf8');
};

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const world: World = {
    env: process.env,
    print: (text) => process.stdout.write(text),
    say: (words) => process.stderr.write(`${words}\n`),
    now: Date.now,
  };
  run(process.argv.slice(2), world).then(
    (code) => (process.exitCode = code),
    (cause: unknown) => {
      // The first line alone: what a library says further down may quote the call.
      world.say((cause instanceof Error ? cause.message : String(cause)).split('\n')[0]?.slice(0, 200) ?? '');
      world.print(
        `${JSON.stringify({ ok: false, code: EXIT.failed, reason: 'It failed; see standard error.' })}\n`,
      );
      process.exitCode = EXIT.failed;
    },
  );
}
