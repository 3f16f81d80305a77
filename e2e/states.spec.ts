import type { Page, Route } from '@playwright/test';
import { DAY_MS, MINUTE_MS } from '../src/base/units.ts';
import { corruptPage, forgotten, notYetWritten } from '../src/simulator/scenarios/not-always-there.ts';
import { drop, expect, MEETING, openCall, readToEnd, signIn, test } from './fixtures.ts';

/** Pictures of the states that a page may be in, beside those in `pictures.spec.ts`. What tells the time is covered. */
type State = { readonly show: (page: Page) => Promise<void>; readonly covered?: readonly RegExp[] };

const SESSIONS = /\/sessions\?/;
const REQUEST = /request [0-9a-f-]{8}/;

const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * MINUTE_MS).toISOString();

/** The meeting with 60 of its sessions read, whatever others have read of it before, and what comes of the next page. */
const openBegun = async (page: Page, next: (route: Route) => Promise<void>): Promise<void> => {
  await page.route(SESSIONS, async (route) => {
    const request = route.request();
    if (request.url().includes('skiptoken')) return next(route);
    const headers = { ...request.headers(), accept: 'application/json', prefer: 'odata.maxpagesize=60' };
    const response = await route.fetch({ headers });
    const { '@earshot.complete': _, ...body } = (await response.json()) as Record<string, unknown>;
    const link = `${request.url()}&$skiptoken=x`;
    const json = { ...body, '@odata.nextLink': link, '@earshot.read': 60, '@earshot.pagesRead': 1 };
    return route.fulfill({ response, json });
  });
  await openCall(page, MEETING);
  await page.getByRole('button', { name: 'Read all' }).click();
};

const STATES: Readonly<Record<string, State>> = {
  'no-permission': {
    show: async (page) => {
      await signIn(page, 'Alex Wilber');
      await expect(page.getByRole('button', { name: 'Copy a request' })).toBeVisible();
    },
    covered: [REQUEST],
  },
  loading: {
    show: async (page) => {
      await page.route(SESSIONS, () => undefined);
      await signIn(page, 'Megan Bowen', `/calls/${MEETING}`);
      await expect(page.getByText('Reading page 1.').first()).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('14:00');
    },
  },
  'empty-filter': {
    show: async (page) => {
      await openCall(page, MEETING);
      await readToEnd(page, 240);
      await page
        .getByRole('combobox', { name: /Filter sessions/ })
        .fill('platform:android loss>30 net:wired');
      await expect(page.getByRole('heading', { name: /^No (session|person|row) fits/ })).toBeVisible();
    },
  },
  throttled: {
    show: async (page) => {
      await openBegun(page, (route) =>
        route.fulfill({
          json: {
            value: [],
            '@odata.nextLink': route.request().url(),
            '@earshot.version': '1',
            '@earshot.read': 60,
            '@earshot.pagesRead': 1,
            '@earshot.problem': 'upstream-throttled',
            '@earshot.nextPageAt': new Date(Date.now() + 2 * MINUTE_MS).toISOString(),
          },
        }),
      );
      await expect(page.getByText(/Graph asked for a pause/).first()).toBeVisible();
    },
    covered: [/Graph asked for a pause/],
  },
  partial: {
    show: async (page) => {
      await signIn(page, 'Megan Bowen', `/calls/${corruptPage.id}`);
      await page.getByRole('button', { name: 'Read all' }).click();
      await expect(page.getByRole('button', { name: /Try page 3 again/ })).toBeVisible();
    },
  },
  'too-young': {
    show: async (page) => {
      await signIn(page, 'Megan Bowen', `/calls/${notYetWritten.id}?ended=${minutesAgo(40)}`);
      await expect(page.getByRole('heading', { name: 'No record yet' })).toBeVisible();
    },
    covered: [REQUEST],
  },
  'too-old': {
    show: async (page) => {
      const ended = minutesAgo((31 * DAY_MS) / MINUTE_MS);
      await signIn(page, 'Megan Bowen', `/calls/${forgotten.id}?ended=${ended}`);
      await expect(page.getByRole('heading', { name: 'This record is gone' })).toBeVisible();
    },
    covered: [REQUEST],
  },
  'unknown-id': {
    show: async (page) => {
      await signIn(page, 'Megan Bowen', '/calls/41cf20e7-0000-4000-8000-0000000077b0');
      await expect(page.getByRole('heading', { name: 'No record with this id' })).toBeVisible();
    },
    covered: [REQUEST],
  },
  offline: {
    show: async (page) => {
      await openBegun(page, (route) => route.abort('connectionrefused'));
      await expect(page.getByText(/Offline since/).first()).toBeVisible();
    },
    covered: [/Offline since/],
  },
  'file-dropped': {
    show: async (page) => {
      await page.goto('/calls');
      await expect(page.getByRole('heading', { name: 'Sign in to see calls' })).toBeVisible();
      await drop(page, { 'sessions-1.json': '{}', 'sessions-2.json': '{}', 'notes.txt': 'x' }, 'dragover');
      await expect(page.getByRole('heading', { name: 'Drop to open, 3 files' })).toBeVisible();
    },
  },
  'no-call-in-files': {
    show: async (page) => {
      await page.goto('/calls');
      await expect(page.getByRole('heading', { name: 'Sign in to see calls' })).toBeVisible();
      await drop(page, { 'broken.json': '{\n  "value": [\n    oops', 'other.json': '{"name": "x"}' });
      await expect(page.getByRole('heading', { name: 'No call in these files' })).toBeVisible();
    },
  },
  masked: {
    show: async (page) => {
      await openCall(page, MEETING, { as: 'Patti Fernandez' });
      await readToEnd(page, 240);
      await expect(page.getByRole('heading', { name: /^Weak Wi-Fi damaged/ })).toBeVisible();
      await expect(page.getByRole('img', { name: /^Rating against own worst reading/ })).toBeVisible();
    },
  },
};

const LOOKS = [
  { name: 'wide-light', size: { width: 1440, height: 900 }, colorScheme: 'light' },
  { name: 'narrow-dark', size: { width: 800, height: 900 }, colorScheme: 'dark' },
] as const;

for (const [state, { show, covered = [] }] of Object.entries(STATES))
  for (const { name, size, colorScheme } of LOOKS)
    test(`${state} looks as it did, ${name}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(size);
      await show(page);
      for (const text of covered) await expect(page.getByText(text).first()).toBeVisible();
      await expect(page).toHaveScreenshot(`state-${state}-${name}.png`, {
        maxDiffPixelRatio: 0.01,
        mask: [
          page.getByRole('heading', { level: 1, name: /\d{1,2}:\d\d/ }),
          page.getByRole('button', { name: /^Helsinki/ }),
          page.getByRole('navigation', { name: 'Where this is' }),
          ...covered.map((text) => page.getByText(text)),
        ],
      });
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    });
