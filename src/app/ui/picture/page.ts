import { line, text, wrapped, type Font, type Ink, type Mark, type Measure } from './marks.ts';

export const PICTURE_WIDTH = 1_200;
export const MARGIN = 36;
export const INNER = PICTURE_WIDTH - 2 * MARGIN;

/** A cursor down the page. */
export class Page {
  y = 28;
  readonly marks: Mark[] = [];
  readonly measure: Measure;

  constructor(measure: Measure) {
    this.measure = measure;
  }

  add(...marks: readonly Mark[]): void {
    for (const mark of marks) this.marks.push(mark);
  }

  rule(): void {
    this.add(line(MARGIN, this.y, INNER, 'line-strong'));
  }

  /** Lines of wrapped text, each `leading` below the last. */
  paragraph(words: string, font: Font, leading: number, ink: Ink = 'text'): void {
    for (const part of wrapped(words, INNER, font, this.measure)) {
      this.y += leading;
      this.add(text(MARGIN, this.y - leading * 0.28, part, font, ink));
    }
  }
}
