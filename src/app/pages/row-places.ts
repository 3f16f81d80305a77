import type { RowFilter } from '#report/row-filter';
import type { SessionPart, SessionRow } from '#report/session-rows';
import type { RowPlace, ViewFilter } from './call-url.ts';

const placeOfPart = ({ index, side }: Pick<SessionPart, 'index' | 'side'>): RowPlace =>
  `${index}${side === 'callee' ? 'c' : ''}`;

/** How a link names a row: by its first session. */
export const placeOf = (row: SessionRow): RowPlace => {
  const [first] = row.parts;
  return first === undefined ? '' : placeOfPart(first);
};

/** Which row a place in a link means: any of its sessions will do, for a late page may bring an earlier one. */
export const keysByPlace = (rows: readonly SessionRow[]): ReadonlyMap<RowPlace, string> =>
  new Map(rows.flatMap((row) => row.parts.map((part) => [placeOfPart(part), row.key] as const)));

/** A place whose session is not read yet fits no row: the filter holds as soon as it is. */
export const toRowFilter = (filter: ViewFilter, keys: ReadonlyMap<RowPlace, string>): RowFilter => ({
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
