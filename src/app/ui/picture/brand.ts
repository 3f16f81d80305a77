import { line, text } from './marks.ts';
import { MARGIN, type Page } from './page.ts';

/** The product's mark, bars above and below a line as in the page's top bar, and what the picture is. */
export const planBrand = (page: Page, words: string): void => {
  const top = page.y;
  const bars = [
    [2, 6, 3.5, 10.5, 3.5],
    [6.3, 7, 2.5, 10.5, 2.5],
    [10.6, 1, 8.5, 10.5, 2.5],
    [14.9, 7, 2.5, 10.5, 3.5],
  ] as const;
  page.add(line(MARGIN + 1, top + 9.5, 18, 'text-3'));
  for (const [x, above, aboveHeight, below, belowHeight] of bars) {
    const fill = aboveHeight > 8 ? 'accent' : 'text';
    page.add(
      { kind: 'rect', x: MARGIN + x, y: top + above, width: 3, height: aboveHeight, fill },
      { kind: 'rect', x: MARGIN + x, y: top + below, width: 3, height: belowHeight, fill: 'text' },
    );
  }
  page.add(
    text(MARGIN + 28, top + 15, 'Earshot', { size: 15, weight: 600 }),
    text(MARGIN + 92, top + 15, words, { size: 14, weight: 400 }, 'text-2'),
  );
};
