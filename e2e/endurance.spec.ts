import { expect, MEETING, openCall, readToEnd, sessionGrid, signIn, test } from './fixtures.ts';

test('offline, what is read stays; back again, reading goes on by itself', async ({ page, context }) => {
  await openCall(page, MEETING);
  await readToEnd(page, 240);
  // The other pages' code is fetched in a quiet moment.
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/assets/CallsPage')),
  );
  const rows = await sessionGrid(page).getAttribute('aria-rowcount');
  await context.setOffline(true);
  await page.getByRole('combobox', { name: /Filter sessions/ }).fill('loss>5');
  await expect(sessionGrid(page).getByRole('rowheader', { name: 'Diego Siciliani' })).toBeVisible();
  await page.getByRole('combobox', { name: /Filter sessions/ }).fill('');
  await expect(sessionGrid(page)).toHaveAttribute('aria-rowcount', rows ?? '');

  await test.step('another call waits for the connection, and comes with it', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Calls' }).first().click();
    await expect(page.getByText(/^Offline since/)).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText(/^Offline since/)).toHaveCount(0);
    await expect(page.getByRole('grid', { name: 'Calls, newest first' })).toBeVisible();
  });
});

test('many calls opened one after the other leave no more behind than the cache may hold', async ({
  page,
}) => {
  await signIn(page, 'Megan Bowen');
  const list = page.getByRole('grid', { name: 'Calls, newest first' });
  await expect(list).toBeVisible();
  const cdp = await page.context().newCDPSession(page);
  const heap = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    return (await cdp.send('Runtime.getHeapUsage')).usedSize / 1e6;
  };
  const visit = async (from: number, to: number) => {
    for (let place = from; place < to; place += 1) {
      await list.focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.goBack();
      await expect(list).toBeVisible();
    }
  };
  await visit(0, 12);
  const before = await heap();
  await visit(12, 36);
  // A record of two people is a few hundred kB at most; a leaked page would be tens of MB.
  expect((await heap()) - before).toBeLessThan(30);
});
