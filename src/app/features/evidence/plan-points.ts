import type { Point } from '#report/evidence/evidence-points';
import { text, type Font, type Mark, type Measure } from '../../ui/picture/marks.ts';
import type { Page } from '../../ui/picture/page.ts';

const HEAD: Font = { size: 15, weight: 600 };
const BODY: Font = { size: 15, weight: 400 };
const LEADING = 21;
const INDENT = 20;

type Bullet = Omit<Point, 'mark'> & { readonly mark: Point['mark'] | 'against' };
type Column = { readonly x: number; readonly width: number };

/** A heading and its points, each behind the mark of what it shows. */
export const planPoints = (page: Page, heading: string, points: readonly Bullet[], column: Column): void => {
  page.add(text(column.x, page.y + 16, heading, HEAD));
  page.y += 24;
  for (const point of points) {
    page.y += 3;
    page.add(markOf(point.mark, column.x, page.y + 6));
    for (const run of runsOf(point, column, page.measure)) {
      page.add(text(column.x + INDENT + run.x, page.y + 15 + run.line * LEADING, run.words, run.font));
    }
    page.y += LEADING * linesOf(point, column, page.measure);
  }
};

/** Diamond: past a limit. Open diamond: only a maximum. Dot: clean. Ring: against. Bar: a fact. */
const markOf = (mark: Bullet['mark'], x: number, y: number): Mark => {
  const at = { kind: 'path' as const, x, y };
  const diamond = 'M5 .3 9.7 5 5 9.7 .3 5Z';
  const circle = (radius: number) =>
    `M${5 - radius} 5a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
  switch (mark) {
    case 'poor':
      return { ...at, d: diamond, fill: 'poor' };
    case 'burst':
      return { ...at, d: diamond, stroke: 'poor', thickness: 1.3 };
    case 'good':
      return { ...at, d: circle(2.9), fill: 'good' };
    case 'against':
      return { ...at, d: circle(3.6), stroke: 'none', thickness: 1.4 };
    case 'none':
      return { ...at, d: 'M1.500 4h7v2h-7Z', fill: 'text-3' };
  }
};

type Run = { readonly x: number; readonly line: number; readonly words: string; readonly font: Font };

const linesOf = (point: Bullet, column: Column, measure: Measure): number =>
  1 + Math.max(0, ...runsOf(point, column, measure).map(({ line }) => line));

/** Words in two weights, broken at spaces. */
const runsOf = ({ strong, rest }: Bullet, { width }: Column, measure: Measure): readonly Run[] => {
  const words = [...piecesOf(strong, HEAD), ...piecesOf(rest, BODY)];
  const runs: Run[] = [];
  let [x, line] = [0, 0];
  for (const { words: piece, font } of words) {
    const needed = measure(piece.trimEnd(), font);
    if (x > 0 && x + needed > width - INDENT) [x, line] = [0, line + 1];
    const before = runs.at(-1);
    const shown = x === 0 ? piece.trimStart() : piece;
    if (before?.line === line && before.font === font)
      runs[runs.length - 1] = { ...before, words: `${before.words}${shown}` };
    else runs.push({ x, line, words: shown, font });
    x += measure(shown, font);
  }
  return runs;
};

/** Each word with the space before it. */
const piecesOf = (words: string, font: Font): readonly { readonly words: string; readonly font: Font }[] =>
  [...words.matchAll(/\s*\S+/g)].map(([piece]) => ({ words: piece, font }));
