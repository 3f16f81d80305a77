import { mediaOf } from '#report/list/medium-part';
import type { RowEntry, RowGroup } from '#report/list/row-groups';
import type { MediumPart, SessionPart, SessionRow } from '#report/list/session-rows';

/** One line of the grid. What is on screen is this list, so opening, filtering and moving are array work. */
export type GridItem = { readonly kind: 'group'; readonly id: string; readonly group: RowGroup } | PersonItem;

/** A line about one person; `depth` is one more for those shown under their group. */
export type PersonItem =
  | { readonly kind: 'session'; readonly id: string; readonly depth: number; readonly row: SessionRow }
  | {
      readonly kind: 'part';
      readonly id: string;
      readonly depth: number;
      readonly row: SessionRow;
      readonly part: SessionPart;
    }
  | {
      readonly kind: 'medium';
      readonly id: string;
      readonly depth: number;
      readonly row: SessionRow;
      readonly part: SessionPart;
      readonly medium: MediumPart;
    };

/** An opened row shows its media; one with several parts each part with its media; an opened group its people. */
export const toGridItems = (
  entries: readonly RowEntry[],
  isOpen: (id: string) => boolean,
): readonly GridItem[] => {
  const items: GridItem[] = [];
  const add = (row: SessionRow, depth: number): void => {
    items.push(sessionItem(row, depth));
    if (canOpenRow(row) && isOpen(row.key)) items.push(...inside(row, depth));
  };
  for (const entry of entries) {
    if (entry.kind === 'row') add(entry.row, 0);
    else {
      items.push({ kind: 'group', id: entry.group.id, group: entry.group });
      if (isOpen(entry.group.id)) for (const row of entry.group.rows) add(row, 1);
    }
  }
  return items;
};

/** The same line for the same row: a page that arrives then draws nothing anew of what it does not touch. */
const sessionItems = new WeakMap<SessionRow, GridItem>();

const sessionItem = (row: SessionRow, depth: number): GridItem => {
  const made = (): GridItem => ({ kind: 'session', id: row.key, depth, row });
  if (depth > 0) return made();
  const known = sessionItems.get(row);
  if (known !== undefined) return known;
  const item = made();
  sessionItems.set(row, item);
  return item;
};

/** Whether a line has something inside to show. */
export const canOpen = (item: GridItem): boolean =>
  item.kind === 'group' || (item.kind === 'session' && canOpenRow(item.row));

const canOpenRow = (row: SessionRow): boolean =>
  row.parts.length > 1 || row.parts.some((part) => part.media.count > 0);

/** Depth in the tree: what stands alone is 1, what stands in it one more than what holds it. */
export const levelOf = (item: GridItem): number => {
  switch (item.kind) {
    case 'group':
      return 1;
    case 'session':
      return 1 + item.depth;
    case 'part':
      return 2 + item.depth;
    case 'medium':
      return (item.row.parts.length > 1 ? 3 : 2) + item.depth;
  }
};

const inside = (row: SessionRow, depth: number): readonly GridItem[] =>
  row.parts.flatMap((part) => [
    ...(row.parts.length > 1
      ? [{ kind: 'part' as const, id: `${row.key}/${part.index}`, depth, row, part }]
      : []),
    ...mediaOf(part).map((medium, place) => ({
      kind: 'medium' as const,
      id: `${row.key}/${part.index}/${place}`,
      depth,
      row,
      part,
      medium,
    })),
  ]);
