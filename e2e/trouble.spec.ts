import type { Page, Route } from '@playwright/test';
import { expect, MEETING, openCall, sessionGrid, signIn, test } from './fixtures.ts';

const COMPANY_DAY = 'b1f0c6d4-2e58-4a97-8c3b-70d9f4e1a265';
const NEXT_PAGES = /\/sessions\?.*skiptoken/;

const strip = (page: Page) => page.getByRole('region', { name: 'How complete this record is' });

/** The network's edge refuses in the proxy's own words. */
const refuse = (status: number, code: string) => (route: Route) =>
  route.fulfill({ status, contentType: 'application/problem+json', json: { code, status } });

test('words that were typed are gone when the filter is cleared', async ({ page }) => {
  await openCall(page, MEETING);
  const box = page
    .getByRole('main')
    .getByRole('searchbox')
    .or(page.getByPlaceholder(/filter/i))
    .last();
  await box.fill('zzzz');
  await expect(page).toHaveURL(/q=zzzz/);
  await page.getByRole('button', { name: /^Clear all filters/ }).click();
  await expect(box).toHaveValue('');
  await expect(sessionGrid(page).getByRole('rowheader').first()).toBeVisible();
  await page.getByRole('button', { name: /^Rated poor/ }).click();
  await expect(page).toHaveURL(/f=rated-poor/);
  await expect(page).not.toHaveURL(/q=/);
  await expect(box).toHaveValue('');
});

test('a sign-in that ended in mid-reading is offered again where reading stopped', async ({ page }) => {
  // From the beginning: after a full page the next is asked for at once.
  await page.route(NEXT_PAGES, refuse(401, 'invalid-token'));
  await openCall(page, COMPANY_DAY);
  await page.getByRole('button', { name: 'Read all' }).click();
  await expect(strip(page)).toContainText('Your sign-in has ended.');
  await expect(strip(page)).not.toContainText(/Page \d+ failed/);
  await expect(strip(page).getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('where the place in a record is lost, reading starts again by itself', async ({ page }) => {
  await openCall(page, COMPANY_DAY);
  const before = Number(await sessionGrid(page).getAttribute('aria-rowcount'));
  await page.route(NEXT_PAGES, refuse(410, 'cursor-expired'), { times: 1 });
  await page.getByRole('button', { name: 'Read all' }).click();
  await expect(async () => {
    expect(Number(await sessionGrid(page).getAttribute('aria-rowcount'))).toBeGreaterThan(before);
  }).toPass();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('without a connection R tries again, and reading goes on where it stopped', async ({ page }) => {
  await page.route(NEXT_PAGES, (route) => route.abort('connectionrefused'));
  await openCall(page, COMPANY_DAY);
  await page.getByRole('button', { name: 'Read all' }).click();
  await expect(strip(page)).toContainText('Offline since');
  await expect(strip(page).getByRole('button', { name: /Try again/ })).toBeVisible();
  await page.unroute(NEXT_PAGES);
  await page.keyboard.press('r');
  await expect(strip(page)).toContainText(/sessions read/);
});

test('a record that did not come is told, and comes when it is asked for again', async ({ page }) => {
  const record = new RegExp(`/callRecords/${MEETING}$`);
  await page.route(record, refuse(502, 'upstream-invalid'));
  await signIn(page, 'Megan Bowen', `/calls/${MEETING}`);
  const notice = page.getByRole('region', { name: 'Title, length and organiser of this call are missing' });
  await expect(notice).toContainText('Graph sent a page that cannot be read.');
  await page.unroute(record);
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Meeting');
  await expect(notice).toHaveCount(0);
});

test('a list that breaks off is not called whole', async ({ page }) => {
  await page.route(/\/callRecords\?/, async (route) => {
    const response = await route.fetch();
    const { value } = (await response.json()) as { readonly value: readonly unknown[] };
    await route.fulfill({ response, json: { value, '@earshot.problem': 'upstream-paging-invalid' } });
  });
  await signIn(page, 'Megan Bowen');
  const grid = page.getByRole('grid', { name: 'Calls, newest first' });
  await expect(grid).toHaveAttribute('aria-rowcount', '-1');
  await expect(page.getByText(/calls so far/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'The list breaks off here' })).toBeAttached();
});

test('when the list cannot be read again, that is said above what there is', async ({ page }) => {
  await signIn(page, 'Megan Bowen');
  const grid = page.getByRole('grid', { name: 'Calls, newest first' });
  await expect(grid).toBeVisible();
  await page.route(/\/callRecords\?/, refuse(502, 'upstream-invalid'));
  await page.getByRole('button', { name: 'Read the list again' }).click();
  await expect(page.getByRole('alert')).toContainText('Graph sent a page that cannot be read.');
  await expect(grid).toBeVisible();
});

test('stepping through the panel keeps the focus, and keys work from its head', async ({ page }) => {
  await openCall(page, MEETING);
  await sessionGrid(page).getByRole('row').nth(3).click();
  const panel = page.getByRole('complementary');
  const next = panel.getByRole('button', { name: 'Next session' });
  const first = await panel.getByRole('heading', { level: 2 }).textContent();
  await next.focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { level: 2 })).not.toHaveText(first ?? '');
  await expect(next).toBeFocused();
  await page.keyboard.press('[');
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(first ?? '');
});

test('without the role for it no picture is offered, and evidence says why', async ({ page }) => {
  await openCall(page, MEETING, { as: 'Patti Fernandez' });
  await expect(page.getByRole('button', { name: /^Picture/ })).toHaveCount(0);
  await page.keyboard.press('e');
  await expect(page.getByText(/^That takes the role “Call quality, export”/)).toBeVisible();
});

test('a call opened from the list knows when it ended, through every change of view', async ({ page }) => {
  await signIn(page, 'Megan Bowen');
  await page.getByRole('grid', { name: 'Calls, newest first' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/calls\/[^?]+\?.*ended=/);
  await page.getByRole('button', { name: /^Rated poor/ }).click();
  await expect(page).toHaveURL(/f=rated-poor/);
  await expect(page).toHaveURL(/ended=/);
});

test('a part of the app that does not load is told inside of the frame', async ({ page }) => {
  await signIn(page, 'Megan Bowen');
  await page.route(/assets\/CallRoute.*\.js$/, (route) => route.abort());
  await page.getByRole('grid', { name: 'Calls, newest first' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'A part of Earshot did not load' })).toBeVisible();
  await expect(page.getByRole('banner')).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
});
