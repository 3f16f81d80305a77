/** Sixteen digits in a row: the shortest integers that may lie beyond 2^53. */
const MAY_BE_LONG = /\d{16}/;

/** A string, to be stepped over, or a whole number of sixteen digits or more outside of one. */
const STRING_OR_LONG = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\d.eE+-])-?[1-9]\d{15,}(?![\d.eE])/gs;

/**
 * The values of a JSON text as JSON.parse gives them, but whole numbers beyond 2^53 come as text: Graph's Int64 goes
 * up to 2^63, and a double would round it without a word. Of a key that stands twice in an object the later one
 * counts. Throws a SyntaxError for what is no JSON.
 */
export const parseJson = (text: string): unknown =>
  JSON.parse(MAY_BE_LONG.test(text) ? text.replace(STRING_OR_LONG, keepDigits) : text);

/** The value of a JSON text in UTF-8, as `parseJson` reads it; undefined for what is no JSON. */
export const jsonIn = (bytes: ArrayBuffer | Uint8Array): { readonly value: unknown } | undefined => {
  try {
    return { value: parseJson(new TextDecoder().decode(bytes)) };
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
};

const keepDigits = (token: string): string =>
  token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"${token}"`;
