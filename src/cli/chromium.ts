/**
 * Finds the browser that evidence, tests, benchmarks and screenshots drive, or installs one. In this order: CHROMIUM_PATH, the
 * system's Chromium or Chrome, the one Playwright has downloaded, a new download by Playwright, Debian's package.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Fonts belong to it: without them a screenshot shows boxes for names in other scripts. */
const DEBIAN_PACKAGES = ['chromium', 'fonts-liberation', 'fonts-noto-core', 'fonts-noto-cjk'];

/** A root shell needs --no-sandbox; the rest keeps Chromium from calling home, which a closed network refuses. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const found = (): string | undefined =>
  [process.env['CHROMIUM_PATH'], ...SYSTEM_PATHS, chromium.executablePath()].find(
    (path) => path !== undefined && path !== '' && existsSync(path),
  );

const attempt = (command: string, ...args: string[]): boolean => {
  try {
    console.error(`No Chromium found; running: ${command} ${args.join(' ')}`);
    execFileSync(command, args, { stdio: ['ignore', 2, 2], timeout: 600_000 });
    return true;
  } catch {
    return false;
  }
};

const install = (): boolean =>
  attempt('npx', 'playwright', 'install', 'chromium') ||
  (attempt('apt-get', 'update') && attempt('apt-get', 'install', '-y', ...DEBIAN_PACKAGES));

/**
 * The path of a browser that exists.
 * @throws Error that says what to do, when none is there and none can be installed.
 */
const chromiumPath = (): string => {
  const path = found() ?? (install() ? found() : undefined);
  if (path === undefined) {
    throw new Error('No Chromium: install one, or name it with CHROMIUM_PATH=/path/to/chromium');
  }
  return path;
};

export const launchOptions = (): { executablePath: string; args: string[] } => ({
  executablePath: chromiumPath(),
  args: FLAGS,
});
