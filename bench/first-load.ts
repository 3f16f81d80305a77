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
  const sum = await kilobytes();
  await close();
  return [
    { what: 'JavaScript to the sessions table, gzip', value: sum, unit: 'kB', bar: 290 },
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

/** Counts from now on, the scripts of workers too; asked for the sum, waits for what is still under way. */
const countScripts = (page: Page): (() => Promise<number>) => {
  const scripts = new Map<string, Promise<number>>();
  page.context().on('response', (response) => {
    const url = response.url();
    // Charts come after the table, when there is something to draw.
    if (!url.endsWith('.js') || url.includes('/FeedbackBars')) return;
    scripts.set(
      url,
      response.body().then(
        (body) => gzipSync(body, { level: 9 }).length,
        () => 0,
      ),
    );
  });
  return async () => {
    await page.waitForTimeout(200);
    const sizes = await Promise.all(scripts.values());
    return sizes.reduce((sum, size) => sum + size, 0) / 1_000;
  };
};
