import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Locator, type Page } from '@playwright/test';

export const MEETING = '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1';
export const DOCUMENTED = 'e523d2ed-2966-4b6b-925b-754a88034cc5';

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export type Person = 'Megan Bowen' | 'Patti Fernandez' | 'Joni Sherman' | 'Alex Wilber';

/** Follows the real sign-in: our button, the stand-in's page, a person, and back to where one wanted to go. */
export const signIn = async (page: Page, person: Person, path = '/calls'): Promise<void> => {
  await page.goto(path);
  await page.getByRole('button', { name: 'Sign in with your work account' }).click();
  await page.getByRole('button', { name: person }).click();
  await expect(page).toHaveURL((url) => url.pathname === path.split('?')[0]);
};

export const sessionGrid = (page: Page): Locator => page.getByRole('treegrid');

/** Opens a call as somebody who signs in on the way, and waits for its first row. */
export const openCall = async (
  page: Page,
  id: string,
  options: { as?: Person; view?: string } = {},
): Promise<void> => {
  await signIn(page, options.as ?? 'Megan Bowen', `/calls/${id}${options.view ?? ''}`);
  await expect(sessionGrid(page).getByRole('row').nth(1)).toBeVisible();
};

/** Reads a call to its end, if the proxy's store does not hold it already, and waits until the page says so. */
export const readToEnd = async (page: Page, sessions: number): Promise<void> => {
  const all = page.getByText(`All ${sessions.toLocaleString('en')} sessions read`).first();
  const readAll = page.getByRole('button', { name: 'Read all' });
  await expect(all.or(readAll).first()).toBeVisible();
  // It may be gone before the click, when the store gives the rest at once.
  if (await readAll.isVisible()) await readAll.click({ timeout: 3_000 }).catch(() => undefined);
  await expect(all).toBeVisible({ timeout: 30_000 });
};

/** Drops files on the page as a person would. */
export const drop = async (
  page: Page,
  files: Readonly<Record<string, string>>,
  event: 'dragover' | 'drop' = 'drop',
) => {
  const data = await page.evaluateHandle((named) => {
    const transfer = new DataTransfer();
    for (const [name, text] of Object.entries(named)) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  await page.dispatchEvent('body', event, { dataTransfer: data });
};

/**
 * Every WCAG 2.2 A and AA rule and every best practice that a machine can check; a failure names rule and place. An open
 * menu is a layer over the page: it stands outside the landmarks, between guards that only keep the focus in.
 */
export const expectAccessible = async (page: Page, { menuOpen = false } = {}): Promise<void> => {
  const axe = new AxeBuilder({ page }).withTags(AXE_TAGS);
  if (menuOpen) axe.exclude('[data-base-ui-focus-guard]').disableRules('region');
  const { violations } = await axe.analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
  ).toEqual([]);
};

/** What the browser complained about: errors on the console and reports of the Content Security Policy. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && /Content Security Policy|Trusted|Uncaught/i.test(message.text())) {
          complaints.push(message.text());
        }
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
