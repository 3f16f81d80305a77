import { DOCUMENTED, expect, openCall, sessionGrid, test } from './fixtures.ts';

test('the documented record shows both people, the poor rating and the unknown link speed as unknown', async ({
  page,
}) => {
  await openCall(page, DOCUMENTED);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    '1:1 call, Tue 25 Feb 2020, 20:52:21–20:52:46',
  );
  const grid = sessionGrid(page);
  await expect(grid.getByRole('row', { name: /Abbie Wilkins/ })).toBeVisible();
  await expect(grid.getByRole('row', { name: /Owen Franklin/ })).toContainText('2');

  await grid.getByRole('row', { name: /Owen Franklin/ }).click();
  const panel = page.getByRole('complementary');
  await expect(panel).toContainText('10.139.0.12');
  await expect(panel.getByRole('row', { name: /Link speed/ })).toContainText('unknown');
  await expect(panel.getByRole('row', { name: /Link speed/ })).toContainText('4294967295');
  await expect(panel.getByRole('row', { name: /Link speed/ })).toContainText('54 Mbit/s');
});

test('its malformed next link is survived: one session, read to the end', async ({ page }) => {
  await openCall(page, DOCUMENTED);
  await expect(page.getByRole('status').filter({ hasText: /session/ })).toContainText('1 session read');
});
