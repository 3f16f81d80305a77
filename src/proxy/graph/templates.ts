import type { GraphVersion } from '#contract/routes';
import { writeFilter, type FilterClause } from '../steps/read-filter.ts';

/** A collection below one call record, read page by page. */
type RecordCollection = 'sessions' | 'participants_v2';

/** The only addresses that are ever asked for, below Graph's root. Values are typed, never the caller's text. */
export type GraphTarget =
  | { readonly kind: 'list'; readonly version: GraphVersion; readonly filter: readonly FilterClause[] }
  | { readonly kind: 'record'; readonly version: GraphVersion; readonly id: string }
  | CollectionTarget;

export type CollectionTarget = {
  readonly kind: 'collection';
  readonly version: GraphVersion;
  readonly id: string;
  readonly collection: RecordCollection;
  readonly expandSegments: boolean;
};

/** The target's first page as an absolute URL. */
export const toGraphUrl = (graphBaseUrl: string, target: GraphTarget): string => {
  const root = `${graphBaseUrl}/${target.version}/communications/callRecords`;
  switch (target.kind) {
    case 'list': {
      const filter = writeFilter(target.filter);
      return filter === undefined ? root : `${root}?$filter=${encodeURIComponent(filter)}`;
    }
    case 'record':
      return `${root}/${target.id}`;
    case 'collection':
      return `${root}/${target.id}/${target.collection}${target.expandSegments ? '?$expand=segments' : ''}`;
  }
};

/** Documented page maxima, or fewer where somebody wants fewer. */
export const pageSizeOf = (target: GraphTarget, wanted = Number.POSITIVE_INFINITY): number =>
  Math.min(wanted, target.kind === 'collection' && target.collection === 'participants_v2' ? 130 : 60);
