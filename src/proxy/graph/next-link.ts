import { err, ok, type Result } from '#base/result';
import { GRAPH_VERSIONS } from '#contract/routes';
import { CLOUDS } from '../clouds.ts';
import { toGraphUrl, type GraphTarget } from './templates.ts';

const MAX_LINK_BYTES = 8 * 1024;
const ALLOWED_OPTIONS = ['$skiptoken', '$skip', '$top', '$select', '$expand', '$filter', '$count'];

type Refusal = 'no-string' | 'too-long' | 'no-url' | 'other-host' | 'other-resource' | 'unknown-option';

/**
 * The address of the next page, or why Graph's link is not followed with our credential. A good link comes back
 * byte for byte. The form printed in Graph's documentation,
 *
 *     {graph}/beta/$metadata#communications/callRecords('id')/sessions?$expand=segments&$skiptoken=abc
 *
 * is a context address with a token behind it: as it stands it would download $metadata, since a fragment is not
 * sent. It is rebuilt from our own template with its token.
 */
export const readNextLink = (
  link: unknown,
  target: GraphTarget,
  graphBaseUrl: string,
): Result<string, Refusal> => {
  if (typeof link !== 'string') return err('no-string');
  if (Buffer.byteLength(link) > MAX_LINK_BYTES) return err('too-long');
  const url = URL.parse(link);
  if (url === null || !/^https?:\/\/[^/\\]+\//i.test(link)) return err('no-url');
  if (isContextLink(url, graphBaseUrl)) return rebuildContextLink(link, target, graphBaseUrl);
  if (!isSameHost(url, link, graphBaseUrl)) return err('other-host');
  if (url.hash !== '' || link.includes('#')) return err('other-resource');
  if (hasOddPath(link) || !pathsOf(target).includes(normalisePath(url.pathname)))
    return err('other-resource');
  if (![...url.searchParams.keys()].every((name) => ALLOWED_OPTIONS.includes(name)))
    return err('unknown-option');
  return ok(link);
};

/** Scheme, host and port exactly, as written: no user info, no trailing dot, no port that the parser would forgive. */
const isSameHost = (url: URL, link: string, graphBaseUrl: string): boolean =>
  url.origin === new URL(graphBaseUrl).origin &&
  url.username === '' &&
  url.password === '' &&
  link.toLowerCase().startsWith(`${graphBaseUrl.toLowerCase()}/`);

/** The parser resolves dot segments and backslashes; a link that has them was not written by Graph. */
const hasOddPath = (link: string): boolean => {
  const path = link.split('?', 1)[0] ?? '';
  return /%2f|%5c|%2e|\\|\/\.{1,2}(\/|$)/i.test(path) || /[^:]\/\//.test(path) || /\s/.test(link);
};

const normalisePath = (path: string): string => {
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    return '';
  }
};

/** Both spellings of the collection the walk is in. */
const pathsOf = (target: GraphTarget): readonly string[] => {
  const root = `/${target.version}/communications/callrecords`;
  switch (target.kind) {
    case 'list':
      return [root];
    case 'record':
      return [];
    case 'collection':
      return [`${root}/${target.id}/${target.collection}`, `${root}('${target.id}')/${target.collection}`];
  }
};

/** Nothing is sent there: a context address names a cloud of Microsoft's and a version, whoever serves which. */
const CONTEXT_ORIGINS: readonly string[] = Object.values(CLOUDS).map(({ graph }) => graph);

const isContextLink = (url: URL, graphBaseUrl: string): boolean =>
  (CONTEXT_ORIGINS.includes(url.origin) || url.origin === new URL(graphBaseUrl).origin) &&
  GRAPH_VERSIONS.some((version) => url.pathname === `/${version}/$metadata`) &&
  url.search === '' &&
  url.hash !== '';

const rebuildContextLink = (
  link: string,
  target: GraphTarget,
  graphBaseUrl: string,
): Result<string, Refusal> => {
  const fragment = link.slice(link.indexOf('#') + 1);
  const [path = '', query = ''] = fragment.split('?', 2);
  if (fragment.includes('#') || !pathsOf(target).includes(`/${target.version}/${normalisePath(path)}`))
    return err('other-resource');
  const options = new URLSearchParams(query);
  if (![...options.keys()].every((name) => ALLOWED_OPTIONS.includes(name))) return err('unknown-option');
  const token = options.get('$skiptoken');
  if (token === null || token === '') return err('other-resource');
  const first = toGraphUrl(graphBaseUrl, target);
  return ok(`${first}${first.includes('?') ? '&' : '?'}$skiptoken=${encodeURIComponent(token)}`);
};
