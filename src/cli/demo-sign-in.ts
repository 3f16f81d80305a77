import type { Browser, Page } from 'playwright';
import { err, ok, type Result } from '#base/result';
import { TOKEN_PATH } from '#contract/routes';
import { EXIT, type Refusal } from './exit-codes.ts';

const PATIENCE_MS = 20_000;
/** The stand-in’s list of people comes with its page. */
const LIST_MS = 5_000;

/** Somebody of the demo, signed in; the app in its page renews the token as for any person. */
export type DemoPerson = { readonly token: () => string };

/**
 * Signs in at the demo's stand-in for Microsoft's sign-in as the person whose name begins so. A real tenant has no such
 * page: there a token comes from the environment.
 */
export const signInToDemo = async (
  browser: Browser,
  origin: string,
  name: string,
): Promise<Result<DemoPerson, Refusal>> => {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  let token: string | undefined;
  page.on('response', (response) => {
    if (new URL(response.url()).pathname !== TOKEN_PATH || !response.ok()) return;
    void response.json().then(
      (answer: { access_token?: string }) => (token = answer.access_token ?? token),
      () => undefined,
    );
  });
  try {
    await page.goto(`${origin}/calls`);
  } catch {
    return err({ code: EXIT.unreachable, words: `No answer from ${origin}.` });
  }
  try {
    await page.getByRole('button', { name: /^Sign in with/ }).click();
    const people = page.getByRole('button');
    await people.first().waitFor();
    await people.filter({ hasText: new RegExp(`^\\s*${escaped(name)}`, 'i') }).click({ timeout: LIST_MS });
  } catch {
    return err({ code: EXIT.refused, words: `The sign-in page of ${origin} offers nobody called ${name}.` });
  }
  if (!(await hasCome(page, () => token !== undefined))) {
    return err({ code: EXIT.refused, words: `${name} has no role that opens a call.` });
  }
  return ok({ token: () => token ?? '' });
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const hasCome = async (page: Page, isThere: () => boolean): Promise<boolean> => {
  for (let waited = 0; waited < PATIENCE_MS; waited += 100) {
    if (isThere()) return true;
    await page.waitForTimeout(100);
  }
  return false;
};
