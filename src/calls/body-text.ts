/**
 * The text of a body as it came, and where each entry of its list stands in it. The model names what we use; the
 * text keeps the rest: nulls, sentinels, keys in their order and twice, every digit of times and numbers.
 */
export type BodyText = {
  readonly text: string;
  /** Start and end of each entry, in the order of the list; the parser's `places` point here. */
  readonly entries: readonly (readonly [start: number, end: number])[];
};

/**
 * Finds the entries of a list in a JSON text that has been parsed before: of a member of the outermost object (the
 * later one, where it stands twice), or of a bare list. Undefined when there is no such list.
 */
export const cutBody = (text: string, member = 'value'): BodyText | undefined => {
  let entries: [number, number][] | undefined;
  let depth = 0;
  let listDepth = /^\s*\[/.test(text) ? 1 : Number.POSITIVE_INFINITY;
  let isNext = listDepth === 1;
  let from = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '[' && isNext) {
      entries = [];
      listDepth = depth + 1;
      from = index + 1;
    } else if (depth === listDepth && (token === ',' || token === ']')) {
      pushTrimmed(entries, text, from, index);
      from = index + 1;
    }
    if (token === ']' && depth === listDepth) listDepth = Number.POSITIVE_INFINITY;
    isNext = depth === 1 && isKey(token, member);
    if (isNext) entries = undefined;
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
  }
  return entries && { text, entries };
};

/** A key with its colon, a string, or a mark that opens, closes or parts. Numbers and words need no token. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"(?:\s*:)?|[{}[\],]/gs;

const isKey = (token: string, member: string): boolean =>
  token.endsWith(':') && JSON.parse(token.slice(0, -1)) === member;

const pushTrimmed = (
  entries: [number, number][] | undefined,
  text: string,
  from: number,
  to: number,
): void => {
  const blank = /^\s*/.exec(text.slice(from, to))?.[0].length ?? 0;
  const length = text.slice(from, to).trimEnd().length;
  if (length > blank) entries?.push([from + blank, from + length]);
};

/** An entry exactly as sent, or undefined where the list has none. */
export const entryText = ({ text, entries }: BodyText, place: number): string | undefined => {
  const span = entries[place];
  return span && text.slice(...span);
};

/**
 * The body with only the entries at these places, in this order, each exactly as sent; with every one in its own place
 * it is the text itself.
 */
export const writeBody = (body: BodyText, places: readonly number[]): string => {
  const { text, entries } = body;
  const [first] = entries;
  const last = entries.at(-1);
  const isWhole = places.length === entries.length && places.every((place, at) => place === at);
  if (!first || !last || isWhole) return text;
  const kept = places.map((place) => entryText(body, place)).filter((entry) => entry !== undefined);
  return text.slice(0, first[0]) + kept.join(',') + text.slice(last[1]);
};
