import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright';
import { launchOptions } from '../src/cli/chromium.ts';

export type Demo = { readonly origin: string; readonly stop: () => Promise<void> };

/** The demo as `npm start` makes it, on a port of its own; Graph's clocks run `timeScale` times as fast. */
export const startDemo = async (port: number, timeScale: number, pageDelayMs: number): Promise<Demo> => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../src/cli/start.ts', import.meta.url))], {
    env: {
      ...process.env,
      PORT: String(port),
      SIMULATOR_TIME_SCALE: String(timeScale),
      GRAPH_TIME_SCALE: String(timeScale),
      SIMULATOR_PAGE_DELAY_MS: String(pageDelayMs),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = new Promise<void>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Earshot is ready')) resolve();
    });
    child.once('exit', () => reject(new Error(`The demo ended before it was ready: ${said}`)));
  });
  await ready;
  return {
    origin: `http://localhost:${port}`,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
};

/** A browser window of somebody signed in, at the list of calls. */
export type Viewer = { readonly page: Page; readonly cdp: CDPSession; readonly close: () => Promise<void> };

export const launchBrowser = (): Promise<Browser> => chromium.launch(launchOptions());

export const signInViewer = async (browser: Browser, origin: string): Promise<Viewer> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${origin}/calls`);
  await page.getByRole('button', { name: 'Sign in with your work account' }).click();
  await page.getByRole('button', { name: /Megan Bowen/ }).click();
  await page.getByRole('grid', { name: 'Calls, newest first' }).waitFor();
  const cdp = await context.newCDPSession(page);
  await enableMetrics(cdp);
  return { page, cdp, close: () => context.close() };
};

/** Chromium's counters in time of the page's own thread, so that a busy machine does not count as a busy page. */
export const enableMetrics = async (cdp: CDPSession): Promise<void> => {
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
};

/** One of Chromium's own counters, such as TaskDuration in seconds. */
export const metric = async (cdp: CDPSession, name: string): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find((entry) => entry.name === name)?.value ?? Number.NaN;
};

/** Bytes in use once everything that can be let go of is gone. */
export const heapBytes = async (cdp: CDPSession): Promise<number> => {
  await cdp.send('HeapProfiler.enable');
  for (let round = 0; round < 3; round += 1) await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.disable');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
};

/**
 * How long the slowest frames but one in twenty were, and how busy the page's own thread was in each, in ms. A frame is
 * shown at a beat of the screen or misses it, so its length is a number of beats; how early in a beat the work is done
 * shows in the thread's time.
 */
export type Scrolling = {
  readonly p95: number;
  readonly busy: number;
  /** How many beats of all those were missed, as a share. */
  readonly missed: number;
};

const FRAMES = 180;
const TURNS = 60;
const BEAT_MS = 1_000 / 60;

/** Turns the wheel over what the pointer is on. */
export const measureScroll = async (page: Page, cdp: CDPSession): Promise<Scrolling> => {
  const before = await metric(cdp, 'TaskDuration');
  const frames = page.evaluate(async (count) => {
    const lengths: number[] = [];
    let last = await new Promise(requestAnimationFrame);
    while (lengths.length < count) {
      const begun = await new Promise(requestAnimationFrame);
      lengths.push(begun - last);
      last = begun;
    }
    return lengths;
  }, FRAMES);
  for (let turn = 0; turn < TURNS; turn += 1) await page.mouse.wheel(0, 240);
  const beats = (await frames)
    .map((length) => Math.max(1, Math.round(length / BEAT_MS)))
    .toSorted((one, other) => one - other);
  const all = beats.reduce((sum, count) => sum + count, 0);
  const busy = (await metric(cdp, 'TaskDuration')) - before;
  return {
    p95: (beats[Math.floor(beats.length * 0.95)] ?? Number.NaN) * BEAT_MS,
    busy: (busy * 1_000) / beats.length,
    missed: 1 - beats.length / all,
  };
};
