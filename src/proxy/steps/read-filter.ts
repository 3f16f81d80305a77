import { ProxyError } from '../errors.ts';

/** One clause of the list's `$filter`: the two forms Graph documents. */
export type FilterClause =
  | { readonly kind: 'start'; readonly operator: 'lt' | 'le' | 'gt' | 'ge'; readonly instant: string }
  | { readonly kind: 'participant'; readonly id: string };

const MAX_CLAUSES = 8;
const START =
  /^startDateTime (lt|le|gt|ge) (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(?:Z|[+-]\d{2}:\d{2}))$/;
const PARTICIPANT =
  /^participants_v2\/any\((\w{1,20}): ?\1\/id eq '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'\)$/i;

/** The filter as typed clauses; anything Graph does not document is refused. */
export const readFilter = (text: string | undefined): readonly FilterClause[] => {
  if (text === undefined) return [];
  const clauses = text.trim().split(/\s+and\s+/);
  if (clauses.length > MAX_CLAUSES) throw new ProxyError('invalid-input');
  return clauses.map((clause) => readClause(clause.replace(/\s+/g, ' ').trim()));
};

const readClause = (text: string): FilterClause => {
  const [, operator, instant] = START.exec(text) ?? [];
  if (isOperator(operator) && instant !== undefined && !Number.isNaN(Date.parse(instant)))
    return { kind: 'start', operator, instant };
  const id = PARTICIPANT.exec(text)?.[2];
  if (id === undefined) throw new ProxyError('invalid-input');
  return { kind: 'participant', id: id.toLowerCase() };
};

const isOperator = (word: string | undefined): word is 'lt' | 'le' | 'gt' | 'ge' =>
  word === 'lt' || word === 'le' || word === 'gt' || word === 'ge';

/** The clauses in Graph's spelling, built from the typed values alone. */
export const writeFilter = (clauses: readonly FilterClause[]): string | undefined =>
  clauses.length === 0
    ? undefined
    : clauses
        .map((clause) =>
          clause.kind === 'start'
            ? `startDateTime ${clause.operator} ${clause.instant}`
            : `participants_v2/any(p:p/id eq '${clause.id}')`,
        )
        .join(' and ');
