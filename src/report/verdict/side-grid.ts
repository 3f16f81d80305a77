import { rememberEach } from '#base/remember';
import { worstGrade, type Grade } from '#quality/grade';
import type { SessionRow } from '../list/session-rows.ts';

/** How one direction of a person's medium was, as the grid tells it. */
export type Fare = 'poor' | 'notJudged' | 'well';

/** One cell of the grid, to keep its people by. */
export type GridCell = {
  readonly medium: 'audio' | 'video' | 'sharing';
  readonly sent: Fare;
  readonly heard: Fare;
};

export type SideCell = {
  readonly sent: Fare;
  readonly heard: Fare;
  /** Row keys, in the order of the rows. */
  readonly people: readonly string[];
  /** What it means: “hurt others”, “both ways”, “only they heard it”. */
  readonly words: string | undefined;
  /** Whether there is room to name them. */
  readonly showsNames: boolean;
  /** The ticket's person is in it. */
  readonly holdsTicket: boolean;
};

/**
 * Who hurt whom: what people sent against what they heard, one medium at a time. Rows of three cells, the worst
 * sent first; columns heard well, not judged, heard poorly.
 *
 *                 heard well     not judged    heard poorly
 *     sent poorly   hurt others                  both ways
 *     not judged                                 only they heard it
 *     sent well                                  only they heard it
 */
export type SideGrid = {
  readonly medium: 'audio' | 'video' | 'sharing';
  readonly people: number;
  readonly cells: readonly (readonly SideCell[])[];
  /** One mark a person, or bars where they are too many. */
  readonly marks: 'people' | 'bars';
};

const SENT_ORDER: readonly Fare[] = ['poor', 'notJudged', 'well'];
const HEARD_ORDER: readonly Fare[] = ['well', 'notJudged', 'poor'];

const NAMES_FOR_ALL = 12;
const NAMES_IN_CELL = 7;
const MARKS_FOR_ALL = 400;

type Medium = SideGrid['medium'];

/** How somebody fared in a medium; undefined for those who have no stream of it. For audio everybody counts. */
const fareIn = (row: SessionRow, medium: Medium): Pick<GridCell, 'sent' | 'heard'> | undefined => {
  const takesPart = medium === 'audio' || row.parts.some((part) => part.media[medium] !== undefined);
  return takesPart ? { sent: fareOf(row, medium, 'sent'), heard: fareOf(row, medium, 'heard') } : undefined;
};

/** Rows never change: a page costs work for the rows it touched. */
const FARES = {
  audio: rememberEach((row: SessionRow) => fareIn(row, 'audio')),
  video: rememberEach((row: SessionRow) => fareIn(row, 'video')),
  sharing: rememberEach((row: SessionRow) => fareIn(row, 'sharing')),
} as const;

/** The grid of a medium. For audio everybody counts, else those who have a stream of it. */
export const sideGrid = (rows: readonly SessionRow[], medium: Medium, about?: string): SideGrid => {
  const { people, count } = peopleByCell(rows, medium);
  const cellOf = (sent: Fare, heard: Fare): SideCell => {
    const keys = people.get(`${sent} ${heard}`) ?? [];
    const isPoor = sent === 'poor' || heard === 'poor';
    return {
      sent,
      heard,
      people: keys,
      words: keys.length > 0 ? wordsOf(sent, heard) : undefined,
      showsNames: count <= NAMES_FOR_ALL || (isPoor && keys.length <= NAMES_IN_CELL),
      holdsTicket: about !== undefined && keys.includes(about),
    };
  };
  return {
    medium,
    people: count,
    cells: SENT_ORDER.map((sent) => HEARD_ORDER.map((heard) => cellOf(sent, heard))),
    marks: count > MARKS_FOR_ALL ? 'bars' : 'people',
  };
};

const peopleByCell = (
  rows: readonly SessionRow[],
  medium: Medium,
): { readonly people: ReadonlyMap<string, readonly string[]>; readonly count: number } => {
  const people = new Map<string, string[]>();
  let count = 0;
  for (const row of rows) {
    const fare = FARES[medium](row);
    if (!fare) continue;
    count++;
    const cell = `${fare.sent} ${fare.heard}`;
    const others = people.get(cell);
    if (others) others.push(row.key);
    else people.set(cell, [row.key]);
  }
  return { people, count };
};

/** Whether a person stands in a cell of the grid. */
export const isInCell = (row: SessionRow, { medium, sent, heard }: GridCell): boolean => {
  const fare = FARES[medium](row);
  return fare?.sent === sent && fare.heard === heard;
};

const wordsOf = (sent: Fare, heard: Fare): string | undefined => {
  if (sent === 'poor') return heard === 'poor' ? 'both ways' : 'hurt others';
  return heard === 'poor' ? 'only they heard it' : undefined;
};

const fareOf = ({ parts }: SessionRow, medium: Medium, direction: 'sent' | 'heard'): Fare =>
  fare(worstGrade(parts.map(({ media }) => media[medium]?.[direction] ?? 'noData')));

const fare = (grade: Grade): Fare => {
  switch (grade) {
    case 'poor':
      return 'poor';
    case 'burst':
    case 'good':
      return 'well';
    case 'notJudged':
    case 'noData':
      return 'notJudged';
  }
};
