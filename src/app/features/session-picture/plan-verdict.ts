import { text, wrapped, type Font } from '../../ui/picture/marks.ts';
import { INNER, MARGIN, type Page } from '../../ui/picture/page.ts';
import type { PictureVerdict } from './picture-content.ts';

const SENTENCE: Font = { size: 25, weight: 600 };
const STRONG: Font = { size: 15, weight: 600 };
const BODY: Font = { size: 15, weight: 400 };
const LABEL: Font = { size: 13, weight: 400 };

/** Words begin here, to the right of confidence and labels. */
const LEFT = MARGIN + 96;
const ROOM = INNER - 96;
const RECEIPT_GAP = 22;

/** The answer on top of the picture: sentence, confidence with its proofs, for, against, next. */
export const planVerdict = (page: Page, verdict: PictureVerdict): void => {
  page.y += 14;
  confidence(page, verdict);
  for (const row of wrapped(verdict.sentence, ROOM, SENTENCE, page.measure)) {
    page.add(text(LEFT, page.y + 22, row, SENTENCE));
    page.y += 32;
  }
  page.add(text(LEFT, page.y + 14, verdict.proofs, LABEL, 'text-2'));
  page.y += 26;
  receipts(page, verdict);
  if (verdict.against.length > 0) labelled(page, 'Against', verdict.against.join('. '));
  labelled(page, 'Next', verdict.next);
  if (verdict.others.length > 0) page.y += 4;
  for (const other of verdict.others) labelled(page, 'Also', other);
  page.y += 12;
  page.rule();
};

/** Three pips and the word; the word is never dropped. */
const confidence = (page: Page, { confidence: word, pips }: PictureVerdict): void => {
  for (const pip of [0, 1, 2]) {
    page.add({
      kind: 'rect',
      x: MARGIN + pip * 8,
      y: page.y + 8,
      width: 6,
      height: 13,
      stroke: 'text',
      ...(pip < pips && { fill: 'text' }),
    });
  }
  page.add(text(MARGIN + 29, page.y + 20, word, { size: 14, weight: 600 }));
};

/** Side by side, a diamond before each that is past its limit. */
const receipts = (page: Page, { receipts: all }: PictureVerdict): void => {
  if (all.length === 0) return;
  page.add(text(MARGIN, page.y + 15, 'Because', LABEL, 'text-3'));
  let x = LEFT;
  for (const { isPast, words } of all) {
    const lead = isPast ? 14 : 0;
    const width = lead + page.measure(words, STRONG);
    if (x > LEFT && x + width > LEFT + ROOM) {
      x = LEFT;
      page.y += 23;
    }
    if (isPast) page.add({ kind: 'diamond', x: x + 4, y: page.y + 10, size: 9 });
    page.add(text(x + lead, page.y + 15, words, STRONG, isPast ? 'poor-ink' : 'text'));
    x += width + RECEIPT_GAP;
  }
  page.y += 24;
};

const labelled = (page: Page, label: string, words: string): void => {
  page.add(text(MARGIN, page.y + 15, label, LABEL, 'text-3'));
  for (const row of wrapped(words, ROOM, BODY, page.measure)) {
    page.add(text(LEFT, page.y + 15, row, BODY));
    page.y += 22;
  }
};
