import { expect, MEETING, openCall, sessionGrid, signIn, test } from './fixtures.ts';

test('someone signs in, sees calls, and signs out', async ({ page }) => {
  await signIn(page, 'Megan Bowen');
  await expect(page.getByRole('grid', { name: 'Calls, newest first' })).toBeVisible();
  await expect(page.getByText('Names shown')).toBeVisible();

  await page.getByRole('button', { name: /Megan Bowen/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/signed-out$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await page.goto('/calls');
  await expect(page.getByRole('heading', { name: 'Sign in to see calls' })).toBeVisible();
});

test('a link to a call leads there after sign-in, view included', async ({ page }) => {
  await openCall(page, MEETING, { view: '?f=rated-poor' });
  await expect(page).toHaveURL(new RegExp(`/calls/${MEETING}\\?f=rated-poor$`));
});

test('tokens stay out of every store of the browser but the sign-in library’s own', async ({ page }) => {
  await signIn(page, 'Megan Bowen');
  const stored = await page.evaluate(async () => ({
    local: Object.entries(localStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    cookies: document.cookie,
  }));
  expect(JSON.stringify(stored)).not.toMatch(/eyJ/);
  expect(stored.cookies).toBe('');
});

test('help desk sees people and addresses masked', async ({ page }) => {
  await openCall(page, MEETING, { as: 'Patti Fernandez' });
  await expect(page.getByText('Names masked by your role')).toBeVisible();
  const rows = sessionGrid(page).getByRole('row');
  await expect(rows.filter({ hasText: /Internal \d+/ }).first()).toBeVisible();
  await expect(page.getByText('Diego Siciliani')).toHaveCount(0);
});

test('somebody without a role is told what to ask for, and is not sent in circles', async ({ page }) => {
  await signIn(page, 'Alex Wilber');
  await expect(page.getByRole('heading', { name: 'Signed in, but no calls for you yet' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy a request' })).toBeVisible();
});

test('an administrator opens no call by that role alone', async ({ page }) => {
  await signIn(page, 'Joni Sherman');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/no calls/i);
});
