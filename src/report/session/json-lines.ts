import { fieldsOf } from '#calls/fields';

/** A line of JSON as it is shown, and which field it tells of. */
export type JsonLine = {
  readonly depth: number;
  /** The member's name as sent; undefined for entries of a list and closing brackets. */
  readonly key: string | undefined;
  /** The value, or a bracket, with the comma that follows. */
  readonly text: string;
  /** `sessions[37].segments[0].media[0].label`; undefined for closing brackets. */
  readonly path: string | undefined;
  /** The type in Graph's metadata of the object that the member belongs to. */
  readonly owner: string | undefined;
};

type Place = { readonly path: string; readonly type: string | undefined; readonly depth: number };

/** Deeper than any call record; beyond it a value is told in one line. */
const DEEPEST = 64;

/** A value as indented lines, in the order of its members. Types of members are followed through the field table. */
export const jsonLines = (value: unknown, path: string, type: string): readonly JsonLine[] => {
  const lines: JsonLine[] = [];
  addValue(lines, value, undefined, { path, type, depth: 0 }, undefined, '');
  return lines;
};

const addValue = (
  lines: JsonLine[],
  value: unknown,
  key: string | undefined,
  place: Place,
  owner: string | undefined,
  comma: string,
): void => {
  const { depth, path } = place;
  const line = (text: string): JsonLine => ({ depth, key, text, path, owner });
  if (Array.isArray(value) && value.length > 0 && depth < DEEPEST) {
    lines.push(line('['));
    for (const [index, entry] of value.entries()) {
      const at = { path: `${path}[${index}]`, type: place.type, depth: depth + 1 };
      addValue(lines, entry, undefined, at, undefined, index < value.length - 1 ? ',' : '');
    }
    lines.push(closing(`]${comma}`, depth));
  } else if (isFilled(value) && depth < DEEPEST) {
    lines.push(line('{'));
    addMembers(lines, value, place);
    lines.push(closing(`}${comma}`, depth));
  } else lines.push(line(`${JSON.stringify(value)}${comma}`));
};

const addMembers = (lines: JsonLine[], value: object, { path, type, depth }: Place): void => {
  const members: readonly (readonly [string, unknown])[] = Object.entries(value);
  const fields = type === undefined ? undefined : fieldsOf(type);
  for (const [index, [key, member]] of members.entries()) {
    const known = fields !== undefined && Object.hasOwn(fields, key) ? fields[key] : undefined;
    const at = { path: `${path}.${key}`, type: known?.type, depth: depth + 1 };
    addValue(lines, member, key, at, type, index < members.length - 1 ? ',' : '');
  }
};

const closing = (text: string, depth: number): JsonLine => ({
  depth,
  key: undefined,
  text,
  path: undefined,
  owner: undefined,
});

const isFilled = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
