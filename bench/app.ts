import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { companyDay, townHall } from '#simulator/scenarios/large-meetings';
import {
  heapBytes,
  launchBrowser,
  metric,
  measureScroll,
  signInViewer,
  startDemo,
  type Scrolling,
  type Viewer,
} from './demo.ts';
import { median, type Amount } from './measure.ts';
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
    const load = await measureFirstLoad(await signInViewer(browser, demo.origin), demo.origin);
    const viewer = await signInViewer(browser, demo.origin);
    const empty = await heapBytes(viewer.cdp);
    const arriving = await readLargeRecord(viewer);
    const heap = (await heapBytes(viewer.cdp)) - empty;
    const changes = await measureChanges(viewer);
    const scrolling = await measureScrolling(viewer);
    const evidence = await measureEvidence(viewer);
    await viewer.close();
    const second = await measureSecondViewer(await signInViewer(browser, demo.origin));
    const floor = await plainRowsFrame(browser, companyDay.sessions);
    return [
      ...load,
      {
        what: `${at(companyDay.sessions)}: a page of 60 arriving, main thread`,
        value: arriving,
        unit: 'ms',
        bar: 16,
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
        what: `${at(companyDay.sessions)}: heap a session`,
        value: heap / companyDay.sessions / 1_000,
        unit: 'kB',
        bar: 2.5,
      },
      ...evidence,
      { what: `${at(companyDay.sessions)}: second viewer, all rows`, value: second, unit: 'ms', bar: 1_500 },
    ];
  } finally {
    await browser.close();
    await demo.stop();
  }
};

const at = (sessions: number): string => `${sessions.toLocaleString('en')} sessions`;

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

/** Script bytes, gzip, up to the first row of a table; and how long after the first page of Graph it stands there. */
const measureFirstLoad = async ({ page, close }: Viewer, origin: string): Promise<readonly Amount[]> => {
  const scripts = new Map<string, number>();
  page.on('response', (response) => {
    // Charts come after the table, when there is something to draw.
    if (!response.url().endsWith('.js') || response.url().includes('/FeedbackBars')) return;
    void response.body().then(
      (body) => scripts.set(response.url(), gzipSync(body, { level: 9 }).length),
      () => undefined,
    );
  });
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('[role=treegrid] .body [role=rowheader]') === null) return;
      observer.disconnect();
      performance.mark('first row');
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${origin}/calls/${townHall.id}`);
  await page.getByRole('treegrid').getByRole('rowheader').first().waitFor();
  const afterRequest = await page.evaluate(() => {
    const asked = performance.getEntriesByType('resource').find(({ name }) => name.includes('/sessions?'));
    const [row] = performance.getEntriesByName('first row');
    return (row?.startTime ?? Number.NaN) - (asked?.startTime ?? Number.NaN);
  });
  await page.waitForTimeout(200);
  await close();
  const bytes = [...scripts.values()].reduce((sum, size) => sum + size, 0);
  return [
    { what: 'JavaScript to the sessions table, gzip', value: bytes / 1_000, unit: 'kB', bar: 290 },
    {
      what: `first row after the request, a page ${PAGE_DELAY_MS} ms`,
      value: afterRequest,
      unit: 'ms',
      bar: PAGE_DELAY_MS + 150,
    },
  ];
};

const openLarge = async (page: Page): Promise<void> => {
  await page.getByRole('combobox', { name: 'Find a call' }).fill(companyDay.id);
  await page.keyboard.press('Enter');
  await page.getByRole('treegrid').getByRole('rowheader').first().waitFor();
};

/** Reads the whole record as Graph gives it; what the last pages cost, when most rows are there. */
const readLargeRecord = async ({ page, cdp }: Viewer): Promise<number> => {
  await openLarge(page);
  await page.getByRole('button', { name: 'Read all' }).click();
  const shown = async () => {
    const text = await page.locator('.strip b').first().textContent();
    return Number((/^(?:All )?([\d,]+)/.exec(text ?? '')?.[1] ?? '0').replaceAll(',', ''));
  };
  const until = async (sessions: number) => {
    while ((await shown()) < sessions) await page.waitForTimeout(100);
  };
  await until(companyDay.sessions * 0.6);
  const [busy, count] = [await metric(cdp, 'TaskDuration'), await shown()];
  await until(companyDay.sessions * 0.9);
  const pages = ((await shown()) - count) / 60;
  const spent = (await metric(cdp, 'TaskDuration')) - busy;
  await page
    .getByText(/^All [\d,]+ sessions read/)
    .first()
    .waitFor({ timeout: 300_000 });
  return (spent * 1_000) / pages;
};

/** From a click to the frame that shows what it did. */
const measureChanges = async ({ page, cdp }: Viewer): Promise<readonly Amount[]> => {
  const change = async (what: string, name: string): Promise<readonly Amount[]> => {
    const times: number[] = [];
    const busy: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const before = await metric(cdp, 'TaskDuration');
      times.push(
        await page.evaluate(async (label) => {
          const button = [...document.querySelectorAll('button')].find((one) =>
            one.textContent?.trim().startsWith(label),
          );
          const from = performance.now();
          button?.click();
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
          return performance.now() - from;
        }, name),
      );
      await page.waitForTimeout(300);
      busy.push((await metric(cdp, 'TaskDuration')) - before);
    }
    return [
      { what: `${at(companyDay.sessions)}: ${what}, painted`, value: median(times), unit: 'ms', bar: 50 },
      { what: `${at(companyDay.sessions)}: ${what}, main thread`, value: median(busy) * 1_000, unit: 'ms' },
    ];
  };
  return [...(await change('filter change', 'Rated poor')), ...(await change('sort change', 'loss %'))];
};

const measureScrolling = async ({ page, cdp }: Viewer): Promise<Scrolling> => {
  await page.getByRole('treegrid').hover();
  return measureScroll(page, cdp);
};

/** The record is in the proxy's store: how long until somebody else has all of its rows. */
const measureSecondViewer = async ({ page, close }: Viewer): Promise<number> => {
  await page.getByRole('combobox', { name: 'Find a call' }).fill(companyDay.id);
  const from = performance.now();
  await page.keyboard.press('Enter');
  const readAll = page.getByRole('button', { name: 'Read all' });
  const all = page.getByText(/^All [\d,]+ sessions read/).first();
  await readAll.or(all).first().waitFor();
  if (await readAll.isVisible()) await readAll.click({ timeout: 2_000 }).catch(() => undefined);
  await all.waitFor();
  const time = performance.now() - from;
  await close();
  return time;
};
