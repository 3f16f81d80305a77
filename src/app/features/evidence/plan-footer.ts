import type { FooterLine } from '#report/evidence/evidence-footer';
import { text, wrapped, type Font } from '../../ui/picture/marks.ts';
import { INNER, MARGIN, type Page } from '../../ui/picture/page.ts';

const SMALL: Font = { size: 12.5, weight: 400 };
const MONO: Font = { size: 12.5, weight: 400, mono: true };
const LABELS = 59;
const LEADING = 19;

/** Shown, Judged, Record, Made, Link: never left out, and never cut. */
export const planFooter = (page: Page, lines: readonly FooterLine[]): void => {
  page.rule();
  page.y += 10;
  for (const { label, words, mono } of lines) {
    page.add(text(MARGIN, page.y + 14, label, SMALL, 'text-3'));
    const [id = '', ...rest] = words.split(' ');
    if (mono === 'first') {
      page.add(text(MARGIN + LABELS, page.y + 14, id, MONO));
      written(page, rest.join(' '), SMALL, page.measure(`${id} `, MONO));
    } else written(page, words, mono === 'all' ? MONO : SMALL, 0);
  }
};

const written = (page: Page, words: string, font: Font, indent: number): void => {
  const ink = font === MONO ? 'text' : 'text-2';
  for (const row of wrapped(words, INNER - LABELS - indent, font, page.measure)) {
    page.add(text(MARGIN + LABELS + indent, page.y + 14, row, font, ink));
    page.y += LEADING;
  }
};
