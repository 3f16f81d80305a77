import type { FieldLevel } from '#calls/fields';
import { mediumKind, type Direction } from '#quality/classify';
import { deviceOf, endpointOf, networkOf, ownSegments } from '#quality/ends';
import type { MediumKind } from '#quality/grade';
import type { LimitSet } from '#quality/limit-sets';
import { blank, NOT_REPORTED, value, type Cell } from './cell.ts';
import { deviceLines, endpointLines, networkLines, type EndLine, type SeenEnd } from './end-table.ts';
import { directionWords, whenWords } from './person-words.ts';
import type { SessionPart, SessionRow } from '../list/session-rows.ts';
import { streamTable, type StreamTable } from './stream-table.ts';

/** A line of the comparison: one cell for each person, in the order they were given. */
type CompareLine = {
  readonly label: string;
  readonly unit: string;
  readonly cells: readonly Cell[];
  /** Whether any two of them say different things. */
  readonly differs: boolean;
};

export type CompareGroup = { readonly title: string; readonly lines: readonly CompareLine[] };

type Setting = { readonly zone: string; readonly limits: LimitSet; readonly level: FieldLevel };

const MEDIA = ['audio', 'video', 'sharing'] as const;
const MEDIUM_NAME: Readonly<Record<(typeof MEDIA)[number], string>> = {
  audio: 'Audio',
  video: 'Video',
  sharing: 'Sharing',
};
const DIRECTIONS: readonly Direction[] = ['sent', 'heard'];

/**
 * People side by side: how the call was for each, every measure of what they sent and heard, their networks, devices
 * and clients. Each person is told of the session that says most. `level` is what the viewer may see.
 */
export const comparePeople = (rows: readonly SessionRow[], setting: Setting): readonly CompareGroup[] => {
  const parts = rows.map(mainPart);
  return [
    { title: 'In the call', lines: callLines(rows, parts, setting) },
    ...MEDIA.flatMap((kind) =>
      DIRECTIONS.map((direction) => measures(parts, kind, direction, setting.limits)),
    ),
    ...ends(parts, setting.level),
  ].filter(({ lines }) => lines.length > 0);
};

const mainPart = (row: SessionRow): SessionPart | undefined =>
  row.parts.find(({ media }) => media.count > 0) ?? row.parts[0];

const line = (label: string, unit: string, cells: readonly Cell[]): CompareLine => ({
  label,
  unit,
  cells,
  differs: new Set(cells.map(cellKey)).size > 1,
});

const cellKey = (cell: Cell): string => {
  if (cell.kind === 'hidden') return 'hidden';
  return cell.kind === 'blank'
    ? `– ${cell.reason}`
    : `${cell.text} ${cell.max?.text ?? ''} ${cell.note ?? ''}`;
};

const callLines = (
  rows: readonly SessionRow[],
  parts: readonly (SessionPart | undefined)[],
  { zone, limits }: Setting,
): readonly CompareLine[] => [
  line(
    'When',
    '',
    parts.map((part) => (part === undefined ? NOT_REPORTED : value(whenWords(part, zone)))),
  ),
  ...(['Sent', 'Heard'] as const).map((verb) =>
    line(
      verb,
      '',
      rows.map((row) => {
        const of = verb === 'Sent' ? row.sent : row.heard;
        const { head, rest } = directionWords(verb, of, limits.title);
        return { kind: 'value', text: head, over: of.grade === 'poor', note: rest } as const;
      }),
    ),
  ),
  line('Rated', '', rows.map(ratingCell)),
];

const ratingCell = ({ feedback }: SessionRow): Cell => {
  const rating = feedback?.rating;
  if (rating === undefined) return blank('not asked');
  return rating === 'notRated' ? blank('asked, no answer') : value(`${rating} of 5`);
};

/** One direction of one medium; nothing at all where nobody has a stream of it. */
const measures = (
  parts: readonly (SessionPart | undefined)[],
  kind: (typeof MEDIA)[number],
  direction: Direction,
  limits: LimitSet,
): CompareGroup => {
  const tables = parts.map((part) => part && tableOf(part, kind, limits));
  const labels = new Map<string, string>();
  for (const table of tables) for (const { label, unit } of table?.rows ?? []) labels.set(label, unit);
  const isThere = tables.some((table) => columnOf(table, direction) !== undefined);
  return {
    title: `${MEDIUM_NAME[kind]} ${direction}`,
    lines: isThere
      ? [...labels].map(([label, unit]) =>
          line(
            label,
            unit,
            tables.map((table) => cellAt(table, label, direction)),
          ),
        )
      : [],
  };
};

const tableOf = (
  { session, side }: SessionPart,
  kind: MediumKind,
  limits: LimitSet,
): StreamTable | undefined => {
  const media = ownSegments(session, side)
    .flatMap((segment) => segment.media)
    .find(({ label, streams }) => mediumKind(label) === kind && streams.length > 0);
  return media && streamTable(media, side, { limits });
};

/** The first column of a direction that stands for a stream. */
const columnOf = (table: StreamTable | undefined, direction: Direction): number | undefined => {
  const at =
    table?.columns.findIndex((column) => column.direction === direction && column.place !== undefined) ?? -1;
  return at < 0 ? undefined : at;
};

const cellAt = (table: StreamTable | undefined, label: string, direction: Direction): Cell => {
  const column = columnOf(table, direction);
  if (column === undefined) return blank('no stream');
  return table?.rows.find((row) => row.label === label)?.cells[column] ?? NOT_REPORTED;
};

const ends = (parts: readonly (SessionPart | undefined)[], level: FieldLevel): readonly CompareGroup[] => {
  const each = <Of>(of: (part: SessionPart) => Of | undefined): readonly SeenEnd<Of>[] =>
    parts.map((part) => ({ of: part && of(part), level }));
  return [
    { title: 'Network', lines: networkLines(each(({ session, side }) => networkOf(session, side))) },
    { title: 'Sound devices', lines: deviceLines(each(({ session, side }) => deviceOf(session, side))) },
    { title: 'Client', lines: endpointLines(each(({ session, side }) => endpointOf(session, side))) },
  ].map(({ title, lines }) => ({ title, lines: lines.map(endLine) }));
};

const endLine = ({ label, cells }: EndLine): CompareLine => line(label, '', cells);
