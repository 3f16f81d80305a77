import type { Feedback } from '#calls/model';
import { text, type Font, type Mark, type Measure } from './marks.ts';

const CELL: Font = { size: 14, weight: 400 };
const STRONG: Font = { size: 14, weight: 600 };

/** Past its limit a number has a diamond before it. */
export const numberMarks = (
  words: string | undefined,
  over: boolean,
  right: number,
  y: number,
  measure: Measure,
): readonly Mark[] => {
  if (words === undefined) return [text(right, y + 20, '–', CELL, 'text-3', 'right')];
  if (!over) return [text(right, y + 20, words, CELL, 'text', 'right')];
  return [
    text(right, y + 20, words, STRONG, 'poor-ink', 'right'),
    { kind: 'diamond', x: right - measure(words, STRONG) - 8, y: y + 15, size: 8 },
  ];
};

/** A rating in its box, filled where it is poor. */
export const ratingMarks = (rating: Feedback['rating'], centre: number, y: number): readonly Mark[] => {
  if (rating === undefined || rating === 'notRated') return [];
  const poor = rating <= 2;
  return [
    {
      kind: 'rect',
      x: centre - 10,
      y: y + 5,
      width: 20,
      height: 20,
      ...(poor ? { fill: 'poor' as const } : { stroke: 'line-strong' as const }),
    },
    text(centre, y + 20, String(rating), { size: 13, weight: 600 }, poor ? 'surface' : 'text-2', 'center'),
  ];
};
