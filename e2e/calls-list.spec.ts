import { expect, expectAccessible, signIn, test } from './fixtures.ts';

test('a call that is read tells its top cause, and the list narrows to what is known', async ({ page }) => {
  await signIn(page, 'Megan Bowen');
  const list = page.getByRole('grid', { name: 'Calls, newest first' });
  const meeting = list.getByRole('row', { name: /14:00–14:47.*Megan Bowen/ });
  await expect(meeting).toContainText('not read');
  await meeting.getByRole('button', { name: /read it now/ }).click();
  await expect(meeting).toContainText('Weak Wi-Fi signal, Diego Siciliani');
  await expect(meeting).toContainText('Likely');
  await expectAccessible(page);

  await page.getByRole('button', { name: /^Rated poor/ }).click();
  await expect(page).toHaveURL(/f=rated-poor/);
  await expect(list.getByRole('link')).toHaveCount(1);
  await expect(meeting).toBeVisible();

  await test.step('what nothing fits says why, and leads back', async () => {
    await page.getByRole('button', { name: /^Not read yet/ }).click();
    await expect(page.getByRole('heading', { name: 'No call of the list fits' })).toBeVisible();
    await page.getByRole('button', { name: 'Show all calls' }).click();
    await expect(page).not.toHaveURL(/f=/);
    expect(await list.getByRole('link').count()).toBeGreaterThan(1);
  });

  await test.step('kinds', async () => {
    await page.getByRole('button', { name: 'Type' }).click();
    await page.getByRole('menuitemcheckbox', { name: /^1:1/ }).click();
    await page.keyboard.press('Escape');
    await expect(list.getByRole('row', { name: /Meeting/ })).toHaveCount(0);
    await expect(page).toHaveURL(/type=twoPeople/);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect(page).not.toHaveURL(/type=/);
  });

  await test.step('cause and site are known of what was read', async () => {
    await page.getByRole('button', { name: 'Cause' }).click();
    await page.getByRole('checkbox', { name: /^Weak Wi-Fi signal/ }).check();
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/cause=weak-wifi/);
    await expect(list.getByRole('link')).toHaveCount(1);
    await page.getByRole('button', { name: 'Site' }).click();
    const sites = page.getByRole('dialog', { name: 'Calls with people at a site' });
    await sites.getByRole('checkbox').first().check();
    await page.keyboard.press('Escape');
    await expect(meeting).toBeVisible();
    await expect(page).not.toHaveURL(/10\.|192\.|site/);
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await list.getByRole('link').count()).toBeGreaterThan(1);
  });

  await test.step('a person, whose calls Graph lists', async () => {
    await page.getByRole('button', { name: 'Person' }).click();
    await page.getByRole('textbox', { name: 'Find a person' }).fill('megan');
    await page.getByRole('checkbox', { name: /^Megan Bowen/ }).check();
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/participant=/);
    await expect(page.getByRole('button', { name: 'Person: Megan Bowen' })).toBeVisible();
    await expect(meeting).toBeVisible();
  });
});
