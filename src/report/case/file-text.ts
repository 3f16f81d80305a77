import { err, ok, type Result } from '#base/result';

/** Limits of security.md §7: a file is as untrusted as the network. */
export const MOST_BYTES = 16 * 1024 * 1024;
/** Of a case file: about 200,000 sessions as they are packed. */
export const MOST_CASE_BYTES = 128 * 1024 * 1024;
const DEEPEST = 64;
export const MOST_SESSIONS = 200_000;
export const MOST_FILES = 2_000;

/** The JSON of a text, or why there is none, with the place. */
export const readJsonText = (text: string): Result<unknown, string> => {
  if (text.trim() === '') return err('empty');
  if (isTooDeep(text)) return err(`nested more than ${DEEPEST} levels deep`);
  try {
    return ok(JSON.parse(text));
  } catch {
    return err(`not JSON${placeIn(text)}`);
  }
};

/** Counted before parsing: what is too deep could end the parser, or whoever walks what it made. */
const isTooDeep = (text: string): boolean => {
  let depth = 0;
  for (const [mark] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (mark === '{' || mark === '[') depth += 1;
    else if (mark === '}' || mark === ']') depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
};

/** Engines tell the place in their own words or not at all, so it is found: the shortest beginning that nothing can follow. */
const placeIn = (text: string): string => {
  let good = 0;
  let bad = text.length + 1;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (canGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  const before = text.slice(0, good).split('\n');
  return `, line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
};

/** Whether a text is JSON as far as it goes: what is wrong with it is only that it ends. */
const canGoOn = (beginning: string): boolean => {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = /position (\d+)/.exec(message)?.[1];
    return position === undefined
      ? /end of|unterminated/i.test(message)
      : /unterminated/i.test(message) || Number(position) >= beginning.length;
  }
};
