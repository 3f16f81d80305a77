import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, MEETING, openCall, readToEnd, test } from './fixtures.ts';
import { decode, type Decoded } from './painted.ts';

const savePicture = async (page: Page): Promise<{ name: string; picture: Decoded }> => {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Picture/ }).click();
  const file = await download;
  return { name: file.suggestedFilename(), picture: await decode(page, await readFile(await file.path())) };
};

test('one action saves a picture of all rows of the filter, not only those in sight', async ({ page }) => {
  await openCall(page, MEETING);
  await readToEnd(page, 240);
  const whole = await savePicture(page);
  expect(whole.name).toMatch(/^call-8f2c41d7.*\.png$/);
  expect(whole.picture.width).toBe(2_400);
  expect(whole.picture.colours).toBeGreaterThan(50);

  await page.getByRole('button', { name: /^Rated poor/ }).click();
  await expect(page).toHaveURL(/rated-poor/);
  const few = await savePicture(page);
  expect(few.picture.width).toBe(2_400);
  // 238 rows against 5: the picture has grown by the rows that are out of sight.
  expect(whole.picture.height - few.picture.height).toBeGreaterThan(200 * 28);
});
