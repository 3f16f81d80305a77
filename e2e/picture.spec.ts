import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, MEETING, openCall, readToEnd, sessionGrid, test } from './fixtures.ts';
import { decode, paintedTexts, watchPainting, type Decoded } from './painted.ts';
import { truthOf } from './truth.ts';

test.beforeEach(({ page }) => watchPainting(page));

const LIST = 'The whole list, all rows of the filter';

const savePicture = async (page: Page, of = LIST): Promise<{ name: string; picture: Decoded }> => {
  await page.getByRole('button', { name: /^Picture/ }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: of }).click();
  const file = await download;
  const texts = await paintedTexts(page);
  return {
    name: file.suggestedFilename(),
    picture: await decode(page, await readFile(await file.path()), [{ x: 0, y: 24 }, ...texts]),
  };
};

test('one action saves a picture of all rows of the filter, not only those in sight', async ({ page }) => {
  await openCall(page, MEETING);
  await readToEnd(page, truthOf(MEETING).sessions);
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

/** Words of a panel without the controls that have no place in a picture. */
const wordsOf = (page: Page, panel: string): Promise<readonly string[]> =>
  page.locator(`[data-picture="${panel}"]`).evaluate((element) => {
    const words: string[] = [];
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const parent = node.parentElement;
      const isLeftOut = parent?.closest('.btn, .aslink, .morev, .vh, [data-no-picture]') !== null;
      if (isLeftOut || parent?.checkVisibility({ visibilityProperty: true }) === false) continue;
      words.push(...(node.textContent?.split(/\s+/).filter(Boolean) ?? []));
    }
    return words;
  });

test('every panel has its own picture: its words, on white in a dark page, with title, filter and footer', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openCall(page, MEETING, { view: '?f=rated-poor' });
  await readToEnd(page, truthOf(MEETING).sessions);
  await sessionGrid(page).getByRole('rowheader').first().click();
  await expect(page.getByRole('complementary')).toBeVisible();
  const check = async (panel: string, item: string) => {
    const shown = await wordsOf(page, panel);
    const { name, picture } = await savePicture(page, item);
    expect(name).toBe(`call-8f2c41d7-${panel.replaceAll(' ', '-')}.png`);
    const texts = await paintedTexts(page);
    const painted = texts.flatMap(({ text }) => text.split(/\s+/));
    // What the page cuts with … is cut in the picture too, and a word may be broken at its hyphen.
    const joined = painted.join('');
    const stands = (word: string) =>
      joined.includes(word) || painted.some((one) => one.endsWith('…') && word.startsWith(one.slice(0, -1)));
    expect(
      shown.filter((word) => !stands(word)),
      panel,
    ).toEqual([]);
    const [corner, ...inks] = picture.darkest;
    expect(corner).toBe(255);
    for (const [at, { text }] of texts.entries()) expect(inks[at], `${panel}: ${text}`).toBeLessThan(215);
    const all = texts.map(({ text }) => text).join(' ');
    expect(all).toContain('Record version 2, all 240 sessions read');
    expect(all).toContain('Judged: ');
    expect(all).toContain('Made ');
  };
  for (const [panel, item] of [
    ['verdict', 'Verdict'],
    ['who hurt whom', 'Who hurt whom'],
    ['feedback', 'Feedback'],
    ['session panel', 'Session panel'],
  ] as const) {
    await test.step(panel, () => check(panel, item));
  }
  await sessionGrid(page).getByRole('rowheader').first().dblclick();
  await expect(page.getByRole('heading', { name: 'Segments, media, streams' })).toBeVisible();
  for (const [panel, item] of [
    ['path', 'Path'],
    ['streams', 'Streams'],
    ['facts', 'Facts'],
    ['both ends', 'Both ends'],
  ] as const) {
    await test.step(panel, () => check(panel, item));
  }
});
