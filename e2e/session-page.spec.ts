import {
  DOCUMENTED,
  expect,
  expectAccessible,
  MEETING,
  openCall,
  sessionGrid,
  signIn,
  test,
} from './fixtures.ts';

test('Enter opens a session; its numbers lead to their place in the JSON, and Esc back to the list', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openCall(page, MEETING, { view: '?f=poor' });
  await sessionGrid(page).getByRole('rowheader', { name: 'Diego Siciliani' }).click();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/sessions\/38\?.*f=poor/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Diego Siciliani in the meeting');
  const path = page.getByRole('region', { name: 'Path from one end to the other' });
  await expect(path).toContainText('Sent: loss 11.8 %, jitter 41 ms');
  await expect(path).toContainText('Access point, local proof');
  await expect(path).toContainText('6C-B2-AE-1F-07-42');
  await expect(page.getByRole('table', { name: /Round trip to each hop/ }).getByRole('row')).toHaveCount(6);
  await expect(
    page.getByRole('region', { name: 'Not in this record' }).getByRole('listitem'),
  ).not.toHaveCount(0);
  await expectAccessible(page);

  await test.step('the value of a measure, as sent', async () => {
    await page.getByRole('button', { name: /^11.8/ }).click();
    const json = page.getByRole('listbox', { name: 'JSON of this session' });
    await expect(json.getByRole('option', { selected: true })).toHaveText(
      '"averagePacketLossRate": 0.11804,',
    );
    await expect(page.getByText('Share of this stream’s packets that never arrived')).toBeVisible();
    await page.keyboard.press('j');
    await expect(json).toBeFocused();
    await page.keyboard.press('y');
    await expect(page.getByText('Value copied')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('0.11804');
  });

  await test.step('the next session of the list, and back with its filter', async () => {
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press(']');
    await expect(page).not.toHaveURL(/\/sessions\/38/);
    await page.keyboard.press('[');
    await expect(page).toHaveURL(/\/sessions\/38/);
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/\/calls\/[^/]+\?.*f=poor/);
    await expect(sessionGrid(page)).toBeVisible();
  });
});

test('the documented call: both ends, and what is missing of the way between them', async ({ page }) => {
  await signIn(page, 'Megan Bowen', `/calls/${DOCUMENTED}/sessions/1`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Abbie Wilkins in the call');
  await expect(page.getByText('no public address, relay or hops')).toBeVisible();
  const ends = page.getByRole('region', { name: 'The two ends' });
  await expect(ends.getByRole('row', { name: /Link speed/ })).toContainText('unknown, sent as 4294967295');
  await expect(ends.getByRole('row', { name: /Machine/ })).toContainText('machineName_2');
});

test('a session on a page not read yet is read up to; one that is not there says so', async ({ page }) => {
  await signIn(page, 'Megan Bowen', `/calls/${MEETING}/sessions/200`);
  await expect(page.getByText('Session 200 of 240 read')).toBeVisible({ timeout: 30_000 });
  await page.goto(`/calls/${MEETING}/sessions/999`);
  await expect(page.getByRole('heading', { name: 'This call has no session 999' })).toBeVisible();
});

test('from the panel, J leads to the place of the value in the JSON, and the facts are copied as text', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openCall(page, MEETING, { view: '?s=37' });
  const panel = page.getByRole('complementary', { name: 'Diego Siciliani' });
  await panel.getByRole('button', { name: 'Copy facts' }).click();
  await expect(page.getByText('Facts copied')).toBeVisible();
  const facts = await page.evaluate(() => navigator.clipboard.readText());
  expect(facts).toContain('Sent poorly: loss and jitter past the CQD limit (loss 11.8 %, jitter 41 ms)');
  expect(facts).toContain('sessions[37]');

  await page
    .getByRole('link', { name: /sent loss 11.8 %/ })
    .or(page.getByRole('button', { name: /sent loss 11.8 %/ }))
    .first()
    .click();
  await expect(page).toHaveURL(/value=sessions/);
  await page.keyboard.press('y');
  await expect(page.getByText('Value copied')).toBeVisible();
  await page.keyboard.press('j');
  const json = page.getByRole('listbox', { name: 'JSON of this session' });
  await expect(json).toBeFocused();
  await expect(json.getByRole('option', { selected: true })).toHaveText('"averagePacketLossRate": 0.11804,');
  await expect(page.getByText('poor over 10 % Call Quality Dashboard')).toBeVisible();
});
