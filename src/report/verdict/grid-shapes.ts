import { givenName } from '../given-name.ts';
import type { Fare, SideCell, SideGrid } from './side-grid.ts';

/** A rectangle of the drawing, in pixels. */
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** One mark a person; a diamond where something was poor, a hollow square where neither could be judged. */
export type PersonMark = {
  readonly key: string;
  readonly kind: 'poor' | 'good' | 'none';
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly isTicket: boolean;
};

export type CellShape = {
  readonly cell: SideCell;
  readonly box: Box;
  readonly marks: readonly PersonMark[];
  /** In place of marks where they are too many. */
  readonly bar: Box | undefined;
  /** Names that have room, in one line. */
  readonly names: string | undefined;
  /** Where the line of names begins. */
  readonly namesAt: { readonly x: number; readonly y: number };
};

export const GRID_WIDTH = 516;
export const GRID_HEIGHT = 164;

/** Columns: heard well, not judged, heard poorly. Rows: sent poorly, not judged, sent well. */
const COLUMNS = [
  { x: 74, width: 186 },
  { x: 260, width: 70 },
  { x: 330, width: 186 },
] as const;
const ROWS = [
  { y: 22, height: 43 },
  { y: 65, height: 52 },
  { y: 117, height: 43 },
] as const;

export const COLUMN_EDGES = [74, 260, 330, 516] as const;
export const ROW_EDGES = [22, 65, 117, 160] as const;

/** The average width of a letter at 11 px: names are cut before they could leave their cell. */
const LETTER = 5.1;
const DIAMOND_STEP = 8;
const PADDING = 8;

/** Every cell with its marks and names, laid out. */
export const gridShapes = (
  grid: SideGrid,
  about: string | undefined,
  nameOf: (key: string) => string,
): readonly CellShape[] => {
  const most = Math.max(1, ...grid.cells.flat().map(({ people }) => people.length));
  return grid.cells.flatMap((cells, row) =>
    cells.map((cell, column) => {
      const box = { ...COLUMNS[column as 0 | 1 | 2], ...ROWS[row as 0 | 1 | 2] };
      return cellShape(cell, box, { grid, about, nameOf, most });
    }),
  );
};

type Surroundings = {
  readonly grid: SideGrid;
  readonly about: string | undefined;
  readonly nameOf: (key: string) => string;
  /** People in the fullest cell. */
  readonly most: number;
};

const cellShape = (cell: SideCell, box: Box, { grid, about, nameOf, most }: Surroundings): CellShape => {
  const people = ticketLast(cell.people, about);
  const isPoor = cell.sent === 'poor' || cell.heard === 'poor';
  const asBars = grid.marks === 'bars';
  const diamonds = isPoor ? Math.min(people.length, cell.showsNames ? people.length : roomFor(box)) : 0;
  const marks = asBars ? [] : isPoor ? diamondsOf(people, box, about) : squaresOf(people, cell, box, about);
  const namesAt = {
    x: box.x + PADDING + (isPoor && !asBars ? diamonds * DIAMOND_STEP + 2 : 26),
    y: box.y + (isPoor ? 29 : box.height - 6),
  };
  const room = Math.floor((box.x + box.width - 4 - namesAt.x) / LETTER);
  return {
    cell,
    box,
    marks,
    bar: asBars && people.length > 0 ? barOf(people.length / most, box, isPoor) : undefined,
    names: cell.showsNames && people.length > 0 ? namesLine(people.map(nameOf), room) : undefined,
    namesAt,
  };
};

/** The ticket's person stands last, where the ring has room. */
const ticketLast = (people: readonly string[], about: string | undefined): readonly string[] =>
  about !== undefined && people.includes(about) ? [...people.filter((key) => key !== about), about] : people;

const roomFor = ({ width }: Box): number => Math.floor((width - 2 * PADDING) / DIAMOND_STEP);

const diamondsOf = (
  people: readonly string[],
  box: Box,
  about: string | undefined,
): readonly PersonMark[] => {
  const perRow = roomFor(box);
  const step = people.length <= perRow ? DIAMOND_STEP : stepFor(people.length, box.width - 2 * PADDING, 18);
  const inRow = Math.floor((box.width - 2 * PADDING) / step);
  return people.map((key, index) => ({
    key,
    kind: 'poor',
    x: box.x + PADDING + 3 + (index % inRow) * step,
    y: box.y + 25 + Math.floor(index / inRow) * step,
    size: Math.min(7.4, step - 0.6),
    isTicket: key === about,
  }));
};

const SQUARES_AT = 34;

const squaresOf = (
  people: readonly string[],
  { sent, heard }: SideCell,
  box: Box,
  about: string | undefined,
): readonly PersonMark[] => {
  const width = box.width - SQUARES_AT - PADDING;
  const step = stepFor(people.length, width, box.height - 14);
  const inRow = Math.max(1, Math.floor((width + 2) / step));
  return people.map((key, index) => ({
    key,
    kind: kindOf(sent, heard),
    x: box.x + SQUARES_AT + (index % inRow) * step + step / 2 - 1,
    y: box.y + 9 + Math.floor(index / inRow) * step + step / 2 - 1,
    size: step - 2,
    isTicket: key === about,
  }));
};

/** Neither way measured is no good sign. */
const kindOf = (sent: Fare, heard: Fare): PersonMark['kind'] =>
  sent === 'notJudged' && heard === 'notJudged' ? 'none' : heard === 'notJudged' ? 'none' : 'good';

/** The widest step, of 7 px at most, with which so many marks fit. */
const stepFor = (count: number, width: number, height: number): number => {
  for (const step of [7, 6, 5, 4]) {
    if (Math.floor((width + 2) / step) * Math.max(1, Math.floor((height + 2) / step)) >= count) return step;
  }
  return 3;
};

const barOf = (share: number, box: Box, isPoor: boolean): Box => ({
  x: box.x + PADDING,
  y: box.y + 24,
  width: Math.max(2, (box.width - 2 * PADDING) * share),
  height: isPoor ? 11 : 6,
});

/** Whole names where they fit, else first names, else as many as fit and the count of the rest. */
const namesLine = (names: readonly string[], room: number): string => {
  const whole = names.join(', ');
  if (whole.length <= room) return whole;
  const given = names.map(givenName);
  if (given.join(', ').length <= room) return given.join(', ');
  for (let count = given.length - 1; count > 0; count--) {
    const line = `${given.slice(0, count).join(', ')} +${given.length - count}`;
    if (line.length <= room) return line;
  }
  return names.length === 1 ? `${whole.slice(0, Math.max(1, room - 1))}…` : `${names.length} people`;
};

const SENT_WORDS: Readonly<Record<Fare, string>> = {
  poor: 'Sent poorly',
  notJudged: 'Sent not judged',
  well: 'Sent well',
};
const HEARD_WORDS: Readonly<Record<Fare, string>> = {
  poor: 'heard poorly',
  notJudged: 'heard not judged',
  well: 'heard well',
};

/** “Sent poorly, heard well: 1 person, Diego Siciliani”. */
export const cellSentence = (
  { sent, heard, people, showsNames }: SideCell,
  nameOf: (key: string) => string,
): string => {
  const count = `${people.length.toLocaleString('en')} ${people.length === 1 ? 'person' : 'people'}`;
  const names = showsNames && people.length > 0 ? `, ${people.map(nameOf).join(', ')}` : '';
  return `${SENT_WORDS[sent]}, ${HEARD_WORDS[heard]}: ${count}${names}`;
};
