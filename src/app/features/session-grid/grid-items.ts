import type { MediumPart, SessionPart, SessionRow } from '#report/session-rows';

/** One line of the grid. What is on screen is this list, so opening, filtering and moving are array work. */
export type GridItem =
  | { readonly kind: 'session'; readonly id: string; readonly row: SessionRow }
  | { readonly kind: 'part'; readonly id: string; readonly row: SessionRow; readonly part: SessionPart }
  | {
      readonly kind: 'medium';
      readonly id: string;
      readonly row: SessionRow;
      readonly part: SessionPart;
      readonly medium: MediumPart;
    };

/** An opened row shows its media; one with several parts shows each part with the media below it. */
export const toGridItems = (
  rows: readonly SessionRow[],
  isOpen: (row: SessionRow) => boolean,
): readonly GridItem[] => {
  const items: GridItem[] = [];
  for (const row of rows) {
    items.push(sessionItem(row));
    if (canOpen(row) && isOpen(row)) items.push(...inside(row));
  }
  return items;
};

/** The same line for the same row: a page that arrives then draws nothing anew of what it does not touch. */
const sessionItems = new WeakMap<SessionRow, GridItem>();

const sessionItem = (row: SessionRow): GridItem => {
  const made = sessionItems.get(row) ?? { kind: 'session', id: row.key, row };
  sessionItems.set(row, made);
  return made;
};

export const canOpen = (row: SessionRow): boolean =>
  row.parts.length > 1 || row.parts.some((part) => part.media.length > 0);

/** Depth in the tree: the row is 1, what stands in it one more than what holds it. */
export const levelOf = (item: GridItem): number => {
  switch (item.kind) {
    case 'session':
      return 1;
    case 'part':
      return 2;
    case 'medium':
      return item.row.parts.length > 1 ? 3 : 2;
  }
};

const inside = (row: SessionRow): readonly GridItem[] =>
  row.parts.flatMap((part) => [
    ...(row.parts.length > 1 ? [{ kind: 'part' as const, id: `${row.key}/${part.index}`, row, part }] : []),
    ...part.media.map((medium, place) => ({
      kind: 'medium' as const,
      id: `${row.key}/${part.index}/${place}`,
      row,
      part,
      medium,
    })),
  ]);
