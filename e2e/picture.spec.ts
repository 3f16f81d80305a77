import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, MEETING, openCall, readToEnd, test } from './fixtures.ts';

type Decoded = { width: number; height: number; colours: number };

/** Decodes a PNG in the browser, which refuses one that is broken, and counts what is on it. */
const decode = (page: Page, png: Buffer): Promise<Decoded> =>
  page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const pixels = new Uint32Array(data.buffer);
    return { width: bitmap.width, height: bitmap.height, colours: new Set(pixels).size };
  }, png.toString('base64'));

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
