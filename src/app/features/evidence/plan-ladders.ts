import type { CauseLadders } from '#report/evidence/evidence-ladders';
import type { Ladder, LadderTick } from '#report/verdict/ladder';
import { fitted, text, type Font, type Ink, type Mark } from '../../ui/picture/marks.ts';
import type { Page } from '../../ui/picture/page.ts';
import { tickWords } from '../../ui/ladder-shapes.ts';

const HEAD: Font = { size: 15, weight: 600 };
const BODY: Font = { size: 15, weight: 400 };
const NUMBER: Font = { size: 14, weight: 600 };
const LIMIT: Font = { size: 12.5, weight: 400 };

const WIDTH = 446;
const LABELS = 82;
const HEIGHT = 64;
const BASE = 43;
const POOR_TOP = 26.5;
/** Heights of the rungs below the poor one, by how many they are. */
const HEIGHTS: readonly (readonly number[])[] = [[], [4.5], [4.5, 9], [4.5, 7.5, 10.5]];
const RUNGS: readonly Ink[] = ['rung-1', 'rung-2', 'rung-3'];

/** The readings that the verdict stands on, each on its ladder of limits. */
export const planLadders = (
  page: Page,
  { title, over, lines }: CauseLadders,
  column: { readonly x: number; readonly width: number },
): void => {
  const shown = fitted(title, column.width, HEAD, page.measure);
  const at = column.x + page.measure(shown, HEAD) + 10;
  page.add(
    text(column.x, page.y + 16, shown, HEAD),
    text(at, page.y + 16, fitted(over, column.x + column.width - at, BODY, page.measure), BODY, 'text-3'),
  );
  page.y += 30;
  for (const { label, ladder } of lines) {
    page.add(text(column.x, page.y + 37, label, BODY, 'text-2'));
    page.add(...ladderMarks(ladder, column.x + LABELS, page));
    page.y += HEIGHT + 6;
  }
};

const ladderMarks = (ladder: Ladder, x: number, { y, measure }: Page): readonly Mark[] => [
  ...ladder.rungs.map((rung): Mark => {
    const left = rung.from * WIDTH + (rung.level === 0 ? 0 : 1);
    const height = HEIGHTS[ladder.rungs.length - 1]?.[rung.level] ?? 10.5;
    return rung.outline === undefined
      ? {
          kind: 'path',
          x,
          y,
          d: box(left, BASE - height, rung.to * WIDTH - left, height),
          fill: RUNGS[Math.min(2, rung.level)] ?? 'rung-3',
        }
      : {
          kind: 'path',
          x,
          y,
          d: box(left + 0.5, POOR_TOP, WIDTH * rung.to - left - 1, BASE - POOR_TOP),
          stroke: 'poor',
          ...(rung.outline === 'published' ? { fill: 'poor-soft' as const } : { dash: [3, 2] }),
        };
  }),
  ...ladder.ticks.toReversed().flatMap((tick) => tickMarks(tick, x, y)),
  ...tickWords(ladder, WIDTH, { width: (words) => measure(words, NUMBER), average: 'average' }).map(
    ({ tick, x: centre, text: words }) =>
      text(x + centre, y + 12, words, NUMBER, tick.past ? 'poor-ink' : 'text', 'center'),
  ),
  ...ladder.labels.flatMap(({ at, value, source, limit }, index): readonly Mark[] => [
    { kind: 'path', x: x + at * WIDTH, y, d: `M0 ${BASE}v5`, stroke: 'line-control' },
    text(
      x + at * WIDTH,
      y + 61,
      `${value} ${meaningOf(source, index === ladder.labels.length - 1 ? limit.poor : undefined)}`,
      LIMIT,
      'text-2',
      'center',
    ),
  ]),
];

/** What a limit is, for one who does not know where it comes from; that is in the footer. */
const meaningOf = (source: string, poor: 'above' | 'below' | undefined): string => {
  if (poor !== undefined) return source === 'ours' ? `ours, poor ${poor}` : `poor ${poor}`;
  if (source.startsWith('plan')) return 'target';
  return source === 'RTA' ? 'good' : source;
};

const box = (x: number, y: number, width: number, height: number): string =>
  `M${x} ${y}h${Math.max(0, width)}v${height}h${-Math.max(0, width)}Z`;

/** Filled for the average, open for the maximum: nobody knows when a maximum was. */
const tickMarks = ({ kind, at, past }: LadderTick, x: number, y: number): readonly Mark[] => {
  const ink: Ink = past ? 'poor' : 'text';
  const place = { kind: 'path' as const, x: x + at * WIDTH, y };
  return [
    { ...place, d: `M0 44v-20`, stroke: ink, thickness: kind === 'max' ? 1.8 : 3 },
    {
      ...place,
      d: 'M-5.5 19h11l-5.5 7Z',
      fill: kind === 'max' ? 'surface' : ink,
      stroke: ink,
      thickness: 1.6,
    },
  ];
};
