import type { Page } from '@playwright/test';
import {
  DOCUMENTED,
  expect,
  expectAccessible,
  MEETING,
  openCall,
  readToEnd,
  sessionGrid,
  signIn,
  test,
} from './fixtures.ts';
import { truthOf } from './truth.ts';

const verdict = (page: Page) => page.getByRole('region', { name: /damaged what|rated this call poor/ });
const openMeeting = async (page: Page, view = '') => {
  await openCall(page, MEETING, { view });
  await readToEnd(page, truthOf(MEETING).sessions);
};

test('the meeting’s verdict names whose side it was, with its receipts, what speaks against and what to do', async ({
  page,
}) => {
  await openMeeting(page);
  const answer = verdict(page);
  await expect(answer.getByRole('heading', { level: 2 })).toHaveText(
    'Weak Wi-Fi damaged what Diego Siciliani sent.',
  );
  await expect(answer).toContainText('Likely');
  for (const receipt of [
    'sent loss 11.8 % limit 10',
    'sent jitter 41 ms limit 30',
    'Wi-Fi 34 %, 2.4 GHz our limit 40',
    '4 of 5 poor ratings tick Distorted sound',
    'The record cannot tell who spoke when',
  ]) {
    await expect(answer).toContainText(receipt);
  }
  await expect(answer).toContainText(/Ask Diego for 5 GHz or a cable/);
  await expect(answer.getByRole('heading', { level: 3 })).toHaveText([
    /^UDP looks blocked: 6 of 7 people on 10\.62\.18\.0 heard poorly, all 7 on TCP\.$/,
    '3 people had short dropouts that the average hides.',
  ]);
  await answer.getByRole('button', { name: /more findings/ }).click();
  await expect(answer.getByRole('heading', { level: 3 }).nth(3)).toBeVisible();
});

test('a receipt leads to its value, and the link to it can be passed on', async ({ page }) => {
  await openMeeting(page);
  await verdict(page)
    .getByRole('link', { name: /Wi-Fi 34 %/ })
    .click();
  await expect(sessionGrid(page).getByRole('row', { name: /Diego Siciliani/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  const marked = page.getByRole('complementary').locator('[aria-current=true]').first();
  await expect(marked).toContainText('signal 34 %');
  await expect(marked).toBeFocused();

  await page.reload();
  await expect(page.getByRole('complementary').locator('[aria-current=true]').first()).toContainText(
    'signal 34 %',
  );
});

test('1 2 3 lead to the proof of a cause', async ({ page }) => {
  await openMeeting(page);
  await page.keyboard.press('3');
  await expect(page.getByRole('complementary')).toContainText('Lee Gu');
  await page.keyboard.press('1');
  await expect(page.getByRole('complementary')).toContainText('Diego Siciliani');
});

test('the ticket’s person is told of in the verdict, ringed in the grid and in the address', async ({
  page,
}) => {
  await openMeeting(page, '?f=rated-poor');
  await sessionGrid(page)
    .getByRole('row', { name: /Anna Lidman/ })
    .click();
  await page.getByRole('button', { name: 'Look at the call for this person’s ticket' }).click();
  await expect(verdict(page).getByRole('heading', { level: 2 })).toHaveText(
    'Weak Wi-Fi damaged what Diego Siciliani sent. Anna’s own audio is clean both ways.',
  );
  await expect(page).toHaveURL(/who=\d+/);
  await verdict(page).getByRole('button', { name: 'Forget the ticket' }).click();
  await expect(verdict(page).getByRole('heading', { level: 2 })).toHaveText(
    'Weak Wi-Fi damaged what Diego Siciliani sent.',
  );
});

test('other limits change ladders, marks and address, and say in words what is different', async ({
  page,
}) => {
  await openMeeting(page, '?s=37');
  const panel = page.getByRole('complementary');
  await expect(panel).toContainText(/10 %\s*CQD/);
  await expect(panel).toContainText('loss and jitter past the CQD limit');
  await page.getByLabel('Limits:').selectOption('Ours');
  await expect(page).toHaveURL(/limits=ours/);
  await expect(page.getByText('Judged by limits: Ours.')).toBeVisible();
  await expect(page.getByText(/loss over 5 %/).first()).toBeVisible();
  await expect(panel).not.toContainText(/10 %\s*CQD/);
  await expect(panel).toContainText('loss and jitter past our limit');
  await expect(verdict(page)).toContainText('sent loss 11.8 % limit 5');
  await page.getByLabel('Limits:').selectOption('CQD');
  await expect(page).not.toHaveURL(/limits=/);
  await expect(verdict(page)).toContainText('sent loss 11.8 % limit 10');
});

test('a cell of who hurt whom keeps its people in the list', async ({ page }) => {
  await openMeeting(page);
  await page.getByRole('button', { name: /^Sent poorly, heard poorly: 2 people/ }).click();
  await expect(sessionGrid(page).getByRole('rowheader')).toHaveCount(2);
  await expect(page).toHaveURL(/cell=audio\.poor\.poor/);
  await page.reload();
  await expect(sessionGrid(page).getByRole('rowheader')).toHaveCount(2);
  await page.getByRole('button', { name: /^Sent poorly, heard poorly: 2 people/ }).click();
  await expect(page).not.toHaveURL(/cell=/);
});

test('who hurt whom is a table too, and V goes on to the next medium', async ({ page }) => {
  await openMeeting(page);
  await page.getByRole('button', { name: 'As table' }).click();
  await expect(page.getByRole('cell', { name: '1 hurt others Diego Siciliani' })).toBeVisible();
  await page.keyboard.press('v');
  await expect(page).toHaveURL(/medium=video/);
  await expect(page.getByRole('radio', { name: 'Video' })).toBeChecked();
});

test('complaints stand against telemetry', async ({ page }) => {
  await openMeeting(page);
  await expect(
    page.getByText('who complained were clean themselves: look at whom they heard.'),
  ).toBeVisible();
  await expect(
    page.getByRole('img', { name: /2 complained and measured poor, 3 complained with clean streams/ }),
  ).toBeVisible();
});

test('a record without measurements says so, shows both directions and what is missing', async ({ page }) => {
  await openCall(page, DOCUMENTED);
  await expect(verdict(page).getByRole('heading', { level: 2 })).toHaveText(
    'Owen rated this call poor. The record holds no measurement that could say why.',
  );
  await expect(verdict(page)).toContainText('No cause');
  await expect(page.getByRole('region', { name: 'Path' })).toContainText('Owen to Abbie: no data');
  await expect(page.getByRole('region', { name: 'The two ends' })).toContainText('sent as 4294967295');
  const missing = page.getByRole('complementary', { name: 'What is missing, and why' });
  await expect(missing).toContainText('No stream in this direction.');
  await expect(missing).toContainText('Complaint, nothing measured.');
});

test('a masked role reads the same sentence with another name', async ({ page }) => {
  await openCall(page, MEETING, { as: 'Patti Fernandez' });
  await readToEnd(page, truthOf(MEETING).sessions);
  await expect(verdict(page).getByRole('heading', { level: 2 })).toHaveText(
    /^Weak Wi-Fi damaged what Internal \d+ sent\.$/,
  );
});

test('every rule is listed with its limits and whose they are', async ({ page }) => {
  await signIn(page, 'Megan Bowen', '/rules');
  await expect(page.getByRole('heading', { name: 'N1 Weak Wi-Fi signal' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Limits of Weak Wi-Fi signal' })).toContainText(
    'our judgement',
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('verdict, panel with a marked value and the rules are accessible', async ({ page }) => {
      await openMeeting(page);
      await page.getByRole('button', { name: /more findings/ }).click();
      await page.keyboard.press('1');
      await expect(page.getByRole('complementary')).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('link', { name: 'Every rule, with its limits and sources' }).click();
      await expect(page.getByRole('heading', { name: 'Rules and limits' })).toBeVisible();
      await expectAccessible(page);
    });

    test('a call between two is accessible', async ({ page }) => {
      await openCall(page, DOCUMENTED);
      await expectAccessible(page);
    });
  });
}
