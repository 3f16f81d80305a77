import { expect, expectAccessible, MEETING, sessionGrid, signIn, test } from './fixtures.ts';

test('a ticket in plain words finds its call, which opens with the ticket’s time', async ({ page }) => {
  await signIn(page, 'Megan Bowen');
  await expect(page.getByRole('grid', { name: 'Calls, newest first' })).toBeVisible();
  await page.keyboard.press('/');
  const box = page.getByRole('combobox', { name: 'Find a call' });
  await expect(box).toBeFocused();
  await page.keyboard.type('Anna, yesterday about 14:10, people sounded robotic');

  const candidates = page.getByRole('listbox', { name: 'Calls that may be meant' }).getByRole('option');
  await expect(candidates.filter({ hasText: 'organised by Megan Bowen' })).toContainText('covers 14:10');
  await expect(page.getByText(/Nothing pasted here is stored/)).toContainText('Graph’s list');
  for (const chip of ['Anna: Bedecs or Lidman', /^about 14:10, ± 15 min/, /^sounds like Distorted sound/]) {
    await expect(page.getByRole('button', { name: chip })).toBeVisible();
  }
  await expectAccessible(page);

  await test.step('a chip puts right what was read', async () => {
    await page.getByRole('button', { name: 'Anna: Bedecs or Lidman' }).click();
    await page.getByRole('menuitemradio', { name: 'Anna Bedecs' }).click();
    await expect(page.getByRole('button', { name: /^Anna Bedecs/ })).toBeVisible();
    await expect(candidates.filter({ hasText: 'Anna Lidman' })).toHaveCount(0);
    await page.getByRole('button', { name: /^Anna Bedecs/ }).click();
    await page.getByRole('menuitemradio', { name: 'Anna Lidman' }).click();
    await expect(candidates.first()).toContainText('Anna Lidman in it');
  });

  await test.step('Enter opens the first, with the time asked for in its address', async () => {
    const title = await candidates
      .first()
      .getByText(/^Meeting/)
      .textContent();
    await box.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/calls\/[0-9a-f-]{36}\?at=\d+/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(
      title?.match(/\d\d:\d\d–\d\d:\d\d/)?.[0] ?? 'no time',
    );
    await expect(sessionGrid(page).getByText('14:10 ticket')).toBeVisible();
  });
});

test('an id opens at once, from the bar of another page, whatever stands around it', async ({ page }) => {
  await signIn(page, 'Patti Fernandez', '/calls/e523d2ed-2966-4b6b-925b-754a88034cc5');
  await expect(sessionGrid(page)).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type(`call ${MEETING.toUpperCase()}`);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(MEETING));
});

test('who may not see names is told that they cannot be searched', async ({ page }) => {
  await signIn(page, 'Patti Fernandez');
  await expect(page.getByRole('combobox', { name: 'Find a call' })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('Anna, yesterday 14:10');
  await expect(page.getByText('Names are masked by your role, so they cannot be searched.')).toBeVisible();
});

test('a figure picks a candidate after an arrow, and is a figure before one', async ({ page }) => {
  await signIn(page, 'Megan Bowen');
  const box = page.getByRole('combobox', { name: 'Find a call' });
  await expect(box).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('yesterday 14:12');
  await expect(box).toHaveValue('yesterday 14:12');
  const candidates = page.getByRole('listbox', { name: 'Calls that may be meant' }).getByRole('option');
  await expect(page.getByText(/^Searched/)).toBeVisible();
  await expect(page.getByText('Searching', { exact: true })).toHaveCount(0);
  // What else covers that time comes and goes with the day.
  for (const call of [/^Meeting 14:00–14:47/, /^Meeting 14:05–14:33/])
    await expect(candidates.getByText(call)).toHaveCount(1);
  const second = await candidates
    .nth(1)
    .getByText(/^Meeting|^1:1/)
    .textContent();
  await page.keyboard.press('ArrowDown');
  await expect(box).toHaveAttribute('aria-activedescendant', /-0$/);
  await page.keyboard.press('2');
  await expect(page).toHaveURL(/\/calls\/[0-9a-f-]{36}/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    second?.match(/\d\d:\d\d–\d\d:\d\d/)?.[0] ?? 'no time',
  );
});
