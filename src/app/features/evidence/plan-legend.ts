import type { Grade } from '#quality/grade';
import { laneShapes } from '#report/lane-shapes';
import { text, type Font } from '../../ui/picture/marks.ts';
import { MARGIN, type Page } from '../../ui/picture/page.ts';

const SMALL: Font = { size: 12.5, weight: 400 };
const BOX = { width: 16, height: 20, thin: 4, heavy: 9 };

const BARS: readonly { readonly sent: Grade; readonly words: string }[] = [
  { sent: 'good', words: 'above the line sent, below heard' },
  { sent: 'poor', words: 'heavy: poor' },
  { sent: 'burst', words: 'outline: maximum past the limit' },
  { sent: 'notJudged', words: 'hollow: not judged' },
];

/** What the lanes mean, in one line. */
export const planLegend = (page: Page): void => {
  let x = MARGIN;
  for (const { sent, words } of BARS) {
    const bar = { from: 0, to: 1, sent, heard: 'good', failed: false } as const;
    page.add(
      { kind: 'lane', x, y: page.y, shapes: laneShapes([bar], BOX) },
      text(x + 22, page.y + 14, words, SMALL, 'text-2'),
    );
    x += 22 + page.measure(words, SMALL) + 20;
  }
  for (const words of ['– not measured', 'a bar’s weight is the average of the whole bar']) {
    page.add(text(x, page.y + 14, words, SMALL, 'text-2'));
    x += page.measure(words, SMALL) + 20;
  }
  page.y += 22;
};
