import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from '../src/simulator/faults.ts';
import { expect, expectAccessible, MEETING, openCall, readToEnd, signIn, test } from './fixtures.ts';
import { startWorld } from './world.ts';

const ILL: readonly Fault[] = [{ kind: 'unavailable', of: 'record', page: 'every', times: Infinity }];

test.describe('what was read before', () => {
  test.use({ timezoneId: 'Europe/Helsinki' });

  test('is shown while Graph is out of reach, says when it was read, and that names were erased', async ({
    browser,
  }) => {
    const folder = await mkdtemp(join(tmpdir(), 'earshot-stale-'));
    const faults: Record<string, readonly Fault[]> = {};
    const settings = { STORE: `dir:${folder}`, IDENTITY_DAYS: '0' };
    const world = await startWorld({ faults, settings });
    const context = await browser.newContext({ baseURL: world.origin });
    const page = await context.newPage();
    try {
      await openCall(page, MEETING);
      await readToEnd(page, 240);
      const strip = page.getByRole('region', { name: 'How complete this record is' });
      await expect(strip).not.toContainText(/Graph cannot be reached|erased/);
      await expect(page.getByText('Diego Siciliani').first()).toBeVisible();

      faults[MEETING] = ILL;
      await world.restart();
      await page.goto(`/calls/${MEETING}`);
      await expect(strip).toContainText(/Graph cannot be reached, so this is what was read at \d\d:\d\d\./);
      await expect(strip).toContainText('Names and addresses were erased after the call.');
      await expect(strip).not.toContainText('A later version can still add data');
      await expect(page.getByText('Diego Siciliani')).toHaveCount(0);
      await expect(page.getByText(/Internal \d+/).first()).toBeVisible();
      await expectAccessible(page);
    } finally {
      await context.close();
      await world.stop();
      await rm(folder, { recursive: true });
    }
  });

  test('of the list is marked with its time, above what there is', async ({ page }) => {
    await page.route(/\/callRecords\?/, async (route) => {
      const response = await route.fetch();
      const stale = { '@earshot.stale': 'upstream-timeout', '@earshot.readAt': new Date().toISOString() };
      const list = (await response.json()) as object;
      await route.fulfill({ response, json: { ...list, ...stale } });
    });
    await signIn(page, 'Megan Bowen');
    await expect(page.getByRole('grid', { name: 'Calls, newest first' })).toBeVisible();
    await expect(
      page.getByText(/^Graph cannot be reached, so this is what was read at \d\d:\d\d\.$/),
    ).toBeVisible();
    await expectAccessible(page);
  });
});
