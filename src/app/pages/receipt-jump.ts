import type { ReceiptView } from '#report/verdict/verdict';
import type { CallView, RowPlace } from './call-url.ts';
import type { KeysByPlace } from './row-places.ts';

type Destination = Pick<CallView, 'selected' | 'opened' | 'value'>;

/**
 * Where a receipt leads: its session's row selected and open, its value marked in the panel. Undefined for what
 * stands in no session. `keys` has the row of every place.
 */
export const jumpTo = (
  view: Pick<CallView, 'opened'>,
  { sessionIndex, path, person }: ReceiptView,
  keys: KeysByPlace,
): Destination | undefined => {
  if (sessionIndex === undefined) return undefined;
  const ends = [`${sessionIndex}`, `${sessionIndex}c`].filter((place) => keys.has(place));
  const named = path === undefined ? undefined : ends.find((end) => isOfEnd(path, end));
  const selected = ends.find((end) => keys.get(end) === person) ?? named ?? ends[0];
  if (selected === undefined) return undefined;
  const others = view.opened.filter((place) => keys.get(place) !== keys.get(selected));
  return { selected, opened: [...others, selected], value: path };
};

/** `calleeDevice` and `callee.cpuName` belong to the callee. */
const isOfEnd = (path: string, place: RowPlace): boolean =>
  new RegExp(`\\.${place.endsWith('c') ? 'callee' : 'caller'}`).test(path);
