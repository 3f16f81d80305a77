import { readFile } from 'node:fs/promises';
import { drop, expect, expectAccessible, sessionGrid, signIn, test } from './fixtures.ts';

const SEED = 'src/calls/samples/seed-list-sessions-expand-segments.json';

test('a file opens without signing in, and nothing of it is sent anywhere', async ({ page }) => {
  await page.goto('/calls');
  const sent: string[] = [];
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a file instead' }).click();
  page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await (await chooser).setFiles(SEED);

  await expect(page.getByRole('heading', { level: 1 })).toContainText('1:1 call, Tue 25 Feb 2020');
  await expect(page.getByText('From a file')).toBeVisible();
  await expect(page.getByText('1 session read, maybe not all.')).toBeVisible();
  await expect(sessionGrid(page).getByRole('rowheader')).toHaveText([/Abbie Wilkins/, /Owen Franklin/]);
  await expectAccessible(page);

  await sessionGrid(page).getByRole('rowheader', { name: 'Owen Franklin' }).dblclick();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Owen Franklin');
  await expect(page.getByRole('option', { name: /"id": "e523d2ed/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sessionGrid(page)).toBeVisible();
  expect(sent.filter((request) => !request.startsWith('GET /assets/') && !request.endsWith('.svg'))).toEqual(
    [],
  );
});

test('what is no call record says why and where', async ({ page }) => {
  await page.goto('/calls');
  await expect(page.getByRole('heading', { name: 'Sign in to see calls' })).toBeVisible();
  const files = { 'broken.json': '{\n  "value": [\n    oops', 'other.json': '{"name": "x"}' };
  await drop(page, files, 'dragover');
  await expect(page.getByRole('heading', { name: 'Drop to open, 2 files' })).toBeVisible();
  await drop(page, files);
  await expect(page.getByRole('heading', { name: 'No call in these files' })).toBeVisible();
  await expect(page.getByText('not JSON, line 3, column 5, left out')).toBeVisible();
  await expect(page.getByText('It is JSON, but no call record: it has “name”, left out')).toBeVisible();
});

test('pages dropped by somebody signed in are one call, and notes among them are left out', async ({
  page,
}) => {
  await signIn(page, 'Patti Fernandez');
  await expect(page.getByRole('grid', { name: 'Calls, newest first' })).toBeVisible();
  const seed = await readFile(SEED, 'utf8');
  const second = seed
    .replaceAll('e523d2ed-2966-4b6b-925b-754a88034cc5/', 'x/')
    .replace(/"id": "e523d2ed/, '"id": "f623d2ed');
  await drop(page, { 'page-1.json': seed, 'page-2.json': second, 'notes.txt': 'call Anna' });
  await expect(page.getByText('2 sessions read, maybe not all.')).toBeVisible();
  await expect(page.getByText('Left out: notes.txt, not JSON, line 1, column 1.')).toBeVisible();
  // The file is the person's own: their role hides nothing in it.
  await expect(sessionGrid(page).getByRole('rowheader', { name: 'Abbie Wilkins' })).toBeVisible();
});
