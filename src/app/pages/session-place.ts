import type { SessionPart, SessionRow } from '#report/list/session-rows';

/**
 * A session as an address names it, `38` or `38c`: its place in Graph's order counted from 1 as people count, with `c`
 * for the view of its callee.
 */
export type SessionPlace = { readonly index: number; readonly side: 'caller' | 'callee' | undefined };

/** Undefined when the text is no place. */
export const readSessionPlace = (text: string): SessionPlace | undefined => {
  const [, number, callee] = /^([1-9]\d{0,5})(c?)$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  return { index: Number(number) - 1, side: callee === 'c' ? 'callee' : undefined };
};

export const writeSessionPlace = ({ index, side }: Pick<SessionPart, 'index' | 'side'>): string =>
  `${index + 1}${side === 'callee' ? 'c' : ''}`;

export type PlacedPart = { readonly row: SessionRow; readonly part: SessionPart };

/** The session at a place among the rows read so far. Without a side the caller's view comes first. */
export const partAtPlace = (
  rows: readonly SessionRow[],
  { index, side }: SessionPlace,
): PlacedPart | undefined => {
  const found = rows.flatMap((row) =>
    row.parts.filter((part) => part.index === index).map((part) => ({ row, part })),
  );
  return found.find(({ part }) => part.side === (side ?? 'caller')) ?? found[0];
};

/** The sessions before and after one, in the order of the rows given. */
export const neighbours = (
  rows: readonly SessionRow[],
  here: SessionPart,
): { readonly previous: SessionPart | undefined; readonly next: SessionPart | undefined } => {
  const rowAt = rows.findIndex(({ parts }) => parts.includes(here));
  const row = rows[rowAt];
  if (row === undefined) return { previous: rows[0]?.parts[0], next: rows[0]?.parts[0] };
  const at = row.parts.indexOf(here);
  return {
    previous: row.parts[at - 1] ?? rows[rowAt - 1]?.parts.at(-1),
    next: row.parts[at + 1] ?? rows[rowAt + 1]?.parts[0],
  };
};
