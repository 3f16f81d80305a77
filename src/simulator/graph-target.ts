import { fieldsOf } from '#calls/fields';
import type { Cloud } from './clouds.ts';
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
  /** Path and query of the request as it came. */
  readonly url: string;
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

/**
 * Reads path and query. Throws a GraphError: 404 for another path and for what this cloud has not, 400 for an id, an
 * option or a property Graph would refuse.
 */
export const parseTarget = (url: string, cloud: Cloud): Target => {
  const { pathname, searchParams } = new URL(url, 'https://graph.invalid');
  const match = PATH.exec(decodeURIComponent(pathname));
  const isOffered = cloud.hasCallRecords && (cloud.hasParticipants || match?.[4] !== 'participants_v2');
  if (match === null || !isOffered) {
    throw new GraphError(404, 'ResourceNotFound', 'Resource not found for the segment.');
  }
  const id = match[2] ?? match[3];
  const kind = kindOf(id, match[4]);
  const options = [...searchParams].filter(([name]) => name.startsWith('$'));
  const unknown = options.find(([name]) => !OPTIONS[kind].includes(name));
  if (unknown !== undefined) throw badRequest(`Query option '${unknown[0]}' is not allowed.`);
  const common: Common = {
    version: match[1] === 'beta' ? 'beta' : 'v1.0',
    url,
    path: pathname,
    select: parseSelect(searchParams.get('$select'), kind, cloud),
    skipToken: searchParams.get('$skiptoken') ?? undefined,
    kept: options.filter(([name]) => name !== '$skiptoken'),
  };
  if (id === undefined) {
    const filter = parseListFilter(searchParams.get('$filter'));
    if (filter.participants.length > 0 && !cloud.hasParticipants) throw noProperty('participants_v2', kind);
    return { kind: 'list', filter, common };
  }
  const lowered = checkedId(id);
  const expand = searchParams.get('$expand');
  switch (kind) {
    case 'sessions':
      return { kind, id: lowered, segments: parseSessionsExpand(expand), common };
    case 'participants':
      return { kind, id: lowered, common };
    case 'list':
    case 'record':
      return { kind: 'record', id: lowered, ...parseRecordExpand(expand, cloud), common };
  }
};

/** The type whose properties each kind of target selects from. */
const TYPES = {
  list: 'callRecord',
  record: 'callRecord',
  sessions: 'session',
  participants: 'participantBase',
} as const satisfies Record<Target['kind'], string>;

const parseSelect = (
  text: string | null,
  kind: Target['kind'],
  cloud: Cloud,
): readonly string[] | undefined => {
  const names = text?.split(',').map((name) => name.trim());
  const missing = [
    ...(cloud.hasParticipants ? [] : ['participants_v2']),
    ...(cloud.hasIsTest ? [] : ['isTest']),
  ];
  const fields = fieldsOf(TYPES[kind]) ?? {};
  const unknown = names?.find((name) => !Object.hasOwn(fields, name) || missing.includes(name));
  if (unknown !== undefined) throw noProperty(unknown, kind);
  return names;
};

const noProperty = (name: string, kind: Target['kind']): GraphError =>
  badRequest(
    `Could not find a property named '${name}' on type 'microsoft.graph.callRecords.${TYPES[kind]}'.`,
  );

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
  cloud: Cloud,
): { readonly sessions: 'none' | 'plain' | 'segments'; readonly participants: boolean } => {
  let sessions: 'none' | 'plain' | 'segments' = 'none';
  let participants = false;
  for (const part of text === null ? [] : text.split(',')) {
    if (part === 'sessions') sessions = 'plain';
    else if (/^sessions\(\$expand=segments\)$/.test(part)) sessions = 'segments';
    else if (part === 'participants_v2' && cloud.hasParticipants) participants = true;
    else throw badRequest(`Could not expand '${part}'.`);
  }
  return { sessions, participants };
};
