/** Something to choose, and how much there is of it. */
export type Choice = { readonly value: string; readonly label: string; readonly count: number };

/** More than this are found by typing, not by reading. */
const MOST = 40;

/** What is chosen first, then what holds the words typed. */
export const findChoices = (
  choices: readonly Choice[],
  chosen: readonly string[],
  typed: string,
): { readonly shown: readonly Choice[]; readonly more: number } => {
  const wanted = typed.trim().toLowerCase();
  const ticked = new Set(chosen);
  const found = choices.filter(
    ({ value, label }) => !ticked.has(value) && label.toLowerCase().includes(wanted),
  );
  const shown = [...choices.filter(({ value }) => ticked.has(value)), ...found.slice(0, MOST)];
  return { shown, more: Math.max(0, found.length - MOST) };
};

/** What is chosen once a value is ticked or let go of. */
export const toggled = (values: readonly string[], value: string, on: boolean): readonly string[] =>
  on ? [...values, value] : values.filter((other) => other !== value);
