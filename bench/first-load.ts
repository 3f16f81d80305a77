import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright';
import { townHall } from '#simulator/scenarios/large-meetings';
import { signInViewer } from './demo.ts';
import type { Amount } from './measure.ts';

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
  await page.goto(`${origin}/calls/${townHall.id}`);
  await page.getByRole('treegrid').getByRole('rowheader').first().waitFor();
  const { asked, answered, row } = await page.evaluate(() => {
    const sessions = performance
      .getEntriesByType('resource')
      .find((entry) => entry.name.includes('/sessions?'));
    return {
      asked: sessions?.startTime ?? Number.NaN,
      answered: (sessions?.startTime ?? Number.NaN) + (sessions?.duration ?? Number.NaN),
      row: performance.getEntriesByName('first row')[0]?.startTime ?? Number.NaN,
    };
  });
  const sum = await kilobytes(BESIDE_THE_TABLE);
  await page.locator('section.verdict').waitFor();
  const all = await kilobytes(/\/FeedbackBars-/);
  await close();
  return [
    { what: 'JavaScript to the sessions table, gzip', value: sum, unit: 'kB', bar: 290 },
    { what: 'the same with the rules of the verdict, gzip', value: all, unit: 'kB' },
    { what: 'first row after the page of the call is opened anew', value: row, unit: 'ms' },
    {
      what: `first row after the request, a page ${pageDelayMs} ms`,
      value: row - asked,
      unit: 'ms',
      bar: pageDelayMs + 150,
    },
    { what: 'first row after the answer', value: row - answered, unit: 'ms' },
  ];
};

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
