import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { headOf } from '#simulator/record';
import { largeMeeting } from '#simulator/scenarios/large-meetings';
import { measureChanges } from './changes.ts';
import { enableMetrics, heapBytes, measureScroll } from './demo.ts';
import type { Amount } from './measure.ts';
import { workerBytes } from './workers.ts';

const SESSIONS = 100_000;
/** One text of all would be longer than V8's longest, and a file longer than the app takes. */
const SESSIONS_A_FILE = 1_000;
const OF = `${SESSIONS.toLocaleString('en')} sessions from files`;

/** A call of 100,000 sessions opened from a folder of pages, by somebody who is not signed in. */
export const measureLargeFile = async (browser: Browser, origin: string): Promise<readonly Amount[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-call-'));
  try {
    return await measure(browser, origin, await writeCall(folder));
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** The record and its pages, as somebody saves them; the paths of the files. */
const writeCall = async (folder: string): Promise<readonly string[]> => {
  const record = largeMeeting(
    { id: '6a0b94c7-1f52-4c3e-9d47-3b7e5a1c8f20', name: 'large-file', sessions: SESSIONS },
    Date.parse('2026-03-04T08:00:00Z'),
    1,
  );
  const paths: string[] = [];
  const save = async (name: string, json: unknown): Promise<void> => {
    const path = join(folder, name);
    await writeFile(path, JSON.stringify(json));
    paths.push(path);
  };
  await save('record.json', headOf(record, record.publications.length));
  for (let first = 0; first < SESSIONS; first += SESSIONS_A_FILE) {
    const length = Math.min(SESSIONS_A_FILE, SESSIONS - first);
    await save(`sessions-${String(first).padStart(6, '0')}.json`, {
      value: Array.from({ length }, (_, place) => record.session(first + place)),
    });
  }
  return paths;
};

const measure = async (
  browser: Browser,
  origin: string,
  paths: readonly string[],
): Promise<readonly Amount[]> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await enableMetrics(cdp);
  await page.goto(`${origin}/calls`);
  const button = page.getByRole('button', { name: 'Open a file instead' });
  await button.waitFor();
  const empty = await heapBytes(cdp);
  const chooser = page.waitForEvent('filechooser');
  await button.click();
  await (await chooser).setFiles([...paths]);
  const from = performance.now();
  // Of fifty people one comes back, as a second part of the same row.
  const people = `${Math.floor(SESSIONS * 0.98).toLocaleString('en')} people`;
  await page.locator('.sessions').getByText(people, { exact: true }).waitFor({ timeout: 600_000 });

  const opened = performance.now() - from;
  const heap = (await heapBytes(cdp)) - empty;

  const workers = await workerBytes(cdp);

  const changes = await measureChanges({ page, cdp }, OF, 250);
  await page.getByRole('treegrid').hover();
  const scrolling = await measureScroll(page, cdp);
  await context.close();
  return [
    { what: `${OF}: until all are rows`, value: opened, unit: 'ms' },
    ...changes,
    { what: `${OF}: scrolling, p95 frame`, value: scrolling.p95, unit: 'ms', bar: 16.8 },
    { what: `${OF}: scrolling, main thread a frame`, value: scrolling.busy, unit: 'ms' },
    { what: `${OF}: scrolling, beats without a frame`, value: scrolling.missed * 100, unit: '%' },
    { what: `${OF}: heap a session`, value: heap / SESSIONS / 1_000, unit: 'kB', bar: 2.5 },
    { what: `${OF}: workers beside it, a session`, value: workers / SESSIONS / 1_000, unit: 'kB' },
  ];
};
