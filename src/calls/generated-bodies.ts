/** Generated Graph JSON for tests: text, because half of what is odd about it cannot be said in values. */
import fc from 'fast-check';
import { isEnum, membersOf } from './enums.ts';
import type { Field } from './field.ts';
import { fieldsOf } from './fields.ts';

const quoted = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  text.map((words) => JSON.stringify(words));
const oneOf = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);

/** What stands anywhere in place of a value. */
const blank = oneOf('null', '""');

const digits = (most: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^\\d{0,${most}}$`)).map((text) => (text === '' ? '' : `.${text}`));

/** Times of one hour with 0 to 7 digits of a second, some with an offset, some never set. */
export const instantText: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 8, arbitrary: fc.tuple(fc.integer({ min: 0, max: 3_599 }), digits(7), oneOf('Z', '+00:00')) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  )
  .map((parts) => {
    if (parts === undefined) return '"0001-01-01T00:00:00Z"';
    const [second, fraction, zone] = parts;
    return `"${new Date(Date.UTC(2026, 2, 2, 8) + second * 1_000).toISOString().slice(0, 19)}${fraction}${zone}"`;
  });

/** Durations with a sign, days and up to seven digits. */
export const durationText: fc.Arbitrary<string> = fc
  .tuple(oneOf('', '-'), oneOf('', '1D'), fc.nat(59), fc.nat(59), digits(7))
  .map(([sign, days, minutes, seconds, fraction]) => `"${sign}P${days}T${minutes}M${seconds}${fraction}S"`);

/** Anything an Int64 can be, as a number or, as IEEE754Compatible asks, as text. */
export const int64Text: fc.Arbitrary<string> = fc
  .tuple(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.boolean())
  .map(([number, asText]) => (asText ? `"${number}"` : `${number}`));

const numberText = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => JSON.stringify(number)),
  oneOf('"NaN"', '"INF"', '"-INF"', '"0.25"', '0', '4294967295'),
);

const plainText: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'Edm.Boolean': oneOf('true', 'false'),
  'Edm.Int32': fc.integer().map(String),
  'Edm.Int64': int64Text,
  'Edm.Single': numberText,
  'Edm.Duration': durationText,
  'Edm.DateTimeOffset': instantText,
};

const valueText = ({ type, isList }: Field): fc.Arbitrary<string> => {
  const one = fc.oneof(
    { weight: 9, arbitrary: scalarText(type) },
    { weight: 1, arbitrary: isList ? oneOf('null', '7') : blank },
  );
  return isList ? fc.array(one, { maxLength: 2 }).map((entries) => `[${entries.join(' , ')}]`) : one;
};

const scalarText = (type: string): fc.Arbitrary<string> => {
  if (fieldsOf(type)) return objectText(type);
  if (isEnum(type))
    return fc.oneof(oneOf(...membersOf(type)), oneOf('hologram', 'Windows')).map((m) => `"${m}"`);
  return plainText[type] ?? quoted(fc.string());
};

const known = new Map<string, fc.Arbitrary<string>>();

/** An object of a type of the table with some of its members, and some that nobody knows. */
export const objectText = (
  type: string,
  fixed: Readonly<Record<string, string>> = {},
): fc.Arbitrary<string> => {
  const without = Object.keys(fixed);
  const key = `${type} ${without.join()}`;
  const members = known.get(key) ?? membersText(type, without);
  known.set(key, members);
  return members.map((text) =>
    objectOf([
      ...Object.entries(fixed).map(([name, value]) => `"${name}": ${value}`),
      ...(text === '' ? [] : [text]),
    ]),
  );
};

const objectOf = (members: readonly string[]): string => `{${members.join(',\n ')}}`;

const membersText = (type: string, without: readonly string[]): fc.Arbitrary<string> => {
  const fields = Object.entries(fieldsOf(type) ?? {}).filter(([name]) => !without.includes(name));
  const member = fc
    .constantFrom(...fields, undefined)
    .chain((line) =>
      line === undefined
        ? fc.json({ maxDepth: 2 }).map((value) => `"newMember${value.length}":${value}`)
        : valueText(line[1]).map((value) => `"${line[0]}" : ${value}`),
    );
  // Names may come twice: then the later one counts.
  return fc.array(member, { maxLength: Math.min(12, fields.length + 2) }).map((members) => members.join(','));
};
