import type { FastifyRequest } from 'fastify';
import { PAGE_SIZE } from '#contract/page';
import { CALL_RECORD_ID } from '#contract/routes';
import { ProxyError } from '../errors.ts';

/** Query options by name, decoded once: each at most once and none but the allowed. */
export const readOptions = (target: string, allowed: readonly string[]): ReadonlyMap<string, string> => {
  const at = target.indexOf('?');
  const options = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(at === -1 ? '' : target.slice(at + 1))) {
    if (!allowed.includes(name) || options.has(name)) throw new ProxyError('invalid-input');
    options.set(name, value);
  }
  return options;
};

/** The call record id of the path, in lower case. */
export const readRecordId = (request: FastifyRequest): string => {
  const { id } = request.params as { readonly id?: string };
  if (id === undefined || !CALL_RECORD_ID.test(id)) throw new ProxyError('invalid-input');
  return id.toLowerCase();
};

/** The selected properties, or undefined for all of them. */
export const readSelect = (
  text: string | undefined,
  declared: readonly string[],
): readonly string[] | undefined => {
  if (text === undefined) return undefined;
  const names = text.split(',').map((name) => name.trim());
  if (!names.every((name) => declared.includes(name))) throw new ProxyError('invalid-input');
  return [...new Set(names)].sort();
};

/** The page size a client would like, by `Prefer: odata.maxpagesize`; other preferences ask for what we do anyway. */
export const readPageSize = (prefer: string | string[] | undefined): number | undefined => {
  const found = MAX_PAGE_SIZE.exec(String(prefer ?? ''));
  if (found === null) return undefined;
  const size = /^"?(\d{1,9})"?$/.exec(found[1]?.trim() ?? '')?.[1];
  if (size === undefined || Number(size) < PAGE_SIZE.min) throw new ProxyError('invalid-input');
  return Math.min(Number(size), PAGE_SIZE.max);
};

const MAX_PAGE_SIZE = /(?:^|[,;])\s*(?:odata\.)?maxpagesize\s*(?:=([^,;]*))?(?:[,;]|$)/i;

/** `Prefer: earshot.read-all`: read to the end, though the client may leave. Graph ignores what it does not know. */
export const wantsAll = (prefer: string | string[] | undefined): boolean =>
  /(?:^|[,;])\s*earshot\.read-all\s*(?:[,;]|$)/i.test(String(prefer ?? ''));

export type RecordExpand = {
  readonly sessions: 'none' | 'plain' | 'with-segments';
  readonly participants: boolean;
};

/** `$expand` of one call record, in the documented forms. */
export const readRecordExpand = (text: string | undefined): RecordExpand => {
  const parts = text === undefined ? [] : text.split(/,(?![^(]*\))/).map((part) => part.trim());
  const plain = parts.includes('sessions');
  const full = parts.includes('sessions($expand=segments)');
  const participants = parts.includes('participants_v2');
  if (parts.length !== Number(plain) + Number(full) + Number(participants) || (plain && full))
    throw new ProxyError('invalid-input');
  return { sessions: full ? 'with-segments' : plain ? 'plain' : 'none', participants };
};

/** `$expand` of sessions: segments, or nothing. */
export const readSessionsExpand = (text: string | undefined): boolean => {
  if (text !== undefined && text !== 'segments') throw new ProxyError('invalid-input');
  return text === 'segments';
};
