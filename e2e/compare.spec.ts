import { expect, expectAccessible, MEETING, openCall, test } from './fixtures.ts';

test('C sets the selected person beside another; people come and go, and the address keeps them', async ({
  page,
}) => {
  await openCall(page, MEETING, { view: '?s=37' });
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'People side by side' });
  const heads = dialog.getByRole('columnheader');
  await expect(heads).toHaveText(['What', 'Diego Siciliani', 'Miriam Graham']);
  await expect(dialog.getByRole('row', { name: /^Loss %/ }).first()).toContainText(/11\.8.*0\.6/);
  await expectAccessible(page);

  await test.step('somebody more', async () => {
    await dialog.getByRole('button', { name: 'Add a person' }).click();
    await page.getByRole('textbox', { name: 'Find a person' }).fill('raul');
    await page.getByRole('checkbox', { name: 'Raul Razo' }).check();
    await page.keyboard.press('Escape');
    await expect(heads).toHaveCount(4);
  });

  await test.step('only what differs', async () => {
    const lines = dialog.getByRole('rowheader');
    const all = await lines.count();
    await dialog.getByRole('checkbox', { name: 'Only what differs' }).check();
    expect(await lines.count()).toBeLessThan(all);
  });

  await test.step('one less, and the same after a reload', async () => {
    await dialog.getByRole('button', { name: 'Leave out Miriam Graham' }).click();
    await expect(heads).toHaveText(['What', 'Diego Siciliani', 'Raul Razo']);
    await page.reload();
    await expect(heads).toHaveText(['What', 'Diego Siciliani', 'Raul Razo']);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(page).not.toHaveURL(/with=/);
  });
});
