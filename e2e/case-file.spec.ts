import { readFile, writeFile } from 'node:fs/promises';
import type { BrowserContext, Locator, Page, TestInfo } from '@playwright/test';
import {
  DOCUMENTED,
  expect,
  expectAccessible,
  MEETING,
  openCall,
  readToEnd,
  sessionGrid,
  signIn,
  test,
} from './fixtures.ts';

const VIEW = '?f=rated-poor&sort=-rated&limits=sample';

/** Saves the case file of the call on the page, as a person does. */
const saveCase = async (page: Page, path: string, names: 'shown' | 'masked'): Promise<string> => {
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Evidence for the ticket' });
  if (names === 'masked') await dialog.getByRole('radio', { name: /Masked/ }).check();
  await expect(dialog.getByRole('img')).toBeVisible();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Case file' }).click();
  const file = await download;
  await file.saveAs(path);
  await page.keyboard.press('Escape');
  return file.suggestedFilename();
};

/** Opens a file from disk with the network off, and notes all that it asks for or complains of. */
const openFromDisk = async (context: BrowserContext, path: string) => {
  await context.setOffline(true);
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto(`file://${path}`);
  return { page, asked, complaints };
};

const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 });
const verdict = (page: Page): Locator => page.locator('section.verdict');
const rowsOf = (page: Page): Promise<readonly string[]> =>
  sessionGrid(page).getByRole('row').allTextContents();

const caseOf = async (
  page: Page,
  info: TestInfo,
  { view = '', names = 'shown' }: { view?: string; names?: 'shown' | 'masked' } = {},
): Promise<string> => {
  await openCall(page, MEETING, { view });
  await readToEnd(page, 240);
  const path = info.outputPath('case.html');
  expect(await saveCase(page, path, names)).toBe('call-8f2c41d7-case.html');
  return path;
};

test('a case file opened from disk without a network shows what its maker saw, and asks nobody', async ({
  page,
  context,
}, info) => {
  const path = await caseOf(page, info, { view: VIEW });
  const [title, rows, claim] = [
    await heading(page).textContent(),
    await rowsOf(page),
    await verdict(page).textContent(),
  ];

  const opened = await openFromDisk(context, path);
  await expect(heading(opened.page)).toHaveText(title ?? '');
  const strip = opened.page.getByRole('region', { name: 'What this case file is' });
  await expect(strip).toContainText(
    /Case file of .+record version 2 ?all 240 sessions ?names shown ?made by Earshot \d/,
  );
  expect(await rowsOf(opened.page)).toEqual(rows);
  await expect(verdict(opened.page)).toHaveText(claim ?? '');
  expect(opened.page.url()).toContain('#/calls/file?f=rated-poor&sort=-rated&limits=sample&tz=Europe');
  await expectAccessible(opened.page);

  // Its links work within it: a session, its JSON, back, the rules.
  const anna = sessionGrid(opened.page).getByRole('rowheader', { name: 'Anna Lidman' });
  await anna.click();
  await expect(opened.page.getByRole('complementary')).toContainText('Anna Lidman');
  await anna.dblclick();
  await expect(heading(opened.page)).toContainText('Anna Lidman');
  await expect(
    opened.page.getByRole('option', { name: /"displayName": "Anna Lidman"/ }).first(),
  ).toBeAttached();
  await opened.page.keyboard.press('Escape');
  await expect(sessionGrid(opened.page)).toBeVisible();
  await opened.page.reload();
  await expect(anna).toBeVisible();
  await expect(opened.page.getByRole('complementary')).toContainText('Anna Lidman');

  expect(opened.asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
  expect(opened.asked.every((url) => url.startsWith(`file://${path}`))).toBe(true);
  expect(opened.complaints).toEqual([]);
});

test('a masked case file holds no name, address or device of the call, in whatever form', async ({
  page,
  context,
}, info) => {
  const path = await caseOf(page, info, { names: 'masked' });
  const opened = await openFromDisk(context, path);
  await expect(opened.page.getByText('names masked')).toBeVisible();
  await expect(
    sessionGrid(opened.page)
      .getByRole('rowheader', { name: /Internal \d+/ })
      .first(),
  ).toBeVisible();

  const bodies = await opened.page.evaluate(async () => {
    const data = JSON.parse(document.getElementById('earshot-case')?.textContent ?? '') as {
      bodies: { record: string; participants: string[]; sessions: string[] };
    };
    const { record, participants, sessions } = data.bodies;
    const unpack = async (packed: string) => {
      const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
      return new Response(stream).text();
    };
    return Promise.all([record, ...participants, ...sessions].map(unpack));
  });
  const all = bodies.join('\n') + (await readFile(path, 'utf8')).replace(/<script type="module">.*/s, '');
  expect(bodies.length).toBeGreaterThanOrEqual(3);
  expect(all).not.toMatch(/Lidman|Siciliani|Megan|contoso\.com|meetup-join|Jabra|macAddress":"|bssid":"/i);
  expect(opened.complaints).toEqual([]);
});

test('evidence can be made from a case file, offline, and says the same', async ({ page, context }, info) => {
  const path = await caseOf(page, info, { names: 'masked' });
  const opened = await openFromDisk(context, path);
  await expect(sessionGrid(opened.page).getByRole('row').nth(2)).toBeVisible();
  await opened.page.keyboard.press('e');
  const dialog = opened.page.getByRole('dialog', { name: 'Evidence for the ticket' });
  await expect(dialog.getByRole('img')).toHaveAttribute('alt', /Weak Wi-Fi damaged what Internal \d+ sent/);
  await expect(dialog.getByRole('button', { name: 'Case file' })).toHaveCount(0);
  const download = opened.page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Sessions, CSV' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toMatch(/"Internal \d+"/);
  expect(
    opened.asked.every(
      (url) => url.startsWith('file:') || url.startsWith('blob:') || url.startsWith('data:'),
    ),
  ).toBe(true);
  expect(opened.complaints).toEqual([]);
});

/** Drops files on the page as a person would. */
const drop = async (page: Page, files: Readonly<Record<string, string>>): Promise<void> => {
  const data = await page.evaluateHandle((named) => {
    const transfer = new DataTransfer();
    for (const [name, text] of Object.entries(named)) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
};

test('a case file dropped on the app opens in it with its view, and none of its own code runs', async ({
  page,
}, info) => {
  const path = await caseOf(page, info, { view: VIEW });
  const rows = await rowsOf(page);
  const html = await readFile(path, 'utf8');
  await page.goto('/calls');
  await expect(page.getByRole('grid', { name: 'Calls, newest first' })).toBeVisible();
  await drop(page, {
    'case.html': html.replace('<script type="module">', '<script type="module">alert(1);'),
  });
  await expect(page.getByRole('region', { name: 'What this case file is' })).toContainText(
    'all 240 sessions',
  );
  await expect(page).toHaveURL(/\/calls\/file\?f=rated-poor&sort=-rated&limits=sample/);
  await expect(sessionGrid(page).getByRole('row').nth(2)).toBeVisible();
  expect(await rowsOf(page)).toEqual(rows);
  await expectAccessible(page);

  await drop(page, { 'case.html': html.replace('"formatVersion":1', '"formatVersion":9') });
  await expect(page.getByRole('heading', { name: 'No call in this file' })).toBeVisible();
  await expect(
    page.getByText('case format 9, and this is Earshot for case format 1, left out'),
  ).toBeVisible();
  await drop(page, { 'page.html': '<!doctype html><title>Holiday</title>' });
  await expect(page.getByText('a page, but no case file of Earshot, left out')).toBeVisible();
});

test('a case file is opened by somebody not signed in through the file chooser', async ({
  page,
  browser,
}, info) => {
  const path = await caseOf(page, info);
  const stranger = await browser.newPage();
  await stranger.goto('/calls');
  const chooser = stranger.waitForEvent('filechooser');
  await stranger.getByRole('button', { name: 'Open a file instead' }).click();
  await (await chooser).setFiles(path);
  await expect(stranger.getByRole('region', { name: 'What this case file is' })).toContainText('names shown');
  await stranger.close();
});

test('a case file altered or cut off on its way says so instead of showing less', async ({
  page,
  context,
}, info) => {
  const path = await caseOf(page, info);
  const html = await readFile(path, 'utf8');
  const cut = info.outputPath('cut.html');
  await writeFile(cut, html.replace(/"sessions":\["H4sI.{400}/, '"sessions":["H4sI'));
  const opened = await openFromDisk(context, cut);
  await expect(opened.page.getByText('Damaged: 240 sessions of it cannot be read.')).toBeVisible();
  const broken = info.outputPath('broken.html');
  await writeFile(broken, html.replace('"format":"earshot-case"', '"format":"'));
  const other = await openFromDisk(context, broken);
  await expect(heading(other.page)).toHaveText('This case file cannot be read');
});

test('the documented call keeps its gaps in a case file: what is not whole is not called whole', async ({
  page,
  context,
}, info) => {
  await signIn(page, 'Megan Bowen', `/calls/${DOCUMENTED}`);
  await expect(sessionGrid(page).getByRole('row').nth(1)).toBeVisible();
  const path = info.outputPath('documented.html');
  await saveCase(page, path, 'shown');
  const opened = await openFromDisk(context, path);
  await expect(opened.page.getByRole('region', { name: 'What this case file is' })).toContainText(
    'its 1 session',
  );
  await expect(sessionGrid(opened.page).getByRole('rowheader')).toHaveText([
    /Abbie Wilkins/,
    /Owen Franklin/,
  ]);
});
