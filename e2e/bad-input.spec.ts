import { expect, sessionGrid, signIn, test } from './fixtures.ts';

const CORRUPT_PAGE = '0b7d4e6f-92c1-4a38-8e5d-f1c6a3b90d27';
const NOT_YET_WRITTEN = '9c2e8a51-6f0d-4b73-a4e9-3d7b1f85c0e6';
const FORGOTTEN = 'aa41f6d9-0e83-4c5b-97d2-b8e05c3f7a14';

test('a malformed id says what counts as one', async ({ page }) => {
  await signIn(page, 'Megan Bowen', '/calls/e523d2ed-2966');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This is no call record id');
});

test('an unknown record says what else the id may be', async ({ page }) => {
  await signIn(page, 'Megan Bowen', '/calls/41cf20e7-0000-4000-8000-0000000077b0');
  await expect(page.getByRole('heading', { name: 'No record with this id' })).toBeVisible();
  await expect(page.getByText(/call-record-not-found/)).toBeVisible();
});

test('a record that is not written yet says when it will be', async ({ page }) => {
  const ended = new Date(Date.now() - 10 * 60_000).toISOString();
  await signIn(page, 'Megan Bowen', `/calls/${NOT_YET_WRITTEN}?ended=${ended}`);
  await expect(page.getByRole('heading', { name: 'No record yet' })).toBeVisible();
});

test('a record that Graph has forgotten is gone, and trying again is not offered', async ({ page }) => {
  const ended = new Date(Date.now() - 31 * 86_400_000).toISOString();
  await signIn(page, 'Megan Bowen', `/calls/${FORGOTTEN}?ended=${ended}`);
  await expect(page.getByRole('heading', { name: 'This record is gone' })).toBeVisible();
});

test('when page 3 cannot be read, what was read stays and is called partial', async ({ page }) => {
  await signIn(page, 'Megan Bowen', `/calls/${CORRUPT_PAGE}`);
  await page.getByRole('button', { name: 'Read all' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Partial' })).toContainText(
    'Page 3 failed. Graph sent a page that cannot be read.',
  );
  await expect(page.getByRole('status').filter({ hasText: 'Partial' })).toContainText('120 of');
  await expect(sessionGrid(page).getByRole('rowheader').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /Try page 3 again/ })).toBeVisible();
  await expect(page.getByText(/All \d+ sessions read/)).toHaveCount(0);
});

test('a page that does not exist says so', async ({ page }) => {
  await signIn(page, 'Megan Bowen', '/nowhere');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
