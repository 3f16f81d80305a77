import { planBrand } from '../../ui/picture/brand.ts';
import type { Capture } from '../../ui/picture/capture.ts';
import {
  line,
  text,
  wrapped,
  type Font,
  type Mark,
  type Measure,
  type PicturePlan,
} from '../../ui/picture/marks.ts';
import { MARGIN, Page } from '../../ui/picture/page.ts';

/** What a panel would be nothing without: of which call it is, what was filtered, and the footer in two lines. */
export type PanelContent = {
  /** “who hurt whom”. */
  readonly panel: string;
  readonly title: string;
  /** “Names shown. Record version 2, all 240 sessions read”. */
  readonly state: string;
  readonly filter: string;
  readonly footer: readonly [string, string];
};

const TITLE: Font = { size: 20, weight: 600 };
const STATE: Font = { size: 13, weight: 400 };
const SMALL: Font = { size: 12.5, weight: 400 };

/** Narrower than that the footer would be longer than the panel. */
const LEAST_WIDTH = 720;

/** A panel as the page shows it, between the head and the footer that every picture has. */
export const planPanel = (
  { panel, title, state, filter, footer }: PanelContent,
  capture: Capture,
  measure: Measure,
): PicturePlan => {
  const inner = Math.max(LEAST_WIDTH, Math.ceil(capture.width));
  const page = new Page(measure);
  const paragraph = (words: string, font: Font, leading: number, ink: 'text' | 'text-2') => {
    for (const row of wrapped(words, inner, font, measure)) {
      page.y += leading;
      page.add(text(MARGIN, page.y - leading * 0.28, row, font, ink));
    }
  };
  planBrand(page, panel);
  page.y += 28;
  paragraph(title, TITLE, 28, 'text');
  paragraph(`${state}. Filter: ${filter}.`, STATE, 20, 'text-2');
  page.y += 12;
  page.add(line(MARGIN, page.y, inner, 'line-strong'));
  page.y += 12;
  page.add(...capture.marks.map((mark) => moved(mark, MARGIN, page.y)));
  page.y += Math.ceil(capture.height) + 12;
  page.add(line(MARGIN, page.y, inner, 'line-strong'));
  page.y += 6;
  for (const words of footer) paragraph(words, SMALL, 19, 'text-2');
  return { width: inner + 2 * MARGIN, height: Math.ceil(page.y + 20), marks: page.marks };
};

const moved = (mark: Mark, x: number, y: number): Mark => ({ ...mark, x: mark.x + x, y: mark.y + y });
