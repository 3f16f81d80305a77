import { compareText, orderKey } from './compare-text.ts';
import { furtherValue, isFurtherColumn, isNumberColumn, type FurtherColumn } from './further-columns.ts';
import type { RowSort, SortKey } from './row-filter.ts';
import { pastLimit } from './severity.ts';
import type { SessionRow } from './session-rows.ts';

/**
 * Rows in a new order: by value, stable, what has no value last in both directions. `worst` descending is worst
 * first: severity, then limits crossed, then the worst reading as a multiple of its limit.
 */
export const sortRows = (rows: readonly SessionRow[], { by, descending }: RowSort): readonly SessionRow[] => {
  const direction = descending ? -1 : 1;
  if (by === 'worst') return [...rows].sort((one, other) => direction * compareWorst(one, other));
  const keys = sortKeys(rows, by);
  return rows
    .map((row, index) => ({ row, key: keys[index] }))
    .sort((one, other) => {
      if (one.key === undefined || other.key === undefined) {
        return Number(one.key === undefined) - Number(other.key === undefined);
      }
      return direction * (one.key - other.key);
    })
    .map(({ row }) => row);
};

/** More is worse, so that descending begins with the worst. */
const compareWorst = (one: SessionRow, other: SessionRow): number =>
  other.severity - one.severity ||
  one.limitsCrossed - other.limitsCrossed ||
  pastLimit(one) - pastLimit(other);

type TextKey = 'person' | 'network';
type NumberKey = Exclude<SortKey, TextKey | FurtherColumn | 'worst'>;

const sortKeys = (
  rows: readonly SessionRow[],
  by: Exclude<SortKey, 'worst'>,
): readonly (number | undefined)[] => {
  if (isFurtherColumn(by)) {
    const values = new Map(rows.map((row) => [row, furtherValue(by, row)]));
    return isNumberColumn(by)
      ? rows.map((row) => asNumber(values.get(row)))
      : textRanks(rows, (row) => asText(values.get(row)));
  }
  return isText(by) ? textRanks(rows, TEXT_OF[by]) : rows.map(NUMBER_OF[by]);
};

const asNumber = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const isText = (by: TextKey | NumberKey): by is TextKey => by === 'person' || by === 'network';

const TEXT_OF: Readonly<Record<TextKey, (row: SessionRow) => string | undefined>> = {
  person: (row) => row.name,
  network: ({ network }) =>
    network?.connection === undefined || network.connection === 'unknown'
      ? undefined
      : `${network.connection} ${network.signalPercent ?? ''}`,
};

const NUMBER_OF: Readonly<Record<NumberKey, (row: SessionRow) => number | undefined>> = {
  sentLoss: (row) => row.sent.lossRatio,
  sentJitter: (row) => row.sent.jitterMs,
  heardLoss: (row) => row.heard.lossRatio,
  heardJitter: (row) => row.heard.jitterMs,
  roundTrip: (row) => row.roundTripMs,
  rated: ({ feedback }) => (typeof feedback?.rating === 'number' ? feedback.rating : undefined),
};

/** Comparing texts is slow: each different one is compared once and rows are sorted by its place. */
const textRanks = (
  rows: readonly SessionRow[],
  textOf: (row: SessionRow) => string | undefined,
): readonly (number | undefined)[] => {
  const texts = rows.map((row) => {
    const text = textOf(row);
    return text === undefined ? undefined : orderKey(text);
  });
  const different = [...new Set(texts)].filter((text) => text !== undefined).sort(compareText);
  const ranks = new Map<string | undefined, number>(different.map((text, rank) => [text, rank]));
  return texts.map((text) => ranks.get(text));
};
