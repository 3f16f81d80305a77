import type { Page } from '@playwright/test';
import { expect, expectAccessible, test as base } from './fixtures.ts';
import { startWorld, type World } from './world.ts';

const test = base.extend<{ world: World }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are wanted from this pattern
  world: async ({}, use) => {
    const world = await startWorld();
    await use(world);
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
  world,
}) => {
  await signIn(page, world, 'Megan Bowen');
  const asked = watchRequests(page);
  await revoke(world, 'megan');
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

/** As an administrator does it, over the API. */
const revoke = async ({ origin, simulator }: World, person: 'megan'): Promise<void> => {
  const claims = (token: string): { oid: string } =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { oid: string };
  const { oid } = claims(await simulator.issueUserToken(person));
  const exchanged = await fetch(`${origin}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: await simulator.issueUserToken('joni'),
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      audience: `${origin}/api`,
      client_id: simulator.spaClientId,
    }),
  });
  const { access_token: token } = (await exchanged.json()) as { access_token: string };
  const answer = await fetch(`${origin}/api/admin/revocations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ sub: oid }),
  });
  expect(answer.status).toBe(204);
};
