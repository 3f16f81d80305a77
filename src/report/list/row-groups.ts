import { pastLimit } from './severity.ts';
import type { SessionRow } from './session-rows.ts';

/** What people in a group have in common. */
export type GroupBy = 'subnet' | 'accessPoint' | 'publicAddress' | 'platform';

/** A line of the list: a person, or several with one thing in common. */
export type RowEntry =
  { readonly kind: 'row'; readonly row: SessionRow } | { readonly kind: 'group'; readonly group: RowGroup };

/** Several people behind one line. Numbers are ranges over those of whom they are known. */
export type RowGroup = {
  readonly id: string;
  readonly by: GroupBy;
  /** What they have in common, as sent. */
  readonly value: string;
  /** In the order of the list. */
  readonly rows: readonly SessionRow[];
  /** Its lane stands for the group's. */
  readonly worst: SessionRow;
  readonly sentLoss: Spread | undefined;
  readonly sentJitter: Spread | undefined;
  readonly heardLoss: Spread | undefined;
  readonly heardJitter: Spread | undefined;
  readonly roundTrip: Spread | undefined;
  /** The lowest rating that one of them gave. */
  readonly rating: number | undefined;
};

/** From the lowest to the highest, and whether the highest is past its limit. */
export type Spread = { readonly low: number; readonly high: number; readonly over: boolean };

/**
 * Puts people with one thing in common behind one line, where the first of them stood. Who has nothing in common with
 * anybody keeps a line of their own. Without `by` everybody does.
 */
export const groupRows = (rows: readonly SessionRow[], by: GroupBy | undefined): readonly RowEntry[] => {
  if (by === undefined) return rows.map((row) => ({ kind: 'row', row }));
  const byValue = new Map<string | undefined, SessionRow[]>();
  for (const row of rows) {
    const members = byValue.get(VALUE_OF[by](row));
    if (members === undefined) byValue.set(VALUE_OF[by](row), [row]);
    else members.push(row);
  }
  const entries: RowEntry[] = [];
  for (const row of rows) {
    const value = VALUE_OF[by](row);
    const members = byValue.get(value) ?? [];
    if (value === undefined || members.length < 2) entries.push({ kind: 'row', row });
    else if (members[0] === row) entries.push({ kind: 'group', group: toGroup(by, value, members) });
  }
  return entries;
};

const VALUE_OF: Readonly<Record<GroupBy, (row: SessionRow) => string | undefined>> = {
  subnet: ({ network }) => network?.subnet,
  accessPoint: ({ network }) => network?.bssid,
  publicAddress: ({ network }) => network?.publicAddress,
  platform: ({ platform }) => (platform === 'unknown' ? undefined : platform),
};

const toGroup = (by: GroupBy, value: string, rows: readonly SessionRow[]): RowGroup => {
  const ratings = rows.map(({ feedback }) => feedback?.rating).filter((rating) => typeof rating === 'number');
  return {
    id: `group ${by} ${value}`,
    by,
    value,
    rows,
    worst: rows.reduce((worst, row) => (isWorse(row, worst) ? row : worst)),
    sentLoss: spread(rows, ({ sent }) => [sent.lossRatio, sent.lossOver]),
    sentJitter: spread(rows, ({ sent }) => [sent.jitterMs, sent.jitterOver]),
    heardLoss: spread(rows, ({ heard }) => [heard.lossRatio, heard.lossOver]),
    heardJitter: spread(rows, ({ heard }) => [heard.jitterMs, heard.jitterOver]),
    roundTrip: spread(rows, (row) => [row.roundTripMs, row.roundTripOver]),
    rating: ratings.length === 0 ? undefined : Math.min(...ratings),
  };
};

const isWorse = (one: SessionRow, other: SessionRow): boolean =>
  one.severity < other.severity || (one.severity === other.severity && pastLimit(one) > pastLimit(other));

const spread = (
  rows: readonly SessionRow[],
  read: (row: SessionRow) => readonly [value: number | undefined, over: boolean],
): Spread | undefined => {
  let found: Spread | undefined;
  for (const row of rows) {
    const [value, over] = read(row);
    if (value === undefined) continue;
    found =
      found === undefined
        ? { low: value, high: value, over }
        : { low: Math.min(found.low, value), high: Math.max(found.high, value), over: found.over || over };
  }
  return found;
};
