import { capital } from '#base/capital';
import { QUERY_FIELDS, QUERY_FLAGS, type QueryField, type QueryWord } from './query-fields.ts';
import { splitQuery, type QueryPiece } from './query-pieces.ts';
import { searchTextOf } from './row-source.ts';
import type { SessionRow } from './session-rows.ts';

/** A filter as it was typed, `loss>5 net:wifi -platform:web "Anna"`: a row fits when every term holds. */
export type RowQuery = {
  readonly terms: readonly QueryTerm[];
  /** Words that mean nothing here. They hold nothing back: the rest filters while one is being typed. */
  readonly problems: readonly QueryProblem[];
};

type QueryTerm = {
  /** Its place in the text: from the first character to the one after the last. */
  readonly from: number;
  readonly to: number;
  /** As a sentence says it: “loss over 5 %”, “not Browser”. */
  readonly words: string;
  /** It may name somebody or their network, so it does not go into links. */
  readonly isPersonal: boolean;
  /** What was not measured fits no comparison, and so every one with `-` before it. */
  readonly holds: (row: SessionRow) => boolean;
};

export type QueryProblem = { readonly from: number; readonly to: number; readonly message: string };

/** Reads any text; what cannot be understood is a problem with its place, and never thrown. */
export const parseQuery = (text: string): RowQuery => {
  const terms: QueryTerm[] = [];
  const problems: QueryProblem[] = [];
  for (const piece of splitQuery(text)) {
    const meaning = meaningOf(piece);
    const { from, to } = piece;
    if (typeof meaning === 'string') problems.push({ from, to, message: meaning });
    else if (meaning !== undefined) terms.push({ from, to, ...(piece.negated ? negate(meaning) : meaning) });
  }
  return { terms, problems };
};

type Meaning = Pick<QueryTerm, 'words' | 'isPersonal' | 'holds'>;

const negate = ({ words, isPersonal, holds }: Meaning): Meaning => ({
  words: `not ${words}`,
  isPersonal,
  holds: (row) => !holds(row),
});

/** A text is the reason why there is no meaning; undefined is a word not begun yet. */
const meaningOf = (piece: QueryPiece): Meaning | string | undefined => {
  switch (piece.kind) {
    case 'text':
      return meaningOfText(piece.text);
    case 'bare':
      return meaningOfBare(piece.text);
    case 'field':
      return meaningOfField(piece);
  }
};

const meaningOfText = (typed: string): Meaning | undefined => {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return undefined;
  return { words: `“${typed.trim()}”`, isPersonal: true, holds: (row) => searchTextOf(row).includes(wanted) };
};

const meaningOfBare = (typed: string): Meaning | undefined => {
  if (typed === '-') return undefined;
  const flag = wordOf(QUERY_FLAGS, typed);
  return flag === undefined
    ? meaningOfText(typed)
    : { words: flag.says, isPersonal: false, holds: flag.holds };
};

type FieldPiece = Extract<QueryPiece, { kind: 'field' }>;

const meaningOfField = (piece: FieldPiece): Meaning | string => {
  const field = QUERY_FIELDS.find(({ name }) => name === piece.field.toLowerCase());
  if (field === undefined) return noSuchField(piece);
  if (piece.value === '') return missingValue(field);
  if (piece.operator === ':') return meaningOfValues(field, piece.value);
  if (field.number === undefined) return `“${field.name}” has no number to compare: ${exampleOf(field)}`;
  return meaningOfNumber(field, field.number, piece.operator, piece.value);
};

const missingValue = (field: QueryField): string =>
  `What ${field.means} should be is missing: ${exampleOf(field)}`;

const noSuchField = ({ field, text }: FieldPiece): string => {
  const near = QUERY_FIELDS.find(({ name }) => isNear(name, field.toLowerCase()));
  return near === undefined
    ? `There is no field “${field}”. In quotes, "${text}" is looked for as it stands.`
    : `There is no field “${field}”. Did you mean ${near.name}?`;
};

/** One letter too many, one too few, or the first three alike. */
const isNear = (name: string, typed: string): boolean =>
  withoutOneLetter(name).includes(typed) ||
  withoutOneLetter(typed).includes(name) ||
  (typed.length >= 3 && name.startsWith(typed.slice(0, 3)));

const withoutOneLetter = (text: string): readonly string[] =>
  Array.from({ length: text.length }, (_, at) => text.slice(0, at) + text.slice(at + 1));

/** `loss>5` for a number, `net:wired` for words, `person:"Anna"` for text. */
const exampleOf = ({ name, number, words, text }: QueryField): string => {
  const first = words?.[0];
  if (first !== undefined) return `${name}:${first.word}`;
  if (number !== undefined) return `${name}>5`;
  return text === undefined ? name : `${name}:"…"`;
};

const meaningOfValues = (field: QueryField, value: string): Meaning | string => {
  const values = field.words === undefined ? [value] : value.split(',').filter((part) => part !== '');
  if (values.length === 0) return missingValue(field);
  const meanings = values.map((part) => meaningOfValue(field, part));
  const wrong = meanings.find((meaning) => typeof meaning === 'string');
  if (wrong !== undefined) return wrong;
  const tests = meanings.filter((meaning) => typeof meaning !== 'string');
  return {
    words: `${field.means} ${tests.map(({ words }) => words).join(' or ')}`,
    isPersonal: field.isPersonal === true,
    holds: (row) => tests.some(({ holds }) => holds(row)),
  };
};

type ValueMeaning = Pick<Meaning, 'words' | 'holds'>;

const meaningOfValue = (field: QueryField, value: string): ValueMeaning | string => {
  const known = field.words && wordOf(field.words, value);
  if (known !== undefined) return { words: known.says, holds: known.holds };
  const { text, number } = field;
  if (text !== undefined) {
    const wanted = value.toLowerCase();
    return { words: `“${value}”`, holds: (row) => text(row).some((inside) => inside?.includes(wanted)) };
  }
  const amount = number === undefined ? undefined : numberOf(value, number.unit);
  if (number !== undefined && amount !== undefined) {
    return { words: withUnit(amount, number.unit), holds: (row) => number.read(row) === amount };
  }
  if (field.words === undefined) return `“${value}” is no number: ${exampleOf(field)}`;
  return `${capital(field.means)} is one of ${field.words.map((known) => known.word).join(', ')}; not “${value}”`;
};

const COMPARISONS = {
  '<': { says: 'under', holds: (one: number, other: number) => one < other },
  '<=': { says: 'at most', holds: (one: number, other: number) => one <= other },
  '>': { says: 'over', holds: (one: number, other: number) => one > other },
  '>=': { says: 'at least', holds: (one: number, other: number) => one >= other },
  '=': { says: 'exactly', holds: (one: number, other: number) => one === other },
} as const;

const meaningOfNumber = (
  field: QueryField,
  { unit, read }: NonNullable<QueryField['number']>,
  operator: keyof typeof COMPARISONS,
  value: string,
): Meaning | string => {
  const amount = numberOf(value, unit);
  if (amount === undefined) return `“${value}” is no number: ${field.name}${operator}5`;
  const { says, holds } = COMPARISONS[operator];
  return {
    words: `${field.means} ${says} ${withUnit(amount, unit)}`,
    isPersonal: false,
    holds: (row) => {
      const measured = read(row);
      return measured !== undefined && holds(measured, amount);
    },
  };
};

type Unit = NonNullable<QueryField['number']>['unit'];

/** `5`, `5%`, `0,5`, and for times `30ms` and `1.2s`. */
const numberOf = (value: string, unit: Unit): number | undefined => {
  const [, digits, sign] = /^(-?\d+(?:[.,]\d+)?)(%|ms|s)?$/i.exec(value) ?? [];
  if (digits === undefined) return undefined;
  const amount = Number(digits.replace(',', '.'));
  const given = sign?.toLowerCase();
  if (given === undefined || given === unit) return amount;
  return unit === 'ms' && given === 's' ? amount * 1_000 : undefined;
};

const withUnit = (amount: number, unit: Unit): string => (unit === '' ? `${amount}` : `${amount} ${unit}`);

const wordOf = (words: readonly QueryWord[], typed: string): QueryWord | undefined => {
  const wanted = typed.toLowerCase();
  return words.find(({ word, also }) => word === wanted || also?.includes(wanted));
};
