import type { Page } from '@playwright/test';
import type { Fault } from '#simulator/faults';
import { expect, MEETING, openCall, readToEnd, sessionGrid, signIn, test } from './fixtures.ts';
import { startWorld, type World } from './world.ts';

const TOWN_HALL = '4d7e2b90-83c1-4f6a-b5d2-91a0e7c36f48';

const openIn = async (world: World, page: Page, record: string): Promise<void> => {
  await page.goto(`${world.origin}/calls/${record}`);
  await page.getByRole('button', { name: 'Sign in with your work account' }).click();
  await page.getByRole('button', { name: /Megan Bowen/ }).click();
  await expect(sessionGrid(page).getByRole('rowheader').first()).toBeVisible();
};

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

test('100 calls opened one after the other leave no more behind than the cache may hold', async ({
  page,
}) => {
  test.setTimeout(240_000);
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
  await visit(0, 20);
  const before = await heap();
  await visit(20, 120);
  const grown = (await heap()) - before;
  console.log(`100 calls later the heap has ${grown.toFixed(1)} MB more`);
  // A record of two people is a few hundred kB at most, and the cache lets go of it after five minutes.
  expect(grown).toBeLessThan(40);
});

test('a walk that Graph throttles says until when, keeps what was read, and goes on by itself', async ({
  page,
}) => {
  const faults: Record<string, Fault[]> = {
    [MEETING]: [{ kind: 'throttled', of: 'sessions', page: 3, retryAfter: '9' }],
  };
  const world = await startWorld({ faults });
  try {
    await openIn(world, page, MEETING);
    await page.getByRole('button', { name: 'Read all' }).click();
    await expect(
      page.getByText(/Graph asked for a pause\. Reading goes on by itself at/).first(),
    ).toBeVisible();
    await expect(sessionGrid(page).getByRole('rowheader').first()).toBeVisible();
    await expect(page.getByText(/^All 240 sessions read/).first()).toBeVisible({ timeout: 30_000 });
  } finally {
    await world.stop();
  }
});

test('a version written while a call is open is told, and read when somebody asks for it', async ({
  page,
}) => {
  const world = await startWorld();
  try {
    await openIn(world, page, MEETING);
    await page.getByRole('button', { name: 'Read all' }).click();
    await expect(page.getByText(/^All 240 sessions read/).first()).toBeVisible();
    await sessionGrid(page).getByRole('rowheader', { name: 'Diego Siciliani' }).click();

    world.simulator.publish(MEETING);
    // A proxy asks Graph for a record once in five minutes; one that starts anew asks at once.
    await world.restart();
    // Whoever comes back to the tab asks what has happened meanwhile; the first to ask may meet a connection that has ended.
    await expect(async () => {
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
      await expect(page.getByText('Version 3 has been written since.')).toBeVisible({ timeout: 3_000 });
    }).toPass();
    await expect(page.getByText(/^All 240 sessions read/).first()).toBeVisible();

    await page.getByRole('button', { name: 'Read version 3' }).click();
    await expect(page.getByText('Version 3', { exact: true })).toBeVisible();
    await expect(page.getByText('has been written since')).toHaveCount(0);
    await expect(page.getByRole('complementary', { name: 'Diego Siciliani' })).toBeVisible();
  } finally {
    await world.stop();
  }
});

test('two tabs on one record are one walk at Graph, and each is read to its end', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  const world = await startWorld();
  try {
    await openIn(world, page, TOWN_HALL);
    const other = await context.newPage();
    await other.goto(`${world.origin}/calls/${TOWN_HALL}`);
    const signInButton = other.getByRole('button', { name: 'Sign in with your work account' });
    await signInButton.or(sessionGrid(other)).first().waitFor();
    if (await signInButton.isVisible()) await signInButton.click();
    for (const tab of [page, other]) {
      const readAll = tab.getByRole('button', { name: 'Read all' });
      const all = tab.getByText(/^All 1,000 sessions read/).first();
      await readAll.or(all).first().waitFor();
      if (await readAll.isVisible()) await readAll.click({ timeout: 2_000 }).catch(() => undefined);
    }
    for (const tab of [page, other]) {
      await expect(tab.getByText(/^All 1,000 sessions read/).first()).toBeVisible({ timeout: 30_000 });
    }
    const pages = world.simulator.requests.filter(({ url }) => url.includes(`${TOWN_HALL}/sessions`));
    expect(pages).toHaveLength(17);
  } finally {
    await world.stop();
  }
});
