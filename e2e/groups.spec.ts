import { expect, expectAccessible, MEETING, openCall, readToEnd, sessionGrid, test } from './fixtures.ts';

test('N puts people of one subnet behind one line with ranges, and the address keeps it', async ({
  page,
}) => {
  await openCall(page, MEETING, { view: '?q=heardjitter%3E30' });
  await readToEnd(page, 240);
  const grid = sessionGrid(page);
  await expect(grid.getByRole('rowheader').first()).toBeVisible();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('n');
  await expect(page).toHaveURL(/group=subnet/);
  const group = grid.getByRole('row', { name: /6 people, 10\.62\.18\.0/ });
  await expect(group).toContainText(/\d+–\d+/);
  await expect(group).toHaveAttribute('aria-expanded', 'false');

  await group.click();
  await expect(group).toHaveAttribute('aria-expanded', 'true');
  await expect(grid.locator('[role=row][aria-level="2"]')).toHaveCount(6);
  await expectAccessible(page);
  await page.reload();
  await expect(grid.locator('[role=row][aria-level="2"]')).toHaveCount(6);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('n');
  await expect(page).not.toHaveURL(/group=/);
});

test('a name typed in the list goes to its person, whose numbers come with the focus; Esc sends them away', async ({
  page,
}) => {
  await openCall(page, MEETING, { view: '?sort=person' });
  await readToEnd(page, 240);
  const grid = sessionGrid(page);
  await grid.getByRole('rowheader').first().click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('D');
  await page.keyboard.type('iego s');
  const row = grid.getByRole('row', { name: /Diego Siciliani/ });
  await expect(row).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  const tip = page.getByRole('tooltip');
  await expect(tip).toContainText('11.8 %');
  await page.keyboard.press('Escape');
  await expect(tip).toHaveCount(0);
  await expect(page.getByRole('complementary')).toBeVisible();
});
