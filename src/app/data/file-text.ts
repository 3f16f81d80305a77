import { err, ok, type Result } from '#base/result';

/** Limits of security.md §7: a file is as untrusted as the network. */
export const MOST_BYTES = 16 * 1024 * 1024;
const DEEPEST = 64;
export const MOST_SESSIONS = 200_000;
export const MOST_FILES = 2_000;

/** The JSON of a text, or why there is none, with the place. */
export const readJsonText = (text: string): Result<unknown, string> => {
  if (text.trim() === '') return err('empty');
  if (isTooDeep(text)) return err(`nested more than ${DEEPEST} levels deep`);
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return err(`not JSON${placeIn(text, error)}`);
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

/** Engines tell the place in their own words: a position, or line and column. */
const placeIn = (text: string, error: unknown): string => {
  const message = error instanceof Error ? error.message : '';
  const lineAndColumn = /line (\d+) column (\d+)/.exec(message);
  if (lineAndColumn !== null) return `, line ${lineAndColumn[1]}, column ${lineAndColumn[2]}`;
  const position = /position (\d+)/.exec(message)?.[1];
  const at = position === undefined ? endIfCut(message, text) : Number(position);
  if (at === undefined) return '';
  const before = text.slice(0, at).split('\n');
  return `, line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
};

const endIfCut = (message: string, text: string): number | undefined =>
  /unexpected end/i.test(message) ? text.length : undefined;
