/** So many values at most are kept, and none of longer words: hostile input can hold any number of any length. */
const MOST = 1_024;
const LONGEST = 256;

/** Hands out one object for all that are worded the same, for values of which many are equal. */
export type Shared<Value> = { readonly share: (words: string, value: Value) => Value };

/** Nothing shared yet. Values are compared by their words alone, and must not be changed. */
export const createShared = <Value>(): Shared<Value> => {
  const known = new Map<string, Value>();
  return {
    share: (words, value) => {
      const before = known.get(words);
      if (before !== undefined) return before;
      if (known.size < MOST && words.length <= LONGEST) known.set(words, value);
      return value;
    },
  };
};
