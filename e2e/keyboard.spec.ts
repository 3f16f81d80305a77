import { expect, MEETING, sessionGrid, test } from './fixtures.ts';

test('from sign-in to a picture of the poor ratings without a mouse', async ({ page }) => {
  const press = (key: string) => page.keyboard.press(key);
  const tabTo = async (name: RegExp) => {
    for (let guard = 0; guard < 60; guard += 1) {
      await press('Tab');
      const label = await page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      );
      if (name.test(label)) return;
    }
    throw new Error(`Tab never reached ${name}`);
  };

  await page.goto('/calls');
  await expect(page.getByRole('heading', { name: 'Sign in to see calls' })).toBeVisible();
  await tabTo(/Sign in with your work account/);
  await press('Enter');
  await expect(page.getByRole('button', { name: /Megan Bowen/ })).toBeVisible();
  await tabTo(/Megan Bowen/);
  await press('Enter');
  await expect(page.getByRole('grid', { name: 'Calls, newest first' })).toBeVisible();

  await press('Control+k');
  await page.keyboard.type(MEETING);
  await press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Meeting');
  await expect(sessionGrid(page).getByRole('rowheader').first()).toBeVisible();

  const all = page.getByText('All 240 sessions read').first();
  const readAll = page.getByRole('button', { name: 'Read all' });
  await expect(all.or(readAll).first()).toBeVisible();
  if (await readAll.isVisible()) {
    await tabTo(/^Read all/);
    await press('Enter');
  }
  await expect(all).toBeVisible();
  await tabTo(/^Rated poor/);
  await press('Space');
  await expect(sessionGrid(page).getByRole('rowheader')).toHaveCount(5);

  await tabTo(/Anna Lidman|Adele Vance|Alex Wilber|Isaiah Langer|Pradeep Gupta|Johanna Lorenz/);
  await press('ArrowDown');
  await press('Space');
  await expect(page.getByRole('complementary')).toBeVisible();
  await press('ArrowRight');
  await expect(sessionGrid(page).locator('[role=row][aria-expanded=true]')).toHaveCount(1);
  await press('ArrowLeft');
  await press('End');
  await press('Home');

  await press('e');
  const dialog = page.getByRole('dialog', { name: 'Evidence for the ticket' });
  await expect(dialog.getByRole('img')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Copy picture and text/ })).toBeFocused();
  const download = page.waitForEvent('download');
  await press('s');
  expect((await download).suggestedFilename()).toMatch(/^call-8f2c41d7/);
  await press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(sessionGrid(page).locator(':focus')).toHaveCount(1);
});
