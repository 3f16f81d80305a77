import type { LinkKind } from './faults.ts';

/** What a link is made of: the request it answers, and the page it would lead to. */
type LinkParts = {
  /** Graph's root, without version. */
  readonly baseUrl: string;
  readonly version: string;
  readonly record: string;
  /** Path and query of the request as it came. */
  readonly requestUrl: string;
  /** The right link. */
  readonly link: string;
};

/** A nextLink that leads elsewhere, nowhere or round in a circle. */
export const bentLink = (
  kind: LinkKind,
  { baseUrl, version, record, requestUrl, link }: LinkParts,
): unknown => {
  const right = new URL(link);
  switch (kind) {
    case 'foreignLink':
      return link.replace(right.host, 'graph.elsewhere.example');
    case 'otherRecordLink':
      return link.replaceAll(record, '00000000-0000-4000-8000-000000000000');
    case 'plainHttpLink':
      return link.replace('https:', 'http:');
    case 'longLink':
      return `${link}${'A'.repeat(9_000)}`;
    case 'numberLink':
      return 60;
    // As the documentation prints it: a context with the token tacked on. Its token is right.
    case 'documentedLink':
      return `${baseUrl}/${version}/$metadata#communications/callRecords('${record}')/sessions${decodeURIComponent(right.search)}`;
    case 'selfLoop':
      return `${baseUrl}${requestUrl}`;
    case 'backLoop':
      return link.replace(/[?&]\$skiptoken=[^&]*/, '');
  }
};
