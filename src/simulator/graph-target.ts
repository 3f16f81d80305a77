import { badRequest, GraphError } from './graph-error.ts';
import { parseListFilter } from './list-filter.ts';
import type { ListFilter } from './list-filter.ts';

/** The version segment of the path. */
type GraphVersion = 'v1.0' | 'beta';

/** What a request asks for, parsed. `segment` is the record as it was spelled: `callRecords/{id}` or `callRecords('{id}')`. */
export type Target =
  | { readonly kind: 'list'; readonly filter: ListFilter; readonly common: Common }
  | {
      readonly kind: 'record';
      readonly id: string;
      readonly sessions: 'none' | 'plain' | 'segments';
      readonly participants: boolean;
      readonly common: Common;
    }
  | { readonly kind: 'sessions'; readonly id: string; readonly segments: boolean; readonly common: Common }
  | { readonly kind: 'participants'; readonly id: string; readonly common: Common };

export type Common = {
  readonly version: GraphVersion;
  /** Path of the request without its query, to be repeated in nextLink. */
  readonly path: string;
  /** Properties to answer; undefined means all. */
  readonly select: readonly string[] | undefined;
  readonly skipToken: string | undefined;
  /** Query options as sent, without the skip token. */
  readonly kept: readonly (readonly [string, string])[];
};

const GUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const PATH =
  /^\/(v1\.0|beta)\/communications\/callRecords(?:\/([^/()]+)|\('([^/()']+)'\))?(?:\/(sessions|participants_v2))?$/;

const OPTIONS: Readonly<Record<Target['kind'], readonly string[]>> = {
  list: ['$select', '$filter', '$skiptoken'],
  record: ['$select', '$expand'],
  sessions: ['$select', '$expand', '$skiptoken'],
  participants: ['$select', '$skiptoken'],
};

/** Reads path and query. Throws a GraphError: 404 for another path, 400 for an id or option Graph would refuse. */
export const parseTarget = (url: string): Target => {
  const { pathname, searchParams } = new URL(url, 'https://graph.invalid');
  const match = PATH.exec(decodeURIComponent(pathname));
  if (match === null) throw new GraphError(404, 'ResourceNotFound', 'Resource not found for the segment.');
  const id = match[2] ?? match[3];
  const kind = kindOf(id, match[4]);
  const options = [...searchParams].filter(([name]) => name.startsWith('$'));
  const unknown = options.find(([name]) => !OPTIONS[kind].includes(name));
  if (unknown !== undefined) throw badRequest(`Query option '${unknown[0]}' is not allowed.`);
  const common: Common = {
    version: match[1] === 'beta' ? 'beta' : 'v1.0',
    path: pathname,
    select: searchParams
      .get('$select')
      ?.split(',')
      .map((name) => name.trim()),
    skipToken: searchParams.get('$skiptoken') ?? undefined,
    kept: options.filter(([name]) => name !== '$skiptoken'),
  };
  if (id === undefined) return { kind: 'list', filter: parseListFilter(searchParams.get('$filter')), common };
  const lowered = checkedId(id);
  const expand = searchParams.get('$expand');
  switch (kind) {
    case 'sessions':
      return { kind, id: lowered, segments: parseSessionsExpand(expand), common };
    case 'participants':
      return { kind, id: lowered, common };
    case 'list':
    case 'record':
      return { kind: 'record', id: lowered, ...parseRecordExpand(expand), common };
  }
};

const kindOf = (id: string | undefined, collection: string | undefined): Target['kind'] => {
  if (collection === undefined) return id === undefined ? 'list' : 'record';
  return collection === 'sessions' ? 'sessions' : 'participants';
};

const checkedId = (id: string): string => {
  if (!new RegExp(`^${GUID}$`, 'i').test(id)) throw badRequest('Invalid call record id: it must be a GUID.');
  return id.toLowerCase();
};

const parseSessionsExpand = (text: string | null): boolean => {
  if (text !== null && text !== 'segments') throw badRequest(`Could not expand '${text}'.`);
  return text === 'segments';
};

const parseRecordExpand = (
  text: string | null,
): { readonly sessions: 'none' | 'plain' | 'segments'; readonly participants: boolean } => {
  let sessions: 'none' | 'plain' | 'segments' = 'none';
  let participants = false;
  for (const part of text === null ? [] : text.split(',')) {
    if (part === 'sessions') sessions = 'plain';
    else if (/^sessions\(\$expand=segments\)$/.test(part)) sessions = 'segments';
    else if (part === 'participants_v2') participants = true;
    else throw badRequest(`Could not expand '${part}'.`);
  }
  return { sessions, participants };
};
