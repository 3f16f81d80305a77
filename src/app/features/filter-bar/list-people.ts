import type { Choice } from './FilterBar.tsx';

/** More names than this are found by typing, not by reading. */
const MOST = 40;

/** Chosen people first, then those whose name holds what is typed. */
export const listPeople = (
  people: readonly Choice[],
  chosen: readonly string[],
  typed: string,
): { readonly shown: readonly Choice[]; readonly more: number } => {
  const wanted = typed.trim().toLowerCase();
  const ticked = new Set(chosen);
  const found = people.filter(
    ({ value, label }) => !ticked.has(value) && label.toLowerCase().includes(wanted),
  );
  const shown = [...people.filter(({ value }) => ticked.has(value)), ...found.slice(0, MOST)];
  return { shown, more: Math.max(0, found.length - MOST) };
};
