import type { FurtherColumn } from './further-columns.ts';
import { compareText, orderKey } from './compare-text.ts';
import { parseQuery } from './row-query.ts';
import type { SessionRow } from './session-rows.ts';
import { isInCell, type GridCell } from '../verdict/side-grid.ts';
import { TROUBLE_SEVERITY } from './severity.ts';

/**
 * Which rows are shown. All parts must hold; within one part any of its values will do. Empty parts hold always.
 * These are the values that stand in the URL.
 */
export type RowFilter = {
  /** Ratings 1 and 2. */
  readonly ratedPoor: boolean;
  /** Poor, burst or failed: the drawing's “poor, burst, failed”. */
  readonly poorQuality: boolean;
  readonly failed: boolean;
  /** Row keys. */
  readonly people: readonly string[];
  readonly modalities: readonly string[];
  readonly platforms: readonly string[];
  /** wired, wifi, mobile, tunnel, unknown … */
  readonly networks: readonly string[];
  /** A cell of the grid of who hurt whom. */
  readonly cell?: GridCell | undefined;
  /** As typed, in the filter language of row-query.ts. */
  readonly text: string;
};

export const NO_FILTER: RowFilter = {
  ratedPoor: false,
  poorQuality: false,
  failed: false,
  people: [],
  modalities: [],
  platforms: [],
  networks: [],
  text: '',
};

export type SortKey =
  | 'worst'
  | 'person'
  | 'sentLoss'
  | 'sentJitter'
  | 'heardLoss'
  | 'heardJitter'
  | 'roundTrip'
  | 'network'
  | 'rated'
  | FurtherColumn;

export type RowSort = { readonly by: SortKey; readonly descending: boolean };

/** The rows that fit, in their order. Without any active part the same list comes back. */
export const filterRows = (rows: readonly SessionRow[], filter: RowFilter): readonly SessionRow[] => {
  const tests = testsOf(filter);
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)));
};

type RowTest = (row: SessionRow) => boolean;

const testsOf = (filter: RowFilter): readonly RowTest[] => {
  const tests: RowTest[] = [];
  if (filter.ratedPoor) tests.push(isRatedPoor);
  if (filter.poorQuality) tests.push(isPoorQuality);
  if (filter.failed) tests.push(isFailed);
  if (filter.people.length > 0) tests.push(oneOf(filter.people, (row) => [row.key]));
  if (filter.modalities.length > 0) tests.push(oneOf(filter.modalities, (row) => row.modalities));
  if (filter.platforms.length > 0) tests.push(oneOf(filter.platforms, (row) => [platformOf(row)]));
  if (filter.networks.length > 0) tests.push(oneOf(filter.networks, (row) => [connectionOf(row)]));
  const { cell } = filter;
  if (cell) tests.push((row) => isInCell(row, cell));
  tests.push(...parseQuery(filter.text).terms.map(({ holds }) => holds));
  return tests;
};

const oneOf = (wanted: readonly string[], valuesOf: (row: SessionRow) => readonly string[]): RowTest => {
  const set = new Set(wanted);
  return (row) => valuesOf(row).some((value) => set.has(value));
};

const isRatedPoor: RowTest = ({ feedback }) => feedback?.rating === 1 || feedback?.rating === 2;
const isPoorQuality: RowTest = ({ severity }) => severity <= TROUBLE_SEVERITY;
const isFailed: RowTest = ({ failure }) => failure !== undefined;
const platformOf = (row: SessionRow): string => row.platform ?? 'unknown';
const connectionOf = (row: SessionRow): string => row.network?.connection ?? 'unknown';

/** A part of a filter that holds something back, and the filter without it. */
export type ActivePart = {
  readonly part: keyof RowFilter;
  /** What was chosen in it, or a typed term in words; empty for a switch. */
  readonly values: readonly string[];
  readonly without: RowFilter;
};

/** The parts that are set, each typed term one of them, in the order of the filter: “no session fits all three, without Android 6”. */
export const activeParts = (filter: RowFilter): readonly ActivePart[] => {
  const parts: ActivePart[] = [];
  const add = (part: keyof RowFilter, values: readonly string[]): void => {
    parts.push({ part, values, without: { ...filter, [part]: NO_FILTER[part] } });
  };
  for (const part of ['ratedPoor', 'poorQuality', 'failed'] as const) if (filter[part]) add(part, []);
  for (const part of ['people', 'modalities', 'platforms', 'networks'] as const) {
    if (filter[part].length > 0) add(part, filter[part]);
  }
  if (filter.cell) add('cell', [filter.cell.medium, filter.cell.sent, filter.cell.heard]);
  for (const { from, to, words } of parseQuery(filter.text).terms) {
    const rest = `${filter.text.slice(0, from)}${filter.text.slice(to)}`.replace(/\s+/g, ' ').trim();
    parts.push({ part: 'text', values: [words], without: { ...filter, text: rest } });
  }
  return parts;
};

/** A value that can be chosen, and how many rows have it. */
export type Choice = { readonly value: string; readonly count: number };

/** How many rows each switch would keep. */
export type FlagCounts = Readonly<Record<'ratedPoor' | 'poorQuality' | 'failed', number>>;

/** Counts the rows that each switch keeps, in one pass. */
export const countFlags = (rows: readonly SessionRow[]): FlagCounts => {
  const counts = { ratedPoor: 0, poorQuality: 0, failed: 0 };
  for (const row of rows) {
    if (isRatedPoor(row)) counts.ratedPoor += 1;
    if (isPoorQuality(row)) counts.poorQuality += 1;
    if (isFailed(row)) counts.failed += 1;
  }
  return counts;
};

/** Everything there is to choose, counted over the rows given. */
export type Choices = {
  /** Row keys with the name to show, by name. */
  readonly people: readonly (Choice & { readonly name: string })[];
  /** These in Graph's words, the most frequent first. */
  readonly modalities: readonly Choice[];
  readonly platforms: readonly Choice[];
  readonly networks: readonly Choice[];
};

/** What a filter over these rows can be made of. Sorting the names is what costs: ask when a menu opens. */
export const choices = (rows: readonly SessionRow[]): Choices => ({
  people: rows
    .map(({ key, name }) => ({ person: { value: key, name, count: 1 }, order: orderKey(name) }))
    .sort((one, other) => compareText(one.order, other.order))
    .map(({ person }) => person),
  modalities: countBy(rows, (row) => row.modalities),
  platforms: countBy(rows, (row) => [platformOf(row)]),
  networks: countBy(rows, (row) => [connectionOf(row)]),
});

const countBy = (
  rows: readonly SessionRow[],
  valuesOf: (row: SessionRow) => readonly string[],
): readonly Choice[] => {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const value of valuesOf(row)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || compareText(one.value, other.value));
};
