import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright';
import type { ExportedFile } from '#report/evidence/export-names';

/** What the viewer of a case file makes of its call, and what it claims. */
export type Collected = {
  readonly sentence: string;
  /** Likely, Possible, Hint or No cause. */
  readonly confidence: string;
  readonly files: ReadonlyMap<Exclude<ExportedFile, 'case'>, Buffer>;
};

const WIDTH = 1_440;
const HEIGHT = 900;
/** Judging 10,000 sessions takes a few seconds. */
const PATIENCE_MS = 120_000;

/**
 * Opens a case file as a person would, without a network, and takes from its dialog of evidence what a person could.
 * Rejects when the page asks for anything beyond itself.
 */
export const collectEvidence = async (
  browser: Browser,
  caseFile: string,
  zone: string,
): Promise<Collected> => {
  const context = await browser.newContext({
    viewport: { width: WIDTH, height: HEIGHT },
    timezoneId: zone,
    locale: 'en-GB',
    acceptDownloads: true,
    offline: true,
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.addInitScript(keepCopies);
    const address = pathToFileURL(caseFile).href;
    const strangers: string[] = [];
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(address) && !/^(blob|data):/.test(url)) strangers.push(url);
    });
    await page.goto(address);
    const collected = await collect(page);
    if (strangers.length > 0) throw new Error(`The case file asked for ${strangers.join(', ')}.`);
    return collected;
  } finally {
    await context.close();
  }
};

const collect = async (page: Page): Promise<Collected> => {
  const verdict = page.locator('section.verdict');
  await verdict.or(page.getByRole('alert')).first().waitFor();
  const confidence = (await verdict.locator('.conf').first().innerText()).trim();
  await page.getByRole('button', { name: 'Evidence' }).click();
  const dialog = page.getByRole('dialog', { name: 'Evidence for the ticket' });
  const sentence = (await dialog.getByRole('img').getAttribute('alt')) ?? '';
  const trouble = dialog.locator('output.trouble');
  /** What comes of a button, or the dialog’s own words for why nothing does. */
  const outcome = async <Value>(button: string, coming: Promise<Value>): Promise<Value> => {
    const failed = trouble.waitFor().then(async () => {
      throw new Error(`${button}: ${(await trouble.innerText()).slice(0, 200)}`);
    });
    failed.catch(() => undefined);
    coming.catch(() => undefined);
    await dialog.getByRole('button', { name: button }).click();
    return Promise.race([coming, failed]);
  };
  const saved = async (button: string) => {
    const download = await outcome(button, page.waitForEvent('download'));
    return readFile(await download.path());
  };
  const copied = async (button: string) => {
    await page.evaluate(() => (globalThis.earshotCopies = {}));
    const isThere = () => globalThis.earshotCopies['text/html'] !== undefined;
    await outcome(button, page.waitForFunction(isThere));
    const copies = await page.evaluate(() => globalThis.earshotCopies);
    return (type: string): Buffer => Buffer.from(copies[type] ?? '', 'utf8');
  };
  const rich = await copied('Copy picture and text');
  const plainEditor = await copied('Copy text');
  return {
    sentence,
    confidence,
    files: new Map<Exclude<ExportedFile, 'case'>, Buffer>([
      ['evidence', await saved('Save picture')],
      ['html', rich('text/html')],
      ['plain', rich('text/plain')],
      ['markdown', plainEditor('text/plain')],
      ['sessions', await saved('Sessions, CSV')],
      ['streams', await saved('Streams, CSV')],
      ['json', await saved('JSON')],
    ]),
  };
};

declare global {
  /** Texts that the page has put on the clipboard, by their type. */
  var earshotCopies: Record<string, string>;
}

/**
 * Runs in the page: a server has no clipboard, and nobody’s own should be overwritten. Like a clipboard, it has the
 * texts of a copy all at once or not at all.
 */
export const keepCopies = (): void => {
  globalThis.earshotCopies = {};
  const write = async (items: readonly ClipboardItem[]): Promise<void> => {
    const texts: Record<string, string> = {};
    for (const item of items) {
      for (const type of item.types.filter((one) => one.startsWith('text/')))
        texts[type] = await (await item.getType(type)).text();
    }
    globalThis.earshotCopies = texts;
  };
  Object.defineProperty(navigator.clipboard, 'write', { value: write });
};
