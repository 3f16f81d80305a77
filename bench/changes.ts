import type { Viewer } from './demo.ts';
import { metric } from './demo.ts';
import { median, type Amount } from './measure.ts';

/** After so many the list is as it was: filter and groups turn back at the second, an order at the third. */
const ROUNDS = 6;

/** What a person does to the list: a click on the button that begins so, or a key. */
type Deed = { readonly button: string } | { readonly key: string };

/** From what a person does to the frame that shows it. `of` says of how many sessions. */
export const measureChanges = async (
  viewer: Pick<Viewer, 'page' | 'cdp'>,
  of: string,
  barMs: number,
): Promise<readonly Amount[]> => [
  ...(await measureChange(viewer, `${of}: filter change`, { button: 'Rated poor' }, barMs)),
  ...(await measureChange(viewer, `${of}: sort change`, { button: 'loss %' }, barMs)),
  ...(await measureChange(viewer, `${of}: grouping change`, { key: 'n' }, barMs)),
];

const measureChange = async (
  { page, cdp }: Pick<Viewer, 'page' | 'cdp'>,
  what: string,
  deed: Deed,
  barMs: number,
): Promise<readonly Amount[]> => {
  const times: number[] = [];
  const busy: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await metric(cdp, 'TaskDuration');
    times.push(
      await page.evaluate(async (wanted) => {
        const name = 'button' in wanted ? wanted.button : undefined;
        const button = [...document.querySelectorAll('button')].find((one) =>
          one.textContent?.trim().startsWith(name ?? '\0'),
        );
        const from = performance.now();
        if ('key' in wanted)
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key: wanted.key, bubbles: true }));
        else button?.click();
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now() - from;
      }, deed),
    );
    await page.waitForTimeout(300);
    busy.push((await metric(cdp, 'TaskDuration')) - before);
  }
  return [
    { what: `${what}, painted`, value: median(times), unit: 'ms', bar: barMs },
    { what: `${what}, main thread`, value: median(busy) * 1_000, unit: 'ms' },
  ];
};
