import { QUERY_FIELDS, QUERY_FLAGS, type QueryField } from './query-fields.ts';
import { splitQuery, type QueryPiece } from './query-pieces.ts';

/** What could stand where the cursor is: put `insert` in place of the characters from `from` to `to`. */
export type Completion = {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  /** What it means, for the second column of the list. */
  readonly means: string;
};

const MOST = 8;

/**
 * What can follow at the cursor: fields and words while a word begins, values behind `field:`. `valuesOf` gives
 * what the rows hold of a field of free text, and is only asked when such a field is being typed.
 */
export const completeQuery = (
  text: string,
  cursor: number,
  valuesOf: (field: string) => readonly string[],
): readonly Completion[] => {
  const piece = splitQuery(text).find(({ from, to }) => from < cursor && cursor <= to);
  if (piece === undefined) return beginnings('', cursor, cursor);
  switch (piece.kind) {
    case 'text':
      return [];
    case 'bare':
      return beginnings(piece.text, piece.from + (piece.negated ? 1 : 0), piece.to);
    case 'field':
      return endings(piece, valuesOf);
  }
};

const beginnings = (typed: string, from: number, to: number): readonly Completion[] => {
  const wanted = typed.toLowerCase();
  const fields = QUERY_FIELDS.filter(({ name }) => name.startsWith(wanted)).map((field) => ({
    insert: `${field.name}${field.number !== undefined && field.words === undefined ? '>' : ':'}`,
    means: meansOf(field),
  }));
  const flags = QUERY_FLAGS.filter(({ word }) => word.startsWith(wanted) && word !== wanted).map(
    ({ word, says }) => ({ insert: `${word} `, means: says }),
  );
  return [...fields, ...flags].slice(0, MOST).map((found) => ({ from, to, ...found }));
};

const meansOf = ({ means, number, words }: QueryField): string => {
  if (words !== undefined)
    return `${means}: ${words
      .map(({ word }) => word)
      .slice(0, 4)
      .join(', ')} …`;
  return number === undefined || number.unit === '' ? means : `${means}, ${number.unit}`;
};

const endings = (
  piece: Extract<QueryPiece, { kind: 'field' }>,
  valuesOf: (field: string) => readonly string[],
): readonly Completion[] => {
  const field = QUERY_FIELDS.find(({ name }) => name === piece.field.toLowerCase());
  if (field === undefined || piece.operator !== ':') return [];
  // Several words may stand behind one another, `net:wifi,mobile`: the last is the one being typed.
  const begun = field.words === undefined ? piece.value : (piece.value.split(',').at(-1) ?? '');
  const wanted = begun.toLowerCase();
  const start = piece.text.length - piece.field.length - piece.operator.length;
  const from = piece.to - (field.words === undefined ? start : begun.length);
  if (field.words !== undefined) {
    return field.words
      .filter(({ word }) => word.startsWith(wanted) && word !== wanted)
      .map(({ word, says }) => ({ from, to: piece.to, insert: `${word} `, means: says }));
  }
  return valuesOf(field.name)
    .filter((value) => value.toLowerCase().includes(wanted))
    .slice(0, MOST)
    .map((value) => ({ from, to: piece.to, insert: `"${value.replaceAll('"', '')}" `, means: field.means }));
};
