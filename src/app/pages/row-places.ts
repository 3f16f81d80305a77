import type { RowFilter } from '#report/list/row-filter';
import type { SessionPart, SessionRow } from '#report/list/session-rows';
import type { RowPlace, ViewFilter } from './call-url.ts';

const placeOfPart = ({ index, side }: Pick<SessionPart, 'index' | 'side'>): RowPlace =>
  `${index}${side === 'callee' ? 'c' : ''}`;

/** How a link names a row: by its first session. */
export const placeOf = (row: SessionRow): RowPlace => {
  const [first] = row.parts;
  return first === undefined ? '' : placeOfPart(first);
};

/** Which row a place in a link means, by key: any of its sessions will do, for a late page may bring an earlier one. */
export type KeysByPlace = Pick<ReadonlyMap<RowPlace, string>, 'get' | 'has'>;

/** Finds rows by their place and by their key. */
export type RowIndex = {
  /**
   * Takes the rows; more of the same list costs what is new. The answer is another object each time, for a place that
   * meant nobody may mean somebody now.
   */
  readonly of: (rows: readonly SessionRow[]) => KeysByPlace;
  /** By key, among the rows taken last. */
  readonly rowOf: (key: string) => SessionRow | undefined;
};

export const createRowIndex = (): RowIndex => {
  let known: readonly SessionRow[] = [];
  let keyOfPlace = new Map<RowPlace, string>();
  let indexOfKey = new Map<string, number>();
  return {
    of: (rows) => {
      if (rows.length < known.length || rows[0]?.key !== known[0]?.key) {
        known = [];
        keyOfPlace = new Map();
        indexOfKey = new Map();
      }
      for (const [index, row] of rows.entries()) {
        if (row === known[index]) continue;
        indexOfKey.set(row.key, index);
        for (const part of row.parts) keyOfPlace.set(placeOfPart(part), row.key);
      }
      known = rows;
      const keys = keyOfPlace;
      return { get: (place) => keys.get(place), has: (place) => keys.has(place) };
    },
    rowOf: (key) => known[indexOfKey.get(key) ?? -1],
  };
};

/** A place whose session is not read yet fits no row: the filter holds as soon as it is. */
export const toRowFilter = (filter: ViewFilter, keys: KeysByPlace): RowFilter => ({
  ...filter,
  people: filter.people.map((place) => keys.get(place) ?? `unread ${place}`),
});

/** Back again; places whose rows are unread stay as they are. */
export const toViewFilter = (
  filter: RowFilter,
  rowOf: (key: string) => SessionRow | undefined,
): ViewFilter => ({
  ...filter,
  people: filter.people.map((key) => {
    const row = rowOf(key);
    return row === undefined ? key.replace('unread ', '') : placeOf(row);
  }),
});
