import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright';
import { createCatalogue } from '#simulator/catalogue';
import { companyDay, townHall } from '#simulator/scenarios/large-meetings';
import { signInViewer } from './demo.ts';
import { median, type Amount } from './measure.ts';

/** What comes before there is anything to see: script bytes, and the time to the first row of a table. */
export const measureFirstLoad = async (
  browser: Browser,
  origin: string,
  pageDelayMs: number,
): Promise<readonly Amount[]> => {
  const signInPage = await measureSignInPage(browser, origin);
  return [
    { what: 'JavaScript to the sign-in page, gzip', value: signInPage, unit: 'kB', bar: 180 },
    ...(await measureTable(browser, origin, pageDelayMs)),
  ];
};

const measureSignInPage = async (browser: Browser, origin: string): Promise<number> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const kilobytes = countScripts(page);
  await page.goto(`${origin}/calls`);
  await page.getByRole('button', { name: 'Sign in with your work account' }).waitFor();
  const sum = await kilobytes();
  await context.close();
  return sum;
};

const measureTable = async (
  browser: Browser,
  origin: string,
  pageDelayMs: number,
): Promise<readonly Amount[]> => {
  const { page, close } = await signInViewer(browser, origin);
  const kilobytes = countScripts(page);
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('[role=treegrid] .body [role=rowheader]') === null) return;
      observer.disconnect();
      performance.mark('first row');
    }).observe(document, { childList: true, subtree: true });
  });
  const first = await openCall(page, origin, townHall.id);
  const sum = await kilobytes(BESIDE_THE_TABLE);
  await page.locator('section.verdict').waitFor();
  const all = await kilobytes(/\/FeedbackBars-/);
  const others: Opened[] = [];
  for (const id of unreadMeetings()) others.push(await openCall(page, origin, id));
  await close();
  const middle = (which: keyof Opened) => median(others.map((times) => times[which]));
  const bar = pageDelayMs + 150;
  const asked = `first row after the request, a page ${pageDelayMs} ms`;
  return [
    { what: 'JavaScript to the sessions table, gzip', value: sum, unit: 'kB', bar: 290 },
    { what: 'the same with the rules of the verdict, gzip', value: all, unit: 'kB' },
    { what: `${asked}, first call in the browser`, value: first.afterRequest, unit: 'ms', bar },
    { what: `${asked}, median of ${MORE} more`, value: middle('afterRequest'), unit: 'ms', bar },
    { what: 'first row after the answer, first call in the browser', value: first.afterAnswer, unit: 'ms' },
    { what: `first row after the answer, median of ${MORE} more`, value: middle('afterAnswer'), unit: 'ms' },
    { what: 'first row after the page is opened, first call in the browser', value: first.row, unit: 'ms' },
    { what: `first row after the page is opened, median of ${MORE} more`, value: middle('row'), unit: 'ms' },
  ];
};

/** Further calls with more than a screenful that nobody has read; the demo that runs beside has the same. */
const unreadMeetings = (): readonly string[] => {
  const ids = [...createCatalogue(Date.now(), 1).values()]
    .filter(
      ({ id, sessionCount }) => sessionCount >= A_SCREENFUL && id !== townHall.id && id !== companyDay.id,
    )
    .map(({ id }) => id);
  if (ids.length < MORE) throw new Error(`Only ${ids.length} further calls are large enough`);
  return ids.slice(0, MORE);
};

const MORE = 5;
const A_SCREENFUL = 40;

/** When the first row stood, in ms: since the page was opened, since it asked for sessions, and since it had them. */
type Opened = { readonly row: number; readonly afterRequest: number; readonly afterAnswer: number };

const openCall = async (page: Page, origin: string, id: string): Promise<Opened> => {
  await page.goto(`${origin}/calls/${id}`);
  await page.getByRole('treegrid').getByRole('rowheader').first().waitFor();
  const times = await page.evaluate(() => {
    const sessions = performance
      .getEntriesByType('resource')
      .find((entry) => entry.name.includes('/sessions?'));
    const asked = sessions?.startTime ?? Number.NaN;
    const row = performance.getEntriesByName('first row')[0]?.startTime ?? Number.NaN;
    return { row, afterRequest: row - asked, afterAnswer: row - asked - (sessions?.duration ?? Number.NaN) };
  });
  // What it goes on to read must not meet the next call.
  await page.waitForTimeout(A_WHILE_MS);
  return times;
};

const A_WHILE_MS = 800;

/** What the table does not wait for: charts, and the rules behind the verdict. */
const BESIDE_THE_TABLE = /\/(FeedbackBars|diagnosis-work)-/;

/** Counts from now on, the scripts of workers too; asked for a sum, waits for what is still under way. */
const countScripts = (page: Page): ((without?: RegExp) => Promise<number>) => {
  const scripts = new Map<string, Promise<number>>();
  page.context().on('response', (response) => {
    const url = response.url();
    if (!url.endsWith('.js')) return;
    scripts.set(
      url,
      response.body().then(
        (body) => gzipSync(body, { level: 9 }).length,
        () => 0,
      ),
    );
  });
  return async (without) => {
    await page.waitForTimeout(200);
    const counted = [...scripts].filter(([url]) => without?.test(url) !== true);
    const sizes = await Promise.all(counted.map(([, size]) => size));
    return sizes.reduce((sum, size) => sum + size, 0) / 1_000;
  };
};
