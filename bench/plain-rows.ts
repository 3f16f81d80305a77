import type { Browser } from 'playwright';
import { metric } from './demo.ts';

/** The floor of scrolling: as many rows of plain text, re-used as they leave, with nothing else on the page. */
export const plainRowsFrame = async (
  browser: Browser,
  count: number,
): Promise<{ readonly p95: number; readonly busy: number }> => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await page.setContent('<div id="list" style="height:600px;overflow:auto;position:relative"></div>');
  await page.evaluate((rows) => {
    const list = document.getElementById('list');
    if (list === null) return;
    const height = document.createElement('div');
    height.style.height = `${rows * 28}px`;
    list.append(height);
    const pool = Array.from({ length: 40 }, () => {
      const row = document.createElement('div');
      row.style.cssText = 'position:absolute;height:28px;left:0;right:0';
      list.append(row);
      return row;
    });
    const draw = () => {
      const first = Math.floor(list.scrollTop / 28);
      for (const [index, row] of pool.entries()) {
        row.style.transform = `translateY(${(first + index) * 28}px)`;
        row.textContent = `Person ${first + index}  1.2  14  0.4  9  96  Wi-Fi`;
      }
    };
    list.addEventListener('scroll', draw, { passive: true });
    draw();
  }, count);
  await page.locator('#list').hover();
  const before = await metric(cdp, 'TaskDuration');
  const frames = page.evaluate(async () => {
    const lengths: number[] = [];
    let last = performance.now();
    while (lengths.length < 180) {
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      lengths.push(now - last);
      last = now;
    }
    return lengths;
  });
  for (let turn = 0; turn < 60; turn += 1) await page.mouse.wheel(0, 240);
  const lengths = (await frames).toSorted((one, other) => one - other);
  const busy = (await metric(cdp, 'TaskDuration')) - before;
  await page.close();
  return {
    p95: lengths[Math.floor(lengths.length * 0.95)] ?? Number.NaN,
    busy: (busy * 1_000) / lengths.length,
  };
};
