import type { SessionRow } from '#report/list/session-rows';
import type { RowPlace } from './call-url.ts';
import { placeOf } from './row-places.ts';

type Choice = {
  readonly selected: SessionRow | undefined;
  /** Whose ticket it is. */
  readonly about: SessionRow | undefined;
  /** The list in its order. */
  readonly shown: readonly SessionRow[];
};

/**
 * Whom to set side by side first: the one selected, else the ticket's person, and the first of them or of the list
 * that is somebody else. Nobody when there are not two.
 */
export const compareStart = ({ selected, about, shown }: Choice): readonly RowPlace[] => {
  const candidates = [selected, about, ...shown.slice(0, 2)].filter((row) => row !== undefined);
  const people = [...new Map(candidates.map((row) => [row.key, row])).values()].slice(0, 2);
  return people.length < 2 ? [] : people.map(placeOf);
};
