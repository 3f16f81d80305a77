import type { Grade } from '#quality/grade';
import { laneShapes } from '#report/list/lane-shapes';
import { text, type Font } from '../../ui/picture/marks.ts';
import { INNER, MARGIN, type Page } from '../../ui/picture/page.ts';

const SMALL: Font = { size: 12.5, weight: 400 };
const BOX = { width: 16, height: 20, thin: 4, heavy: 9 };

const BARS: readonly { readonly sent: Grade; readonly words: string }[] = [
  { sent: 'good', words: 'above the line sent, below heard' },
  { sent: 'poor', words: 'heavy: poor' },
  { sent: 'burst', words: 'outline: maximum past the limit' },
  { sent: 'notJudged', words: 'hollow: not judged' },
];

/** What the lanes mean, in one line where the font lets it be one. */
export const planLegend = (page: Page): void => {
  let x = MARGIN;
  const place = (words: string, lead: number): number => {
    const width = lead + page.measure(words, SMALL);
    if (x > MARGIN && x + width > MARGIN + INNER) {
      x = MARGIN;
      page.y += 22;
    }
    const left = x;
    page.add(text(left + lead, page.y + 14, words, SMALL, 'text-2'));
    x += width + 20;
    return left;
  };
  for (const { sent, words } of BARS) {
    const bar = { from: 0, to: 1, sent, heard: 'good', failed: false } as const;
    page.add({ kind: 'lane', x: place(words, 22), y: page.y, shapes: laneShapes([bar], BOX) });
  }
  place('– not measured', 0);
  place('a bar’s weight is the average of the whole bar', 0);
  page.y += 22;
};
