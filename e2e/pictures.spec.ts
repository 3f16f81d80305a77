import type { Page } from '@playwright/test';
import { DOCUMENTED, expect, sessionGrid, signIn, test } from './fixtures.ts';

/** Scenes whose words do not change from day to day: the documented call keeps its date. */
const SCENES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'signed-out': async (page) => {
    await page.goto('/calls');
    await expect(page.getByRole('heading', { name: 'Sign in to see calls' })).toBeVisible();
  },
  'p2p-call': async (page) => {
    await signIn(page, 'Megan Bowen', `/calls/${DOCUMENTED}`);
    await expect(sessionGrid(page).getByRole('rowheader')).toHaveCount(2);
  },
  'p2p-session': async (page) => {
    await signIn(page, 'Megan Bowen', `/calls/${DOCUMENTED}/sessions/1`);
    await expect(page.getByText('no public address, relay or hops')).toBeVisible();
    await expect(page.getByRole('option', { name: /"id"/ }).first()).toBeVisible();
  },
  'from-a-file': async (page) => {
    await page.goto('/calls');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open a file instead' }).click();
    await (await chooser).setFiles('src/calls/samples/seed-list-sessions-expand-segments.json');
    await expect(page.getByText('1 session read, maybe not all.')).toBeVisible();
  },
};

for (const [scene, show] of Object.entries(SCENES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${scene} looks as it did, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await show(page);
      await expect(page).toHaveScreenshot(`${scene}-${colorScheme}.png`, { maxDiffPixelRatio: 0.01 });
    });
  }
}

test('the call at 800 px looks as it did', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await SCENES['p2p-call']?.(page);
  await expect(page).toHaveScreenshot('p2p-call-800.png', { maxDiffPixelRatio: 0.01 });
});
