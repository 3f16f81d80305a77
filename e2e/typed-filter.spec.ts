import { expect, MEETING, openCall, readToEnd, sessionGrid, test } from './fixtures.ts';

test('a typed filter keeps what it says, completes, and points at what it does not know', async ({
  page,
}) => {
  await openCall(page, MEETING);
  await readToEnd(page, 240);
  const box = page.getByRole('combobox', { name: /Filter sessions/ });
  const people = sessionGrid(page).getByRole('rowheader');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('f');
  await expect(box).toBeFocused();

  await test.step('by a measure and a network', async () => {
    await page.keyboard.type('sentloss>10 net:wi');
    await expect(page.getByRole('option', { name: /^wifi/ })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(box).toHaveValue('sentloss>10 net:wifi ');
    await expect(people).toHaveText([/Diego Siciliani/]);
    await expect(page).toHaveURL(/q=sentloss%3E10\+net%3Awifi/);
  });

  await test.step('a word nobody knows is marked, and the rest still filters', async () => {
    await page.keyboard.type('los>5');
    await expect(page.getByText('There is no field “los”. Did you mean loss?')).toBeVisible();
    await expect(page.locator('mark')).toHaveText('los>5');
    await expect(box).toHaveAttribute('aria-invalid', 'true');
    await expect(people).toHaveText([/Diego Siciliani/]);
  });

  await test.step('what fits nothing says without which part something would', async () => {
    await box.fill('sentloss>10 platform:android');
    await expect(page.getByRole('heading', { name: 'No session fits both' })).toBeVisible();
    await page.getByRole('button', { name: /^Without platform Android/ }).click();
    await expect(box).toHaveValue('sentloss>10');
    await expect(people).toHaveText([/Diego Siciliani/]);
  });
});

test('a link keeps measures, and names the rows in place of a person', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openCall(page, MEETING, { view: '?q=loss%3E5+-net%3Awired' });
  const link = async () => {
    await page.getByRole('button', { name: /Copy link/ }).click();
    await expect(page.getByText('Link copied')).toBeVisible();
    return new URL(await page.evaluate(() => navigator.clipboard.readText()));
  };
  expect((await link()).searchParams.get('q')).toBe('loss>5 -net:wired');

  await page.getByRole('combobox', { name: /Filter sessions/ }).fill('"Diego"');
  await expect(sessionGrid(page).getByRole('rowheader')).toHaveCount(1);
  const shared = await link();
  expect(shared.searchParams.get('q')).toBeNull();
  expect(shared.searchParams.get('people')).toBe('37');
});
