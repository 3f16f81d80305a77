import {
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import {
  FURTHER_COLUMNS,
  furtherColumnName,
  furtherValue,
  furtherWords,
  isNumberColumn,
  type FurtherColumn,
} from '#report/list/further-columns';
import { formatMsNumber } from '#report/format';
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

/** What a column shows on each kind of line. The head is TanStack Table's; the lines are plain cells. */
type ColumnMeta = {
  readonly className?: string;
  readonly group?: (group: RowGroup) => ReactNode;
  readonly session: (row: SessionRow, zone: string) => ReactNode;
  readonly part?: (part: SessionPart, row: SessionRow) => ReactNode;
  readonly medium?: (medium: MediumPart) => ReactNode;
};

/** Sorting and filtering are done over plain arrays in `report`; the table holds columns, heads and their state. */
export const features = tableFeatures({
  columnVisibilityFeature,
  rowSortingFeature,
  columnMeta: metaHelper<ColumnMeta>(),
});

const column = createColumnHelper<typeof features, SessionRow>();

const direction = (end: 'sent' | 'heard', header: string) => {
  const of = (line: SessionRow | MediumPart): DirectionNumbers => line[end];
  return column.group({
    id: end,
    header,
    columns: column.columns([
      column.accessor((row) => of(row).lossRatio, {
        id: `${end}Loss`,
        header: 'loss %',
        meta: {
          className: end === 'heard' ? 'num gap' : 'num',
          group: (group) => <LossRange of={group[`${end}Loss`]} />,
          session: (row) => <Loss of={of(row)} />,
          part: (part, row) => <Loss of={numbersOf(row, part)[end]} />,
          medium: (medium) => <Loss of={of(medium)} />,
        },
      }),
      column.accessor((row) => of(row).jitterMs, {
        id: `${end}Jitter`,
        header: 'jit ms',
        meta: {
          className: 'num',
          group: (group) => <MsRange of={group[`${end}Jitter`]} />,
          session: (row) => <Jitter of={of(row)} />,
          part: (part, row) => <Jitter of={numbersOf(row, part)[end]} />,
          medium: (medium) => <Jitter of={of(medium)} />,
        },
      }),
    ]),
  });
};

const worst = (end: 'sent' | 'heard', header: string) =>
  column.accessor((row) => row[end].lossRatio, {
    id: `${end}Worst`,
    header,
    enableSorting: false,
    meta: {
      className: 'start',
      group: (group) => <WorstReading of={group.worst[end]} />,
      session: (row) => (
        <WorstReading of={row[end]} roundTripMs={row.roundTripOver ? row.roundTripMs : undefined} />
      ),
      part: (part, row) => <WorstReading of={numbersOf(row, part)[end]} />,
      medium: (medium) => (
        <WorstReading of={medium[end]} fps={end === 'sent' ? medium.sentFps : medium.heardFps} />
      ),
    },
  });

/** One on demand: its place is before the rating, its values are those of a row alone. */
const further = (id: FurtherColumn) =>
  column.accessor((row) => furtherValue(id, row), {
    id,
    header: furtherColumnName(id).head,
    meta: {
      className: isNumberColumn(id) ? 'num further' : 'further ellipsis',
      session: (row, zone) => <FurtherCell words={furtherWords(id, row, zone)} />,
    },
  });

export const columns = column.columns([
  column.accessor((row) => row.name, {
    id: 'person',
    header: 'Person',
    meta: {
      className: 'nm',
      group: (group) => <GroupName group={group} />,
      session: (row) => <PersonName row={row} />,
      part: (part, row) => partWords(part, row),
      medium: (medium) => <MediumName medium={medium} />,
    },
  }),
  direction('sent', 'Sent'),
  direction('heard', 'Heard'),
  worst('sent', 'Sent, worst'),
  worst('heard', 'Heard, worst'),
  column.accessor((row) => row.roundTripMs, {
    id: 'roundTrip',
    header: 'RTT\nms',
    meta: {
      className: 'num tall',
      group: (group) => <MsRange of={group.roundTrip} />,
      session: (row) => (
        <Reading
          text={row.roundTripMs === undefined ? undefined : formatMsNumber(row.roundTripMs)}
          over={row.roundTripOver}
        />
      ),
    },
  }),
  column.accessor((row) => row.network?.connection, {
    id: 'network',
    header: 'Network',
    meta: {
      className: 'net ellipsis',
      group: (group) => <NetworkCell row={group.worst} />,
      session: (row) => <NetworkCell row={row} />,
      medium: (medium) => mediumWords(medium),
    },
  }),
  ...FURTHER_COLUMNS.map(further),
  column.accessor((row) => row.feedback?.rating, {
    id: 'rated',
    header: 'Rated',
    meta: {
      className: 'rt',
      group: (group) => <Rating rating={group.rating} />,
      session: (row) => <Rated row={row} />,
    },
  }),
]);

const WIDE_ONLY = ['sentLoss', 'sentJitter', 'heardLoss', 'heardJitter', 'roundTrip', 'network'];
const MIDDLE_ONLY = ['sentWorst', 'heardWorst'];

const hide = (ids: readonly string[]): Record<string, boolean> =>
  Object.fromEntries(ids.map((id) => [id, false]));

/** A narrower list has no room for columns on demand. */
export const visibleColumns = (
  layout: GridLayout['kind'],
  shown: readonly FurtherColumn[],
): Record<string, boolean> =>
  layout === 'wide'
    ? hide([...MIDDLE_ONLY, ...FURTHER_COLUMNS.filter((id) => !shown.includes(id))])
    : hide([...WIDE_ONLY, ...FURTHER_COLUMNS]);
