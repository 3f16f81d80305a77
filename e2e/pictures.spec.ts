import type { Page } from '@playwright/test';
import { allHands } from '../src/simulator/scenarios/all-hands.ts';
import { blockedUdp } from '../src/simulator/scenarios/blocked-udp.ts';
import { handedOver } from '../src/simulator/scenarios/handed-over.ts';
import { corruptPage } from '../src/simulator/scenarios/not-always-there.ts';
import { rejoin } from '../src/simulator/scenarios/rejoin.ts';
import { telephone } from '../src/simulator/scenarios/telephone.ts';
import { annaBedecsMeeting, annaLidmanCall } from '../src/simulator/scenarios/two-annas.ts';
import { unanswered } from '../src/simulator/scenarios/unanswered.ts';
import { DOCUMENTED, expect, MEETING, openCall, readToEnd, sessionGrid, signIn, test } from './fixtures.ts';

/** Scenes whose words do not change from day to day: the documented call keeps its date. */
const SCENES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'signed-out': async (page) => {
    await page.goto('/calls');
    await expect(page.getByRole('heading', { name: 'Sign in to see calls' })).toBeVisible();
  },
  'p2p-call': async (page) => {
    await signIn(page, 'Megan Bowen', `/calls/${DOCUMENTED}`);
    await expect(sessionGrid(page).getByRole('rowheader')).toHaveCount(2);
  },
  'p2p-session': async (page) => {
    await signIn(page, 'Megan Bowen', `/calls/${DOCUMENTED}/sessions/1`);
    await expect(page.getByText('no public address, relay or hops')).toBeVisible();
    await expect(page.getByRole('option', { name: /"id"/ }).first()).toBeVisible();
  },
  'from-a-file': async (page) => {
    await page.goto('/calls');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open a file instead' }).click();
    await (await chooser).setFiles('src/calls/samples/seed-list-sessions-expand-segments.json');
    await expect(page.getByText('1 session read, maybe not all.')).toBeVisible();
  },
};

/** Calls that are made the same whatever the day is; the ordinary ones of a week change with it. */
const SCRIPTED = [
  allHands,
  blockedUdp,
  handedOver,
  corruptPage,
  rejoin,
  telephone,
  annaBedecsMeeting,
  annaLidmanCall,
  unanswered,
].map(({ id }) => id as string);

/** The list as Graph would give it to a tenant that had no other calls. */
const listScriptedOnly = (page: Page) =>
  page.route(/\/callRecords\?/, async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as { readonly value?: readonly { readonly id: string }[] };
    const value = body.value?.filter(({ id }) => SCRIPTED.includes(id));
    await route.fulfill({ response, json: { ...body, value } });
  });

/** The meeting was yesterday, whenever that is: what names the day, and the offset of its season, is covered. */
const datesOf = (page: Page) => [
  page.getByRole('heading', { level: 1 }),
  page.getByRole('button', { name: /^Helsinki/ }),
  page.getByRole('navigation', { name: 'Where this is' }),
  page.getByRole('listbox', { name: 'JSON of this session' }),
  page.getByRole('row', { name: /^Yesterday/ }),
  page.getByText(/^Searched/),
  page.getByRole('button', { name: /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+/ }),
];

const MEETING_SCENES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  calls: async (page) => {
    await listScriptedOnly(page);
    await signIn(page, 'Megan Bowen');
    const list = page.getByRole('grid', { name: 'Calls, newest first' });
    for (const call of [/14:00–14:47/, /15:45–15:58/, /14:05–14:33/, /13:52–13:58/, /12:30–/, /09:05–/]) {
      const row = list.getByRole('row', { name: call });
      await row.getByRole('button', { name: /read it now/ }).click();
      await expect(row.locator('.calls-cause')).not.toContainText('not read');
      await expect(row).toContainText('complete');
    }
    await page.keyboard.press('/');
    await page.keyboard.type('Anna, yesterday about 14:10, people sounded robotic');
    const candidates = page.getByRole('listbox', { name: 'Calls that may be meant' }).getByRole('option');
    await expect(candidates.first()).toContainText('Anna Lidman in it');
    await expect(page.getByText(/Graph’s list for 2 people/)).toBeVisible();
    await expect(page.getByText('Searching', { exact: true })).toHaveCount(0);
    await page.mouse.move(0, 0);
  },
  'meeting-call': async (page) => {
    await openCall(page, MEETING, { view: '?s=37&f=poor' });
    await readToEnd(page, 240);
    // Whom a late page brought waits below, unless the record was read before.
    const late = page.getByRole('button', { name: /more (person|people), show/ });
    if (await late.isVisible()) await late.click();
    await expect(page.getByRole('img', { name: /^Rating against own worst reading/ })).toBeVisible();
    await expect(page.getByRole('heading', { name: /^Weak Wi-Fi damaged/ })).toBeVisible();
  },
  'meeting-session': async (page) => {
    await signIn(page, 'Megan Bowen', `/calls/${MEETING}/sessions/38`);
    await expect(page.getByRole('table', { name: /Round trip to each hop/ })).toBeVisible();
    await expect(page.getByRole('option', { name: /"id"/ }).first()).toBeVisible();
  },
  'meeting-compare': async (page) => {
    // What lies under the dialog is out of reach.
    await signIn(page, 'Megan Bowen', `/calls/${MEETING}?with=37.45`);
    await expect(page.getByRole('columnheader', { name: 'Diego Siciliani' })).toBeVisible();
  },
};

const VIEWPORTS = {
  wide: { width: 1440, height: 900 },
  narrow: { width: 800, height: 900 },
} as const;

for (const [scene, show] of Object.entries(MEETING_SCENES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const size of ['wide', 'narrow'] as const) {
      test(`${scene} looks as it did, ${colorScheme}, ${size}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize(VIEWPORTS[size]);
        await show(page);
        await expect(page).toHaveScreenshot(`${scene}-${size}-${colorScheme}.png`, {
          maxDiffPixelRatio: 0.01,
          mask: datesOf(page),
        });
        await page.unrouteAll({ behavior: 'ignoreErrors' });
      });
    }
  }
}

test('the meeting in a contrast theme looks as it did', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await page.setViewportSize(VIEWPORTS.wide);
  await MEETING_SCENES['meeting-call']?.(page);
  await expect(page).toHaveScreenshot('meeting-call-contrast.png', {
    maxDiffPixelRatio: 0.01,
    mask: datesOf(page),
  });
});

for (const [scene, show] of Object.entries(SCENES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${scene} looks as it did, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await show(page);
      await expect(page).toHaveScreenshot(`${scene}-${colorScheme}.png`, { maxDiffPixelRatio: 0.01 });
    });
  }
}

test('the call at 800 px looks as it did', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await SCENES['p2p-call']?.(page);
  await expect(page).toHaveScreenshot('p2p-call-800.png', { maxDiffPixelRatio: 0.01 });
});
