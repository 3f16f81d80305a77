import { expect, expectAccessible, MEETING, openCall, signIn, test } from './fixtures.ts';

test('an administrator reads who opened which call, filters, and checks the chain', async ({
  page,
  browser,
}) => {
  const other = await browser.newPage();
  await openCall(other, MEETING);
  await other.close();

  await signIn(page, 'Joni Sherman', '/audit');
  const trail = page.getByRole('region', { name: 'Audit trail' });
  const opened = trail.getByRole('row', { name: /Call opened, .* with names/ }).first();
  await expect(opened).toBeVisible();

  await opened.getByRole('button', { name: MEETING.slice(0, 8) }).click();
  await expect(page).toHaveURL(new RegExp(`record=${MEETING}`));
  await expect(page.getByRole('button', { name: `Call record ${MEETING.slice(0, 8)}` })).toBeVisible();

  await page.getByRole('button', { name: 'Check the chain' }).click();
  await expect(page.getByText(/All [\d,]+ lines follow one another/)).toBeVisible();
  await expectAccessible(page);
});

test('the names of the people on a call are nowhere in the trail', async ({ page, browser }) => {
  const other = await browser.newPage();
  await openCall(other, MEETING);
  await other.close();
  await signIn(page, 'Joni Sherman', '/audit');
  await expect(page.getByRole('row', { name: /Call opened/ }).first()).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(/Siciliani|Megan|@contoso/);
});

test('an administrator’s role opens no calls, and readers are not offered the trail', async ({ page }) => {
  await signIn(page, 'Joni Sherman');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/no calls/i);
  const pages = page.getByRole('navigation', { name: 'Main' });
  await expect(pages.getByRole('link')).toHaveText(['Audit', 'Health']);
  await page.getByRole('button', { name: 'Open the audit trail' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Audit');
});

test('a reader finds no way to the trail', async ({ page }) => {
  await signIn(page, 'Megan Bowen', '/audit');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The audit trail is for administrators');
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link')).toHaveText([
    'Calls',
    'Health',
  ]);
});

test('the health page says in words that calls can be read, and since when', async ({ page }) => {
  await openCall(page, MEETING);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Health' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Calls can be read');
  await expect(page.getByText(/Everything works since .* Graph last answered/)).toBeVisible();
  await expectAccessible(page);
});
