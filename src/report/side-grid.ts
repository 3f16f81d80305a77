import { worstGrade } from '#quality/facts';
import type { Grade, MediumKind } from '#quality/grade';
import type { SessionRow } from './session-rows.ts';

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

/** The grid of a medium. For audio everybody counts, else those who have a stream of it. */
export const sideGrid = (
  rows: readonly SessionRow[],
  medium: SideGrid['medium'],
  about?: string,
): SideGrid => {
  const fares = rows
    .filter((row) => takesPart(row, medium))
    .map((row) => ({ key: row.key, sent: fareOf(row, medium, 'sent'), heard: fareOf(row, medium, 'heard') }));
  const cellOf = (sent: Fare, heard: Fare): SideCell => {
    const people = fares.filter((fare) => fare.sent === sent && fare.heard === heard).map(({ key }) => key);
    const isPoor = sent === 'poor' || heard === 'poor';
    return {
      sent,
      heard,
      people,
      words: people.length > 0 ? wordsOf(sent, heard) : undefined,
      showsNames: fares.length <= NAMES_FOR_ALL || (isPoor && people.length <= NAMES_IN_CELL),
      holdsTicket: about !== undefined && people.includes(about),
    };
  };
  return {
    medium,
    people: fares.length,
    cells: SENT_ORDER.map((sent) => HEARD_ORDER.map((heard) => cellOf(sent, heard))),
    marks: fares.length > MARKS_FOR_ALL ? 'bars' : 'people',
  };
};

const takesPart = ({ parts }: SessionRow, medium: SideGrid['medium']): boolean =>
  medium === 'audio' || parts.some((part) => part.media.some(({ kind }) => kind === medium));

/** Whether a person stands in a cell of the grid. */
export const isInCell = (row: SessionRow, { medium, sent, heard }: GridCell): boolean =>
  takesPart(row, medium) && fareOf(row, medium, 'sent') === sent && fareOf(row, medium, 'heard') === heard;

const wordsOf = (sent: Fare, heard: Fare): string | undefined => {
  if (sent === 'poor') return heard === 'poor' ? 'both ways' : 'hurt others';
  return heard === 'poor' ? 'only they heard it' : undefined;
};

const fareOf = ({ parts }: SessionRow, medium: MediumKind, direction: 'sent' | 'heard'): Fare =>
  fare(
    worstGrade(
      parts.flatMap(({ media }) =>
        media.filter(({ kind }) => kind === medium).map((one) => one[direction].grade),
      ),
    ),
  );

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
