/** Somebody to be numbered: known by any of the clues, or else the next of the word. */
export type Wanted = { readonly word: string; readonly clues: readonly string[] };

/** `{ word: 'Internal', number: 3 }` */
export type NumberedWord = { readonly word: string; readonly number: number };

/** What is known of a clue: rows of a store, for instance. */
export type NumberedClue = NumberedWord & { readonly clue: string };

/** Numbers those who are told apart within one call record, each word by itself, in the order in which they are met. */
export type Numbering = { readonly of: (wanted: Wanted) => NumberedWord };

type Options = {
  readonly known?: readonly NumberedClue[];
  /** The highest number given of each word, where `known` are not all there are. */
  readonly highest?: readonly NumberedWord[];
  /** Told of each clue that was not known. */
  readonly onNew?: (clue: NumberedClue) => void;
};

/** A numbering that goes on from what is known. A clue keeps whom it was first given to. */
export const createNumbering = ({ known = [], highest = [], onNew }: Options = {}): Numbering => {
  const byClue = new Map<string, NumberedWord>();
  const counts = new Map<string, number>();
  const count = ({ word, number }: NumberedWord): void => {
    counts.set(word, Math.max(counts.get(word) ?? 0, number));
  };
  for (const { clue, word, number } of known) byClue.set(clue, { word, number });
  for (const given of [...known, ...highest]) count(given);

  return {
    of: ({ word, clues }) => {
      const given = clues.map((clue) => byClue.get(clue)).find((found) => found !== undefined) ?? {
        word,
        number: (counts.get(word) ?? 0) + 1,
      };
      count(given);
      for (const clue of clues) {
        if (byClue.has(clue)) continue;
        byClue.set(clue, given);
        onNew?.({ ...given, clue });
      }
      return given;
    },
  };
};
