import type { ReactNode } from 'react';
import {
  FURTHER_COLUMNS,
  furtherColumnName,
  furtherWords,
  isNumberColumn,
  type FurtherColumn,
} from '#report/list/further-columns';
import { formatMsNumber } from '#report/format';
import type { SortKey } from '#report/list/row-filter';
import type { RowGroup } from '#report/list/row-groups';
import { numbersOf } from '#report/list/session-part';
import type { DirectionNumbers, MediumPart, SessionPart, SessionRow } from '#report/list/session-rows';
import {
  FurtherCell,
  Jitter,
  Loss,
  MediumName,
  NetworkCell,
  PersonName,
  Rated,
  Rating,
  Reading,
  WorstReading,
} from './cells.tsx';
import { GroupName, LossRange, MsRange } from './group-cells.tsx';
import type { GridLayout } from './grid-layout.ts';
import { mediumWords, partWords } from './row-words.ts';

/** What stands over a column and what it shows on each kind of line. */
export type GridColumn = {
  readonly id: string;
  readonly header: string;
  /** The order that its head asks for; a column without one cannot be sorted. */
  readonly sort?: SortKey;
  /** The two columns of a direction stand under one head. */
  readonly under?: 'sent' | 'heard';
  readonly className: string;
  readonly group?: (group: RowGroup) => ReactNode;
  readonly session: (row: SessionRow, zone: string) => ReactNode;
  readonly part?: (part: SessionPart, row: SessionRow) => ReactNode;
  readonly medium?: (medium: MediumPart) => ReactNode;
};

const direction = (end: 'sent' | 'heard'): readonly GridColumn[] => {
  const of = (line: SessionRow | MediumPart): DirectionNumbers => line[end];
  return [
    {
      id: `${end}Loss`,
      header: 'loss %',
      sort: `${end}Loss`,
      under: end,
      className: end === 'heard' ? 'num gap' : 'num',
      group: (group) => <LossRange of={group[`${end}Loss`]} />,
      session: (row) => <Loss of={of(row)} />,
      part: (part, row) => <Loss of={numbersOf(row, part)[end]} />,
      medium: (medium) => <Loss of={of(medium)} />,
    },
    {
      id: `${end}Jitter`,
      header: 'jit ms',
      sort: `${end}Jitter`,
      under: end,
      className: 'num',
      group: (group) => <MsRange of={group[`${end}Jitter`]} />,
      session: (row) => <Jitter of={of(row)} />,
      part: (part, row) => <Jitter of={numbersOf(row, part)[end]} />,
      medium: (medium) => <Jitter of={of(medium)} />,
    },
  ];
};

const worst = (end: 'sent' | 'heard', header: string): GridColumn => ({
  id: `${end}Worst`,
  header,
  className: 'start',
  group: (group) => <WorstReading of={group.worst[end]} />,
  session: (row) => (
    <WorstReading of={row[end]} roundTripMs={row.roundTripOver ? row.roundTripMs : undefined} />
  ),
  part: (part, row) => <WorstReading of={numbersOf(row, part)[end]} />,
  medium: (medium) => (
    <WorstReading of={medium[end]} fps={end === 'sent' ? medium.sentFps : medium.heardFps} />
  ),
});

/** One on demand: its place is before the rating, its values are those of a row alone. */
const further = (id: FurtherColumn): GridColumn => ({
  id,
  header: furtherColumnName(id).head,
  sort: id,
  className: isNumberColumn(id) ? 'num further' : 'further ellipsis',
  session: (row, zone) => <FurtherCell words={furtherWords(id, row, zone)} />,
});

const person: GridColumn = {
  id: 'person',
  header: 'Person',
  sort: 'person',
  className: 'nm',
  group: (group) => <GroupName group={group} />,
  session: (row) => <PersonName row={row} />,
  part: (part, row) => partWords(part, row),
  medium: (medium) => <MediumName medium={medium} />,
};

const roundTrip: GridColumn = {
  id: 'roundTrip',
  header: 'RTT\nms',
  sort: 'roundTrip',
  className: 'num tall',
  group: (group) => <MsRange of={group.roundTrip} />,
  session: (row) => (
    <Reading
      text={row.roundTripMs === undefined ? undefined : formatMsNumber(row.roundTripMs)}
      over={row.roundTripOver}
    />
  ),
};

const network: GridColumn = {
  id: 'network',
  header: 'Network',
  sort: 'network',
  className: 'net ellipsis',
  group: (group) => <NetworkCell row={group.worst} />,
  session: (row) => <NetworkCell row={row} />,
  medium: (medium) => mediumWords(medium),
};

const rated: GridColumn = {
  id: 'rated',
  header: 'Rated',
  sort: 'rated',
  className: 'rt',
  group: (group) => <Rating rating={group.rating} />,
  session: (row) => <Rated row={row} />,
};

const BEFORE_FURTHER = [person, ...direction('sent'), ...direction('heard'), roundTrip, network];
const NARROWER = [person, worst('sent', 'Sent, worst'), worst('heard', 'Heard, worst'), rated];

/** A narrower list has no room for columns on demand; those stand in their own order, however they were asked for. */
export const columnsFor = (
  layout: GridLayout['kind'],
  shown: readonly FurtherColumn[],
): readonly GridColumn[] =>
  layout === 'wide'
    ? [...BEFORE_FURTHER, ...FURTHER_COLUMNS.filter((id) => shown.includes(id)).map(further), rated]
    : NARROWER;
