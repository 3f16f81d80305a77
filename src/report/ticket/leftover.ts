/** A text out of which readers take what they understand, one after the other; what is left is for the next. */
export type Leftover = {
  /** Every match, taken out. What a match leaves behind keeps the words before and after it apart. */
  readonly take: (pattern: RegExp) => readonly RegExpExecArray[];
  readonly rest: () => string;
};

/** Stands for text that was taken; no reader's pattern knows it. */
const TAKEN = '\u0001';

/** Patterns need the flag `g`. */
export const createLeftover = (text: string): Leftover => {
  let rest = text;
  return {
    take: (pattern) => {
      const found = [...rest.matchAll(pattern)];
      rest = rest.replaceAll(pattern, TAKEN);
      return found;
    },
    rest: () => rest,
  };
};

/** The stretches of text between what was taken. */
export const stretchesOf = (rest: string): readonly string[] => rest.split(TAKEN);
