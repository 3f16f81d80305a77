import { capital } from '#base/capital';
import type { FieldLevel } from '#calls/fields';
import { endFacts } from '#quality/end-facts';
import { otherEnd } from '#quality/ends';
import type { LimitSet } from '#quality/limit-sets';
import type { Cell } from './cell.ts';
import { givenName } from '../given-name.ts';
import { pathNodes } from './path-nodes.ts';
import { directionWords, factsLine, readingWords } from './person-words.ts';
import { sessionEnds } from './segment-ends.ts';
import type { DirectionNumbers, SessionPart, SessionRow } from '../list/session-rows.ts';
import { streamTable, type StreamTable } from './stream-table.ts';

type Setting = {
  readonly zone: string;
  readonly limits: LimitSet;
  readonly level: FieldLevel;
};

/**
 * What the panel says of one person as lines of plain text, for a chat or a ticket: who and when, how both directions
 * were, every reading of the session that says most, and the way its media took. `level` is what the viewer may see.
 */
export const personFacts = (row: SessionRow, { zone, limits, level }: Setting): string => {
  const part = row.parts.find(({ media }) => media.count > 0) ?? row.parts[0];
  return [
    row.name,
    factsLine(row, zone),
    wayWords('Sent', row.sent, limits),
    wayWords('Heard', row.heard, limits),
    ...(part === undefined
      ? []
      : [...readings(part, limits), pathWords(row, part, limits, level), placeOf(part)]),
  ].join('\n');
};

const wayWords = (verb: 'Sent' | 'Heard', of: DirectionNumbers, limits: LimitSet): string => {
  const { head, rest } = directionWords(verb, of, limits.title);
  const read = of.grade === 'poor' ? ` (${readingWords(verb, of).rest})` : '';
  return `${head}: ${rest}${read}`.replace(': no data:', ': no data,');
};

const readings = ({ session, side }: SessionPart, limits: LimitSet): readonly string[] =>
  session.segments
    .flatMap(({ media }) => media)
    .flatMap((media) => streamLines(streamTable(media, side, { limits })));

const streamLines = ({ kind, columns, rows }: StreamTable): readonly string[] =>
  columns.flatMap((column, index) => {
    const said = rows.flatMap(({ label, unit, cells }) => cellWords(label, unit, cells[index]));
    return said.length === 0 ? [] : [`${capital(kind)} ${column.direction}: ${said.join(', ')}`];
  });

const cellWords = (label: string, unit: string, cell: Cell | undefined): readonly string[] => {
  if (cell?.kind !== 'value') return [];
  const max = cell.max === undefined ? '' : ` (max ${cell.max.text})`;
  return [
    `${label.charAt(0).toLowerCase()}${label.slice(1)} ${cell.text}${unit === '' ? '' : ` ${unit}`}${max}`,
  ];
};

const pathWords = (
  row: SessionRow,
  { session, index, side }: SessionPart,
  limits: LimitSet,
  level: FieldLevel,
): string => {
  const [, farName] = sessionEnds(session, side).names;
  const nodes = pathNodes(endFacts(session, index, side, limits), {
    level,
    name: givenName(row.name),
    farName: farName ?? otherEnd(side),
  });
  const stops = nodes.map(({ title, pieces }) =>
    pieces.length === 0 ? title : `${title} (${pieces.map(({ text }) => text).join(', ')})`,
  );
  return `Path: ${stops.join(' → ')}`;
};

/** Where all this stands in Graph's JSON. */
const placeOf = ({ index, session }: SessionPart): string => `sessions[${index}], id ${session.id}`;
