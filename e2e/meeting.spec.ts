import type { Page } from '@playwright/test';
import { expect, MEETING, openCall, readToEnd, sessionGrid, test } from './fixtures.ts';
import { truthOf } from './truth.ts';

const HEAD_ROWS = 2;
const TOWN_HALL = '4d7e2b90-83c1-4f6a-b5d2-91a0e7c36f48';
const COMPANY_DAY = 'b1f0c6d4-2e58-4a97-8c3b-70d9f4e1a265';

test('the meeting is read to its end, and every person the simulator knows is a row', async ({ page }) => {
  const truth = truthOf(MEETING);
  await openCall(page, MEETING);
  await readToEnd(page, truth.sessions);
  await expect(sessionGrid(page)).toHaveAttribute('aria-rowcount', String(truth.people + HEAD_ROWS));

  const names = await scrolledNames(page);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBe(truth.people);
});

test('a meeting of 1,000 sessions shows its progress and can be paused', async ({ page }) => {
  const truth = truthOf(TOWN_HALL);
  await openCall(page, TOWN_HALL);
  await page.getByRole('button', { name: 'Read all' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Read all' })).toBeVisible();
  await page.getByRole('button', { name: 'Read all' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'sessions read' })).toContainText(
    `All ${truth.sessions.toLocaleString('en')} sessions read`,
  );
});

test('further sessions are fetched as one scrolls', async ({ page }) => {
  await openCall(page, COMPANY_DAY);
  const shown = async () => Number(await sessionGrid(page).getAttribute('aria-rowcount'));
  const before = await shown();
  await sessionGrid(page).getByRole('row').nth(2).click();
  await page.keyboard.press('End');
  await expect(async () => {
    await page.keyboard.press('End');
    expect(await shown()).toBeGreaterThan(before);
  }).toPass();
});

test('only what was rated poor is kept, table and timeline alike, and a reload keeps it', async ({
  page,
}) => {
  await openCall(page, MEETING);
  await readToEnd(page, truthOf(MEETING).sessions);
  await page.getByRole('button', { name: /^Rated poor/ }).click();
  const rows = sessionGrid(page).getByRole('rowheader');
  await expect(rows).toHaveCount(5);
  await expect(page).toHaveURL(/f=rated-poor/);

  await page.getByRole('row', { name: /Anna Lidman/ }).click();
  const url = page.url();
  await page.reload();
  await expect(page.getByRole('complementary')).toContainText('Anna Lidman');
  expect(page.url()).toBe(url);
  await expect(page.getByRole('button', { name: /^Rated poor/ })).toHaveAttribute('aria-pressed', 'true');
});

test('the feedback charts count each person once', async ({ page }) => {
  await openCall(page, MEETING);
  await readToEnd(page, truthOf(MEETING).sessions);
  await expect(page.getByText('14 rated, 10 asked without answer, 214 not asked')).toBeVisible();
  await expect(page.getByText('Distorted sound').first()).toBeVisible();
});

test('a row opens into its media, with numbers of their own', async ({ page }) => {
  await openCall(page, MEETING);
  const diego = sessionGrid(page).getByRole('row', { name: /Diego Siciliani/ });
  await diego.click();
  await page.keyboard.press('ArrowRight');
  await expect(diego).toHaveAttribute('aria-expanded', 'true');
  await expect(sessionGrid(page).getByRole('row', { name: /Video/ })).toContainText('5.8 fps');
  const panel = page.getByRole('complementary');
  await expect(panel).toContainText('96,412');
  await expect(panel).toContainText('34 % ≈ −83 dBm');
});

/** Walks down the list with the keyboard, as only the rows in sight are in the page, and collects every name once. */
const scrolledNames = async (page: Page): Promise<string[]> => {
  const names = new Map<string, string>();
  const grid = sessionGrid(page);
  const lastIndex = await grid.getAttribute('aria-rowcount');
  await grid.getByRole('row').nth(HEAD_ROWS).click();
  await page.keyboard.press('Home');
  for (;;) {
    const rows = await grid.getByRole('row').evaluateAll((elements) =>
      elements.map((element) => ({
        index: element.getAttribute('aria-rowindex') ?? '',
        name: element.querySelector('[role=rowheader]')?.textContent ?? '',
      })),
    );
    for (const { index, name } of rows) if (name !== '') names.set(index, name);
    const active = grid.locator('[role=row]:focus');
    const at = await active.getAttribute('aria-rowindex');
    if (at === lastIndex) return [...names.values()];
    await page.keyboard.press('PageDown');
    await expect(active).not.toHaveAttribute('aria-rowindex', String(at));
  }
};

test('further columns come on demand, can be sorted by, and the address keeps them', async ({ page }) => {
  await openCall(page, MEETING);
  const grid = sessionGrid(page);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Platform' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Joined' }).click();
  await page.keyboard.press('Escape');
  await expect(grid.getByRole('columnheader', { name: 'Platform' })).toBeVisible();
  await expect(page).toHaveURL(/cols=platform\.joined/);
  await grid.getByRole('button', { name: 'Joined' }).click();
  await expect(grid.getByRole('columnheader', { name: 'Joined' })).toHaveAttribute('aria-sort', 'descending');
  await page.reload();
  await expect(grid.getByRole('columnheader', { name: 'Joined' })).toHaveAttribute('aria-sort', 'descending');
  await expect(grid.getByRole('row').nth(3)).toContainText(/Windows|macOS|Android|iOS/);
});
