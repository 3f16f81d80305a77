import type { Browser } from 'playwright';
import { enableMetrics, measureScroll, type Scrolling } from './demo.ts';

/** The floor of scrolling: as many rows of plain text, re-used as they leave, with nothing else on the page. */
export const plainRowsFrame = async (browser: Browser, count: number): Promise<Scrolling> => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const cdp = await page.context().newCDPSession(page);
  await enableMetrics(cdp);
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
  const scrolling = await measureScroll(page, cdp);
  await page.close();
  return scrolling;
};
