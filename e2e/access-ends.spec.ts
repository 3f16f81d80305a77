import type { Browser, Page } from '@playwright/test';
import { expect, expectAccessible, test as base } from './fixtures.ts';
import { startWorld, type World } from './world.ts';

const test = base.extend<{ world: World }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are wanted from this pattern
  world: async ({}, provide) => {
    const world = await startWorld();
    await provide(world);
    await world.stop();
  },
});

/** Longer than Microsoft's token lives, so that a new one is asked for; the servers' clocks stay as they are. */
const PAST_EVERY_TOKEN = '01:20:00';

const signIn = async (page: Page, world: World, person: string): Promise<void> => {
  await page.clock.install();
  await page.goto(`${world.origin}/calls`);
  await page.getByRole('button', { name: 'Sign in with your work account' }).click();
  await page.getByRole('button', { name: person }).click();
  await expect(page.getByRole('grid', { name: 'Calls, newest first' })).toBeVisible();
};

const readAgain = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Read the list again' }).click();

/** What the page asks for, by path. */
const watchRequests = (page: Page): string[] => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  return asked;
};

const asksForSignIn = (path: string): boolean => path.endsWith('/authorize');

test('a role that was taken away ends in a page that says so, and nothing that was read stays', async ({
  page,
  world,
}) => {
  await signIn(page, world, 'Patti Fernandez');
  const asked = watchRequests(page);
  world.simulator.setRoles('patti', []);
  await page.clock.fastForward(PAST_EVERY_TOKEN);
  await readAgain(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your role has been taken away');
  await expect(page.getByRole('grid')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Copy a request' })).toBeVisible();
  expect(asked.filter(asksForSignIn)).toEqual([]);
  await expectAccessible(page);
});

test('names go from the page when the role that shows them goes', async ({ page, world }) => {
  await signIn(page, world, 'Megan Bowen');
  await expect(page.getByText('Names shown')).toBeVisible();
  world.simulator.setRoles('megan', ['CallQuality.Read']);
  await page.clock.fastForward(PAST_EVERY_TOKEN);
  await readAgain(page);
  await expect(page.getByText('Names masked by your role')).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Calls, newest first' })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(/Diego|Adele|Miriam/);
});

test('whoever is revoked is told that access has ended, also after signing in again', async ({
  page,
  browser,
  world,
}) => {
  await signIn(page, world, 'Megan Bowen');
  const asked = watchRequests(page);
  await endAccessOfTheReader(browser, world);
  await readAgain(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your access has ended');
  await expect(page.getByText('What was read in this tab has been forgotten.')).toBeVisible();
  expect(asked.filter(asksForSignIn)).toEqual([]);

  await page.getByRole('button', { name: 'Sign in with your work account' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This account was not let in');
  expect(asked.filter(asksForSignIn)).toHaveLength(1);
});

test('a sign-in that has expired asks for a new one, and comes back to the same page', async ({
  page,
  world,
}) => {
  await signIn(page, world, 'Patti Fernandez');
  const asked = watchRequests(page);
  world.simulator.endSignIns();
  await page.clock.fastForward(PAST_EVERY_TOKEN);
  await readAgain(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your sign-in has ended');
  expect(asked.filter(asksForSignIn)).toEqual([]);

  await page.getByRole('button', { name: 'Sign in with your work account' }).click();
  await page.getByRole('button', { name: 'Patti Fernandez' }).click();
  await expect(page).toHaveURL(`${world.origin}/calls`);
  await expect(page.getByRole('grid', { name: 'Calls, newest first' })).toBeVisible();
});

test('signing out in one tab ends the other', async ({ page, context, world }) => {
  await signIn(page, world, 'Megan Bowen');
  const other = await context.newPage();
  await other.goto(`${world.origin}/calls`);
  await other.getByRole('button', { name: 'Sign in with your work account' }).click();
  await expect(other.getByRole('grid', { name: 'Calls, newest first' })).toBeVisible();

  await other.getByRole('button', { name: /Account of Megan Bowen/ }).click();
  await other.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('You are signed out');
  await readAgain(page);
  // The page of sign-out clears what the browser holds for this site, in every tab.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your sign-in has ended');
});

test('after a long sleep one renewal is enough, and reading goes on', async ({ page, world }) => {
  await signIn(page, world, 'Megan Bowen');
  const asked = watchRequests(page);
  await page.clock.fastForward('08:00:00');
  await readAgain(page);
  await expect.poll(() => asked.filter((path) => path.startsWith('/graph/')).length).toBeGreaterThan(0);
  await expect(page.getByRole('grid', { name: 'Calls, newest first' })).toBeVisible();
  expect(asked.filter((path) => path === '/oauth2/token')).toHaveLength(1);
});

/** As an administrator does it: finds who opened the list of calls, and ends that person's access. */
const endAccessOfTheReader = async (browser: Browser, world: World): Promise<void> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${world.origin}/audit`);
  await page.getByRole('button', { name: 'Sign in with your work account' }).click();
  await page.getByRole('button', { name: 'Joni Sherman' }).click();
  const listed = page.getByRole('row', { name: /List of calls, with names/ }).first();
  await listed.getByRole('button', { name: /^[0-9a-f]{8}$/ }).click();
  await page.getByRole('button', { name: 'End access' }).click();
  const dialog = page.getByRole('dialog', { name: 'End access' });
  await expect(dialog.getByLabel(/Object id/)).toHaveValue(/^[0-9a-f-]{36}$/);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'End this person’s access' }).click();
  await expect(page.getByRole('dialog', { name: 'Access has ended' })).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: /Access of [0-9a-f]{8} ended/ })).toHaveCount(0);
  await page.getByRole('button', { name: /^Person [0-9a-f]{8}/ }).click();
  await expect(page.getByRole('row', { name: /Access of [0-9a-f]{8} ended/ })).toBeVisible();
  await context.close();
};
