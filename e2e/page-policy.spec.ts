import { test as bare } from '@playwright/test';
import { expect, MEETING, openCall, readToEnd, sessionGrid, signIn, test } from './fixtures.ts';

test('list, call, charts, panel, picture, trail and health break no rule of the page policy', async ({
  page,
}) => {
  const reports: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/csp-report')) reports.push(request.postData() ?? '');
  });
  await openCall(page, MEETING);
  await readToEnd(page, 240);
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await sessionGrid(page).getByRole('rowheader').nth(2).click();
  await page.getByRole('button', { name: /^Evidence/ }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Save picture/ }).click();
  await saved;
  await page.goto('/health');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto('/audit');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(reports).toEqual([]);
});

bare('the policy is in force: no code from text, and what tries is reported', async ({ page }) => {
  await signIn(page, 'Megan Bowen');
  const reported = page.waitForRequest((request) => request.url().endsWith('/csp-report'));
  // A timer, because code that a debugger starts may do what the page's own may not.
  const tried = await page.evaluate(
    () =>
      new Promise<Record<string, string>>((resolve) =>
        setTimeout(() => {
          const attempt = (run: () => unknown): string => {
            try {
              run();
              return 'ran';
            } catch (error) {
              return error instanceof Error ? error.name : 'refused';
            }
          };
          const { trustedTypes } = window as unknown as {
            trustedTypes: { createPolicy(name: string, rules: object): void };
          };
          resolve({
            // oxlint-disable-next-line no-eval -- that it cannot run is what is tested
            eval: attempt(() => (0, eval)('1')),
            markup: attempt(() => (document.body.innerHTML = '<b>x</b>')),
            policy: attempt(() => trustedTypes.createPolicy('default', {})),
          });
        }),
      ),
  );
  expect(tried).toEqual({ eval: 'EvalError', markup: 'TypeError', policy: 'TypeError' });
  await reported;
});

bare('an image, a frame or a request elsewhere is not let out', async ({ page }) => {
  await signIn(page, 'Megan Bowen');
  const leaked: string[] = [];
  page.on('requestfinished', (request) => {
    if (request.url().includes('elsewhere.example')) leaked.push(request.url());
  });
  const blocked = await page.evaluate(async () => {
    const found = new Set<string>();
    const all = new Promise<void>((resolve) =>
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        found.add(effectiveDirective);
        if (found.size === 3) resolve();
      }),
    );
    const image = new Image();
    image.src = 'https://elsewhere.example/x.png';
    const frame = document.createElement('iframe');
    frame.src = 'https://elsewhere.example/';
    document.body.append(image, frame);
    await fetch('https://elsewhere.example/').catch(() => undefined);
    await all;
    return [...found].sort();
  });
  expect(blocked).toEqual(['connect-src', 'frame-src', 'img-src']);
  expect(leaked).toEqual([]);
});
