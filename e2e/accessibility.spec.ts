import { expect, expectAccessible, MEETING, openCall, sessionGrid, signIn, test } from './fixtures.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('signed out', async ({ page }) => {
      await page.goto('/calls');
      await expect(page.getByRole('button', { name: 'Sign in with your work account' })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Sign in with your work account' }).click();
      await expect(page.getByRole('button', { name: /Megan Bowen/ })).toBeVisible();
      await expectAccessible(page);
    });

    test('the list of calls', async ({ page }) => {
      await signIn(page, 'Megan Bowen');
      await expect(
        page.getByRole('grid', { name: 'Calls, newest first' }).getByRole('row').nth(3),
      ).toBeVisible();
      await expectAccessible(page);
    });

    test('a call with an open row, the panel and a menu', async ({ page }) => {
      await openCall(page, MEETING);
      await sessionGrid(page)
        .getByRole('row', { name: /Diego Siciliani/ })
        .click();
      await page.keyboard.press('ArrowRight');
      await expect(page.getByRole('complementary')).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Network', exact: true, expanded: false }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      await expectAccessible(page, { menuOpen: true });
    });

    test('no session fits the filter', async ({ page }) => {
      await openCall(page, MEETING, { view: '?q=nobodyiscalledthis' });
      await expect(page.getByText(/No session fits/)).toBeVisible();
      await expectAccessible(page);
    });
  });
}

for (const viewport of [
  { width: 800, height: 1_000 },
  { width: 320, height: 800 },
]) {
  test(`a call at ${viewport.width} px scrolls in one direction only`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openCall(page, MEETING);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  });
}
