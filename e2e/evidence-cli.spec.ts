import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { EvidenceSummary } from '../src/cli/evidence.ts';
import { keepCopies } from '../src/cli/evidence-page.ts';
import { expect, MEETING, signIn, test as base } from './fixtures.ts';
import { freePort } from './world.ts';

/** The column of names in the CSV of sessions. */
const PERSON = 3;
const SEED = 'src/calls/samples/seed-list-sessions-expand-segments.json';

const test = base.extend<{ origin: string }>({
  origin: async ({ baseURL }, give) => give(baseURL ?? ''),
});

type Run = { readonly code: number; readonly out: string; readonly words: string };

/** Runs the command as a ticket system would: a process of its own, judged by its exit code and its output. */
const evidence = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> =>
  new Promise((resolve) => {
    const { EARSHOT_TOKEN: _token, ...rest } = process.env;
    const options = { env: { ...rest, ...env }, timeout: 55_000 };
    execFile(process.execPath, ['src/cli/evidence.ts', ...args], options, (error, out, words) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, words }),
    );
  });

const summaryOf = ({ out, words }: Run): EvidenceSummary => {
  const summary = JSON.parse(out) as EvidenceSummary | { readonly ok: false; readonly reason: string };
  if (!summary.ok) throw new Error(`${summary.reason}\n${words}`);
  return summary;
};

/** Every file that the summary names is there as it says, and no other. */
const filesOf = async (folder: string, { files }: EvidenceSummary): Promise<ReadonlyMap<string, Buffer>> => {
  const contents = new Map<string, Buffer>();
  for (const { name, bytes, sha256, kind } of files) {
    const content = await readFile(join(folder, name));
    expect([content.byteLength, createHash('sha256').update(content).digest('hex')]).toEqual([bytes, sha256]);
    contents.set(kind, content);
  }
  expect((await readdir(folder)).toSorted()).toEqual(files.map(({ name }) => name).toSorted());
  return contents;
};

const text = (files: ReadonlyMap<string, Buffer>, kind: string): string =>
  files.get(kind)?.toString('utf8') ?? '';

/** A proxy token as the app holds it, for whoever asks for calls without one. */
const tokenOf = async (page: Page): Promise<string> => {
  const asked = page.waitForRequest((request) => request.headers()['authorization'] !== undefined);
  await signIn(page, 'Megan Bowen');
  return ((await asked).headers()['authorization'] ?? '').replace('Bearer ', '');
};

test('files of a call become evidence without a proxy, and part of a record only when that is allowed', async ({
  page,
}, info) => {
  const folder = info.outputPath('files');
  const whole = ['--file', SEED, '--out', folder, '--zone', 'Europe/Helsinki'];
  const refused = await evidence(whole);
  expect([refused.code, refused.words]).toEqual([5, expect.stringContaining('Only 1 session could be read')]);
  await expect(readdir(folder)).rejects.toThrow();

  const made = await evidence([...whole, '--partial']);
  expect(made.code).toBe(0);
  const summary = summaryOf(made);
  expect(summary).toMatchObject({
    sessions: { read: 1, complete: false },
    masked: false,
    verdict: {
      sentence: 'Owen rated this call poor. The record holds no measurement that could say why.',
      confidence: 'No cause',
    },
    link: null,
  });
  const files = await filesOf(folder, summary);
  for (const kind of ['markdown', 'html', 'plain'])
    expect(text(files, kind)).toContain('Owen rated this call poor');
  expect(text(files, 'sessions')).toContain('"Owen Franklin"');
  expect(JSON.parse(text(files, 'json'))).toMatchObject({ sessions: [{ caller: {}, callee: {} }] });
  const size = await page.evaluate(
    async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const { width, height } = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      return { width, height };
    },
    files.get('evidence')?.toString('base64') ?? '',
  );
  expect(size.width).toBe(2_400);
  expect(size.height).toBeGreaterThan(800);

  // The case file that it made is as good a source.
  const again = await evidence([
    '--file',
    join(folder, 'call-e523d2ed-case.html'),
    '--out',
    info.outputPath('again'),
    '--masked',
    '--partial',
  ]);
  expect(summaryOf(again)).toMatchObject({ masked: true, verdict: { confidence: 'No cause' } });
});

test('markup in names and tickets stays text in everything that is made', async ({ browser }, info) => {
  const hostile = '</script><script>document.title="taken"</script><img src=x onerror=alert(1)><!--';
  const seed = await readFile(SEED, 'utf8');
  const path = info.outputPath('hostile.json');
  await writeFile(path, seed.replaceAll('Owen Franklin', JSON.stringify(hostile).slice(1, -1)));
  const folder = info.outputPath('hostile');
  const args = ['--file', path, '--out', folder, '--partial', '--ticket', `It sounded bad ${hostile}`];
  const summary = summaryOf(await evidence(args));
  const files = await filesOf(folder, summary);
  expect(text(files, 'html')).not.toMatch(/<(script|img)/);

  const page = await browser.newPage({ offline: true });
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => dialogs.push(dialog.message()));
  await page.goto(`file://${join(folder, 'call-e523d2ed-case.html')}`);
  await expect(page.getByRole('treegrid').getByRole('rowheader').last()).toContainText('<img src=x');
  await expect(page).not.toHaveTitle('taken');
  await page.goto('about:blank');
  await page.setContent(text(files, 'html'));
  expect(await page.locator('script, img').count()).toBe(0);
  expect(dialogs).toEqual([]);
  await expect(page).not.toHaveTitle('taken');
  await page.close();
});

test('a copy is there with all of its texts or not at all, however late one of them is', async ({ page }) => {
  await page.addInitScript(keepCopies);
  await page.goto('/');
  await page.evaluate(async () => {
    const late = new Promise<Blob>((resolve) =>
      setTimeout(resolve, 300, new Blob(['plain'], { type: 'text/plain' })),
    );
    const html = new Blob(['<b>rich</b>'], { type: 'text/html' });
    void navigator.clipboard.write([new ClipboardItem({ 'text/html': html, 'text/plain': late })]);
  });
  const copies = await page.waitForFunction(
    () => globalThis.earshotCopies['text/html'] !== undefined && globalThis.earshotCopies,
  );
  expect(await copies.jsonValue()).toEqual({ 'text/html': '<b>rich</b>', 'text/plain': 'plain' });
});

test('a record becomes masked evidence in the demo: nobody is named in any file, and the trail has it', async ({
  page,
  origin,
}, info) => {
  const folder = info.outputPath('masked');
  const ticket = 'Anna Lidman, yesterday about 14:10, people sounded robotic, call +358 40 555 0123';
  const record = ['--record', MEETING, '--proxy', origin, '--out', folder, '--zone', 'Europe/Helsinki'];
  const made = await evidence([
    ...record,
    '--as',
    'Megan',
    '--masked',
    '--ticket',
    ticket,
    '--purpose',
    'INC-4711',
  ]);
  const summary = summaryOf(made);
  expect(summary).toMatchObject({
    record: { id: MEETING },
    sessions: { complete: true },
    masked: true,
    verdict: { confidence: 'Likely' },
    link: `${origin}/calls/${MEETING}`,
  });
  expect(summary.verdict.sentence).toMatch(/^Weak Wi-Fi damaged what Internal \d+ sent\.$/);
  const files = await filesOf(folder, summary);
  const texts = ['markdown', 'html', 'plain', 'sessions', 'streams', 'json'].map((kind) => text(files, kind));
  for (const one of texts)
    expect(one).not.toMatch(/Lidman|Siciliani|contoso\.com|\+358 40 555 0123|meetup-join/i);
  expect(text(files, 'plain')).toContain(
    'Ticket: “[name], yesterday about 14:10, people sounded robotic, call [number]”',
  );
  expect(text(files, 'plain')).toContain('The record cannot tell who spoke at 14:10.');

  await signIn(page, 'Joni Sherman', `/audit?record=${MEETING}`);
  await expect(page.getByRole('region', { name: 'Audit trail' })).toContainText('INC-4711');
});

test('with a token from the environment the evidence says what the page says', async ({
  page,
  origin,
}, info) => {
  const token = await tokenOf(page);
  const folder = info.outputPath('token');
  const args = ['--record', MEETING, '--proxy', origin, '--out', folder, '--filter', 'loss>5'];
  const summary = summaryOf(await evidence(args, { EARSHOT_TOKEN: token }));
  expect(summary.verdict.sentence).toBe('Weak Wi-Fi damaged what Diego Siciliani sent.');
  const files = await filesOf(folder, summary);
  expect(text(files, 'plain')).toContain('Filter: loss over 5 %');
  expect([...files.values()].some((content) => content.includes(token))).toBe(false);

  await page.goto(`/calls/${MEETING}?q=loss%3E5`);
  const names = page.getByRole('treegrid').getByRole('rowheader');
  await expect(page.getByText('All 240 sessions read').first()).toBeVisible();
  for (const name of await names.allTextContents()) expect(text(files, 'sessions')).toContain(`"${name}"`);
  const people = new Set(
    text(files, 'sessions')
      .split('\r\n')
      .slice(1)
      .map((line) => line.split('","')[PERSON]),
  );
  people.delete(undefined);
  expect(people.size).toBe(await names.count());
});

test('each way to get nothing has its exit code and its words', async ({ origin }, info) => {
  const out = ['--out', info.outputPath('nothing')];
  const record = ['--record', MEETING, '--proxy', origin, ...out];
  const nobody = `http://localhost:${await freePort()}`;
  const unknown = '00000000-0000-4000-8000-000000000000';
  const token = { EARSHOT_TOKEN: 'abc' };
  const cases: readonly [readonly string[], Readonly<Record<string, string>>, number, RegExp][] = [
    [out, {}, 2, /Either --record or --file is wanted/],
    [record, {}, 2, /A proxy token is wanted in EARSHOT_TOKEN/],
    [['--file', 'package.json', ...out], {}, 2, /call record has no id/],
    [['--record', unknown, '--proxy', origin, '--as', 'Megan', ...out], {}, 2, /call-record-not-found/],
    [record, token, 3, /invalid-token/],
    [[...record, '--as', 'Patti'], {}, 3, /CallQuality\.Export/],
    [[...record, '--as', 'Nobody'], {}, 3, /offers nobody called Nobody/],
    [['--record', MEETING, '--proxy', nobody, ...out], token, 4, /No answer from http/],
  ];
  for (const [args, env, code, words] of cases) {
    const run = await evidence(args, env);
    expect([run.code, run.words]).toEqual([code, expect.stringMatching(words)]);
    expect(JSON.parse(run.out)).toMatchObject({ ok: false, code });
  }
  await expect(readdir(info.outputPath('nothing'))).rejects.toThrow();
});
