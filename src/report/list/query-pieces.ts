/**
 * A typed filter cut at its blanks, each piece with its place in the text.
 *
 *     loss>5 -net:wifi,mobile "Anna Lidman" robotic
 *     field  field            text          bare
 */
export type QueryPiece = {
  readonly from: number;
  readonly to: number;
  readonly negated: boolean;
} & (
  | { readonly kind: 'bare'; readonly text: string }
  /** In quotes, which are not part of it. */
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'field';
      readonly field: string;
      readonly operator: ':' | '<' | '<=' | '>' | '>=' | '=';
      /** Without quotes; empty while it is not typed yet. */
      readonly value: string;
      readonly text: string;
    }
);

/** A quote not closed yet reaches to the end. Tickets bring curly quotes along. */
const PIECE = /-?(?:[a-z]+(?:<=|>=|[:<>=]))?(?:["“”][^"“”]*(?:["“”]|$)|\S+)|\S+/giu;
const FIELD = /^(?<field>[a-z]+)(?<operator><=|>=|[:<>=])(?<value>.*)$/isu;
const QUOTED = /^["“”](?<inside>[^"“”]*)["“”]?$/su;

/** Cuts any text into pieces; nothing of it is lost but blanks. */
export const splitQuery = (text: string): readonly QueryPiece[] =>
  [...text.matchAll(PIECE)].map(([whole], index, all) => {
    const from = all[index]?.index ?? 0;
    const negated = whole.length > 1 && whole.startsWith('-');
    const rest = negated ? whole.slice(1) : whole;
    return { from, to: from + whole.length, negated, ...kindOf(rest) };
  });

type Kind =
  | Pick<Extract<QueryPiece, { kind: 'bare' }>, 'kind' | 'text'>
  | Pick<Extract<QueryPiece, { kind: 'text' }>, 'kind' | 'text'>
  | Pick<Extract<QueryPiece, { kind: 'field' }>, 'kind' | 'field' | 'operator' | 'value' | 'text'>;

const kindOf = (text: string): Kind => {
  const quoted = QUOTED.exec(text)?.groups?.['inside'];
  if (quoted !== undefined) return { kind: 'text', text: quoted };
  const { field, operator, value } = FIELD.exec(text)?.groups ?? {};
  if (field === undefined || value === undefined || !isOperator(operator)) return { kind: 'bare', text };
  return { kind: 'field', field, operator, value: QUOTED.exec(value)?.groups?.['inside'] ?? value, text };
};

const OPERATORS = [':', '<', '<=', '>', '>=', '='] as const;

const isOperator = (text: string | undefined): text is (typeof OPERATORS)[number] =>
  OPERATORS.some((operator) => operator === text);
