/** Makes the pictures that README and docs show, from the demo as it is: `npm run screenshots`. */
import { fork } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { chromium, type Browser } from 'playwright';
import { launchOptions } from '../src/cli/chromium.ts';
import { DOCUMENTED, MEETING } from './fixtures.ts';

const PORT = '4340';
const FOLDER = 'docs/screenshots';
const ORIGIN = `http://localhost:${PORT}`;

type Shot = {
  readonly name: string;
  readonly path: string;
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly person?: string;
};

const SHOTS: readonly Shot[] = [
  { name: 'calls', path: '/calls' },
  { name: 'calls-dark', path: '/calls', colorScheme: 'dark' },
  { name: 'call', path: `/calls/${MEETING}?s=37` },
  { name: 'call-dark', path: `/calls/${MEETING}?s=37`, colorScheme: 'dark' },
  { name: 'call-800', path: `/calls/${MEETING}`, width: 800 },
  { name: 'call-800-dark', path: `/calls/${MEETING}`, width: 800, colorScheme: 'dark' },
  { name: 'call-rated-poor', path: `/calls/${MEETING}?f=rated-poor` },
  { name: 'call-masked', path: `/calls/${MEETING}?s=37`, person: 'Patti Fernandez' },
  { name: 'documented', path: `/calls/${DOCUMENTED}?s=0` },
];

const take = async (browser: Browser, shot: Shot): Promise<void> => {
  const context = await browser.newContext({
    viewport: { width: shot.width ?? 1440, height: 900 },
    colorScheme: shot.colorScheme ?? 'light',
    timezoneId: 'Europe/Helsinki',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  await page.goto(ORIGIN + shot.path);
  await page.getByRole('button', { name: 'Sign in with your work account' }).click();
  await page.getByRole('button', { name: shot.person ?? 'Megan Bowen' }).click();
  await page.getByRole('row').nth(4).waitFor();
  const readAll = page.getByRole('button', { name: 'Read all' });
  if (await readAll.isVisible()) await readAll.click();
  if (shot.path.includes(MEETING)) await page.getByText('All 240 sessions read').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${FOLDER}/${shot.name}.png` });
  console.log(`${FOLDER}/${shot.name}.png`);
  await context.close();
};

const started = (demo: ReturnType<typeof fork>): Promise<void> =>
  new Promise((resolve, reject) => {
    demo.stdout?.on('data', (text: Buffer) => text.toString().includes('Earshot is ready') && resolve());
    demo.once('exit', () => reject(new Error('the demo ended before it was ready')));
  });

const demo = fork('src/cli/start.ts', {
  env: { ...process.env, PORT },
  stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
});
await started(demo);
await mkdir(FOLDER, { recursive: true });
const browser = await chromium.launch(launchOptions());
for (const shot of SHOTS) await take(browser, shot);
await browser.close();
demo.kill('SIGTERM');
