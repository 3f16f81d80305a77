import type { FieldLevel } from '#calls/fields';
import type { BodyKind } from '#calls/mask';
import type { Page } from '#contract/page';
import { participantsPath, sessionsPath } from '#contract/routes';
import { isObject, type JsonObject } from '../graph/json.ts';
import { pick } from '../records/masking.ts';
import type { CollectionKey } from '../store/store.ts';
import type { Stale } from '../records/call-records.ts';
import type { WalkPage } from '../records/walk.ts';
import type { Service } from './service.ts';

/** One page of a record's collection, as somebody asks for it. */
export type CollectionView = {
  readonly key: CollectionKey;
  readonly select: readonly string[] | undefined;
  readonly level: FieldLevel;
  /** Why it is shown although Graph may have a newer version, or no longer any. */
  readonly stale: Stale | undefined;
};

const bodyKindOf = ({ collection }: CollectionKey): BodyKind =>
  collection === 'participants' ? 'participant' : 'session';

/** The items of a page as this viewer may see them. */
export const toItems = async (
  { masking }: Service,
  { key, level, select }: CollectionView,
  { items, areErased }: WalkPage,
): Promise<readonly JsonObject[]> => {
  const expanded = key.collection === 'sessions-with-segments' ? ['segments'] : [];
  const seen = areErased ? items : await masking.ofRecord(key, bodyKindOf(key), items, level);
  return seen.map((item) => pick(item, select, expanded));
};

/** Where the page after this one is, or undefined after the last. */
export const toNextLink = (
  { config, cursors }: Service,
  view: CollectionView,
  from: number,
  page: WalkPage,
): string | undefined => {
  if (page.isEnd) return undefined;
  const { key, select, stale } = view;
  const path = key.collection === 'participants' ? participantsPath : sessionsPath;
  const token = cursors.seal(
    {
      from: from + page.items.length,
      recordVersion: key.recordVersion,
      ...(stale === undefined ? {} : { stale }),
    },
    bindingOf(view),
  );
  const options = [
    ...(key.collection === 'sessions-with-segments' ? ['$expand=segments'] : []),
    ...(select === undefined ? [] : [`$select=${select.join(',')}`]),
    `$skiptoken=${token}`,
  ];
  return `${config.publicOrigin}${path(key.version, key.recordId)}?${options.join('&')}`;
};

/** The reason as a page link carries it: sealed by us, so it is one of ours. */
export const staleOf = (sealed: unknown): Stale | undefined =>
  isObject(sealed) ? (sealed as Stale) : undefined;

/** How a body says so. */
export const staleNotes = (stale: Stale | undefined): Partial<Page<never>> =>
  stale === undefined
    ? {}
    : { '@earshot.stale': stale.code, '@earshot.readAt': new Date(stale.readAt).toISOString() };

/** What a page's link is good for: this collection, selection and field level. The version is inside the link. */
export const bindingOf = ({
  key,
  select,
  level,
}: {
  readonly key: Omit<CollectionKey, 'recordVersion'>;
  readonly select: readonly string[] | undefined;
  readonly level: FieldLevel;
}): readonly string[] => [key.version, key.recordId, key.collection, select?.join(',') ?? '*', level];

/** How the reading stands, in instance annotations that Graph clients ignore. */
export const toAnnotations = (view: CollectionView, page: WalkPage): Partial<Page<never>> => ({
  ...(page.isEnd ? { '@earshot.complete': true } : {}),
  '@earshot.version': view.key.recordVersion,
  '@earshot.read': page.read,
  '@earshot.pagesRead': page.pages,
  ...staleNotes(view.stale),
  ...(page.areErased ? { '@earshot.erased': true } : {}),
  ...(page.problem === undefined ? {} : { '@earshot.problem': page.problem }),
  ...(page.nextPageAt === undefined
    ? {}
    : { '@earshot.nextPageAt': new Date(page.nextPageAt).toISOString() }),
});
