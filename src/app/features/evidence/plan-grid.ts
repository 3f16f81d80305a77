import type { EvidenceGrid } from '#report/evidence/evidence';
import { formatCount } from '#report/format';
import {
  COLUMN_EDGES,
  GRID_HEIGHT,
  ROW_EDGES,
  type CellShape,
  type PersonMark,
} from '#report/verdict/grid-shapes';
import { text, type Font, type Ink, type Mark } from '../../ui/picture/marks.ts';
import { MARGIN, type Page } from '../../ui/picture/page.ts';

/** The grid is laid out for the page; on a card nothing may be smaller than 12.5 px. */
const SCALE = 1.25;
const HEAD: Font = { size: 15, weight: 600 };
const COUNT: Font = { size: 15, weight: 600 };
const WORDS: Font = { size: 13, weight: 400 };
const LABELS = 20;

const COLUMN_HEADS = ['Heard well', 'Not judged', 'Heard poorly'] as const;
const ROW_HEADS = ['Sent poorly', 'Not judged', 'Sent well'] as const;

/** Who hurt whom: one mark a person, what they sent against what they heard. */
export const planGrid = (page: Page, { shapes, people }: EvidenceGrid): void => {
  page.y += 16;
  const title = `Who hurt whom`;
  page.add(
    text(MARGIN, page.y + 16, title, HEAD),
    text(
      MARGIN + page.measure(title, HEAD) + 10,
      page.y + 16,
      `audio of ${formatCount(people)} people`,
      { size: 15, weight: 400 },
      'text-3',
    ),
  );
  page.y += 26;
  const at = { x: MARGIN + LABELS, y: page.y };
  page.add(...ground(at), ...heads(at), ...shapes.flatMap((shape) => cellMarks(shape, at, page)));
  page.y += GRID_HEIGHT * SCALE;
};

type Place = { readonly x: number; readonly y: number };

const scaled = (value: number): number => value * SCALE;

const box = (at: Place, x: number, y: number, width: number, height: number, fill: Ink): Mark => ({
  kind: 'rect',
  x: at.x + scaled(x),
  y: at.y + scaled(y),
  width: scaled(width),
  height: scaled(height),
  fill,
});

const ground = (at: Place): readonly Mark[] => [
  box(at, 74, 22, 442, 43, 'poor-soft'),
  box(at, 330, 65, 186, 95, 'poor-soft'),
  ...COLUMN_EDGES.map((x) => box(at, x, 22, 0.8, 138, 'line-strong')),
  ...ROW_EDGES.map((y) => box(at, 74, y, 442.8, 0.8, 'line-strong')),
];

const heads = (at: Place): readonly Mark[] => [
  ...COLUMN_HEADS.map((words, column) =>
    text(at.x + scaled((COLUMN_EDGES[column] ?? 0) + 8), at.y + scaled(15), words, WORDS, 'text-3'),
  ),
  ...ROW_HEADS.map((words, row) =>
    text(at.x + scaled(66), at.y + scaled((ROW_EDGES[row] ?? 0) + 18), words, WORDS, 'text-3', 'right'),
  ),
];

const cellMarks = (
  { cell, box: place, marks, bar, names, namesAt }: CellShape,
  at: Place,
  page: Page,
): readonly Mark[] => {
  const count = formatCount(cell.people.length);
  const x = at.x + scaled(place.x + 8);
  const y = at.y + scaled(place.y + 15);
  const isPoor = cell.words !== undefined;
  return [
    text(x, y, count, COUNT, cell.people.length === 0 ? 'text-3' : 'text'),
    ...(cell.words === undefined
      ? []
      : [text(x + page.measure(count, COUNT) + 6, y, cell.words, COUNT, 'poor-ink')]),
    ...marks.flatMap((mark) => personMarks(mark, at)),
    ...(bar === undefined ? [] : [box(at, bar.x, bar.y, bar.width, bar.height, isPoor ? 'poor' : 'good')]),
    ...(names === undefined
      ? []
      : [text(at.x + scaled(namesAt.x), at.y + scaled(namesAt.y), names, WORDS, 'text-2')]),
  ];
};

const personMarks = ({ kind, x, y, size, isTicket }: PersonMark, at: Place): readonly Mark[] => {
  const half = scaled(size / 2);
  const place = { x: at.x + scaled(x), y: at.y + scaled(y) };
  const square = {
    kind: 'rect',
    x: place.x - half,
    y: place.y - half,
    width: 2 * half,
    height: 2 * half,
  } as const;
  const ring = half + 3;
  return [
    kind === 'poor'
      ? { kind: 'diamond', ...place, size: 2 * half }
      : kind === 'good'
        ? { ...square, fill: 'good' }
        : { ...square, stroke: 'none' },
    ...(isTicket
      ? [
          {
            kind: 'path' as const,
            ...place,
            d: `M${-ring} ${-ring}h${2 * ring}v${2 * ring}h${-2 * ring}Z`,
            stroke: 'accent' as const,
            thickness: 1.8,
          },
        ]
      : []),
  ];
};
