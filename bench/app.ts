import type { Page } from 'playwright';
import { companyDay } from '#simulator/scenarios/large-meetings';
import { measureChanges } from './changes.ts';
import {
  heapBytes,
  launchBrowser,
  metric,
  measureScroll,
  signInViewer,
  startDemo,
  type Viewer,
} from './demo.ts';
import { measureFirstLoad } from './first-load.ts';
import type { Amount } from './measure.ts';
import { measureLargeFile } from './large-file.ts';
import { workerBytes } from './workers.ts';
import { plainRowsFrame } from './plain-rows.ts';

const PORT = 4577;
/** Graph's windows pass so much faster; the page's own delay is left as it is. */
const TIME_SCALE = 400;
const PAGE_DELAY_MS = 120;

/** What a person at the page feels, in Chromium, signed in, against the simulator. */
export const measureApp = async (): Promise<readonly Amount[]> => {
  const demo = await startDemo(PORT, TIME_SCALE, PAGE_DELAY_MS);
  const browser = await launchBrowser();
  try {
    const load = await measureFirstLoad(browser, demo.origin, PAGE_DELAY_MS);
    const viewer = await signInViewer(browser, demo.origin);
    const empty = await heapBytes(viewer.cdp);
    const { arriving, verdict } = await readLargeRecord(viewer);
    const heap = (await heapBytes(viewer.cdp)) - empty;
    const besides = await workerBytes(viewer.cdp);
    const changes = await measureChanges(viewer, at(companyDay.sessions), 50);
    await viewer.page.getByRole('treegrid').hover();
    const scrolling = await measureScroll(viewer.page, viewer.cdp);
    const picture = await measurePicture(viewer);
    const evidence = await measureEvidence(viewer);
    await viewer.close();
    const second = await measureSecondViewer(await signInViewer(browser, demo.origin));
    const floor = await plainRowsFrame(browser, companyDay.sessions);
    const file = await measureLargeFile(browser, demo.origin);
    return [
      ...load,
      {
        what: `${at(companyDay.sessions)}: a page of 60 arriving, main thread`,
        value: arriving,
        unit: 'ms',
        bar: 16,
      },
      {
        what: `${at(companyDay.sessions)}: verdict after the last page`,
        value: verdict,
        unit: 'ms',
        bar: 300,
      },
      ...changes,
      {
        what: `${at(companyDay.sessions)}: scrolling, p95 frame`,
        value: scrolling.p95,
        unit: 'ms',
        bar: 16.8,
        floor: { what: 'as many plain virtual rows', value: floor.p95 },
      },
      {
        what: `${at(companyDay.sessions)}: scrolling, main thread a frame`,
        value: scrolling.busy,
        unit: 'ms',
        floor: { what: 'as many plain virtual rows', value: floor.busy },
      },
      {
        what: `${at(companyDay.sessions)}: scrolling, beats without a frame`,
        value: scrolling.missed * 100,
        unit: '%',
        floor: { what: 'as many plain virtual rows', value: floor.missed * 100 },
      },
      {
        what: `${at(companyDay.sessions)}: heap a session`,
        value: heap / companyDay.sessions / 1_000,
        unit: 'kB',
        bar: 2.5,
      },
      {
        what: `${at(companyDay.sessions)}: workers beside it, a session`,
        value: besides / companyDay.sessions / 1_000,
        unit: 'kB',
      },
      ...picture,
      ...evidence,
      { what: `${at(companyDay.sessions)}: second viewer, all rows`, value: second, unit: 'ms', bar: 1_500 },
      ...file,
    ];
  } finally {
    await browser.close();
    await demo.stop();
  }
};

const at = (sessions: number): string => `${sessions.toLocaleString('en')} sessions`;

/** Of the people rated poor, all of them: from the click until every file is saved. */
const measurePicture = async ({ page }: Viewer): Promise<readonly Amount[]> => {
  const filter = page.getByRole('button', { name: /^Rated poor/ });
  await filter.click();
  await page.getByRole('button', { name: /^Picture/ }).click();
  const item = page.getByRole('menuitem', { name: 'The whole list, all rows of the filter' });
  await item.waitFor();
  const from = performance.now();
  await item.click();
  await page
    .getByText(/^(Picture|\d+ pictures) saved$/)
    .first()
    .waitFor();
  const time = performance.now() - from;
  await filter.click();
  return [
    {
      what: `${at(companyDay.sessions)}: picture of those rated poor, from the click`,
      value: time,
      unit: 'ms',
      bar: 1_500,
    },
  ];
};

/** From the key to the card on screen, its code loaded on the way, and from the button to all sessions in a file. */
const measureEvidence = async ({ page }: Viewer): Promise<readonly Amount[]> => {
  const open = performance.now();
  await page.getByRole('button', { name: /^Evidence/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Evidence for the ticket' });
  await dialog.getByRole('img').waitFor();
  const card = performance.now() - open;
  const saving = page.waitForEvent('download');
  const save = performance.now();
  await dialog.getByRole('button', { name: 'Sessions, CSV' }).click();
  await saving;
  const csv = performance.now() - save;
  await page.keyboard.press('Escape');
  return [
    {
      what: `${at(companyDay.sessions)}: evidence card, from the click`,
      value: card,
      unit: 'ms',
      bar: 1_500,
    },
    { what: `${at(companyDay.sessions)}: CSV of all sessions, from the click`, value: csv, unit: 'ms' },
  ];
};

const openLarge = async (page: Page): Promise<void> => {
  await page.getByRole('combobox', { name: 'Find a call' }).fill(companyDay.id);
  await page.keyboard.press('Enter');
  await page.getByRole('treegrid').getByRole('rowheader').first().waitFor();
};

/** Reads the whole record as Graph gives it; what the last pages cost, when most rows are there, and how soon the verdict follows. */
const readLargeRecord = async ({
  page,
  cdp,
}: Viewer): Promise<{ readonly arriving: number; readonly verdict: number }> => {
  await openLarge(page);
  await page.getByRole('button', { name: 'Read all' }).click();
  const shown = async () => {
    const text = await page.locator('.strip b').first().textContent();
    return Number((/^(?:All )?([\d,]+)/.exec(text ?? '')?.[1] ?? '0').replaceAll(',', ''));
  };
  const until = async (sessions: number) => {
    // Seldom, for asking is work of the page's as well.
    while ((await shown()) < sessions) await page.waitForTimeout(1_000);
  };
  await until(companyDay.sessions * 0.6);
  const [busy, count] = [await metric(cdp, 'TaskDuration'), await shown()];
  await until(companyDay.sessions * 0.9);
  const pages = ((await shown()) - count) / 60;
  const spent = (await metric(cdp, 'TaskDuration')) - busy;
  await markLast(page);
  await page
    .getByText(/^All [\d,]+ sessions read/)
    .first()
    .waitFor({ timeout: 300_000 });
  return { arriving: (spent * 1_000) / pages, verdict: await verdictAfter(page) };
};

/** Notes when the strip says that all is read, and when the verdict was written last. */
const markLast = (page: Page): Promise<void> =>
  page.evaluate(() => {
    new MutationObserver((changes) => {
      const strip = document.querySelector('.strip')?.textContent ?? '';
      const isAll = /All [\d,]+ sessions read/.test(strip);
      if (isAll && performance.getEntriesByName('all read').length === 0) performance.mark('all read');
      const isVerdict = changes.some(({ target }) => {
        const element = target instanceof Element ? target : target.parentElement;
        return element !== null && element.closest('section.verdict') !== null;
      });
      if (isVerdict) performance.mark('verdict');
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });

/** Nothing was written after the last page where the verdict stayed as it was. */
const verdictAfter = async (page: Page): Promise<number> => {
  await page.waitForTimeout(3_000);
  return page.evaluate(() => {
    const read = performance.getEntriesByName('all read')[0]?.startTime ?? Number.NaN;
    const verdict = performance.getEntriesByName('verdict').at(-1)?.startTime ?? read;
    return Math.max(0, verdict - read);
  });
};

/** The record is in the proxy's store: how long until somebody else has all of its rows. */
const measureSecondViewer = async ({ page, close }: Viewer): Promise<number> => {
  await page.getByRole('combobox', { name: 'Find a call' }).fill(companyDay.id);
  await markLast(page);
  await page.evaluate(() => addEventListener('keydown', () => performance.mark('asked'), { once: true }));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Read all' }).click();
  // Seldom, for looking is work of the page's as well.
  const time = page.waitForFunction(
    () => {
      const [asked] = performance.getEntriesByName('asked');
      const [all] = performance.getEntriesByName('all read');
      return asked && all && all.startTime - asked.startTime;
    },
    undefined,
    { polling: 200 },
  );
  const ms = await (await time).jsonValue();
  await close();
  return ms ?? Number.NaN;
};
