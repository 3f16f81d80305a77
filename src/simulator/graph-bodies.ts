import type { Cloud } from './clouds.ts';
import { bentLink } from './bent-link.ts';
import { DEPRECATED_UNTIL_MS, deprecatedOfRecord, withDeprecatedIdentity } from './deprecated-members.ts';
import { isBent } from './faults.ts';
import { selected } from './graph-shape.ts';
import type { Common } from './graph-target.ts';
import type { Page } from './paging.ts';
import { headOf } from './record.ts';
import type { SimulatedRecord } from './record.ts';
import type { GraphParticipant, GraphSession } from './wire.ts';

type BodyDeps = {
  readonly now: () => number;
  readonly baseUrl: () => string;
  readonly cloud: Cloud;
};

/** How Graph writes a record's parts: which members they have just now, and what stands around a page of them. */
export type Bodies = {
  /** The record's own properties, with deprecated ones where Graph still fills them. */
  head(record: SimulatedRecord, version: number, participants: readonly GraphParticipant[]): object;
  session(record: SimulatedRecord, session: GraphSession, segments: boolean): object;
  context(common: Common, path: string): string;
  /** The link of a page as it is sent: bent where a fault says so. */
  link(common: Common, record: string, page: Page<unknown>): unknown;
  /** A page as the body of an answer; of each item what was selected, and `expanded`. */
  collection(
    common: Common,
    at: { readonly record: string; readonly path: string; readonly expanded?: readonly string[] },
    page: Page<unknown>,
    items: readonly object[],
  ): object;
};

export const createBodies = ({ now, baseUrl, cloud }: BodyDeps): Bodies => {
  const isOlder = (record: SimulatedRecord): boolean =>
    record.olderForm === true || now() < DEPRECATED_UNTIL_MS;

  const context: Bodies['context'] = ({ version }, path) =>
    `${baseUrl()}/${version}/$metadata#communications/callRecords${path}`;

  const link: Bodies['link'] = ({ version, url }, record, { nextLink, fault }) =>
    nextLink !== undefined && fault !== undefined && isBent(fault.kind)
      ? bentLink(fault.kind, { baseUrl: baseUrl(), version, record, requestUrl: url, link: nextLink })
      : nextLink;

  return {
    context,
    link,
    head: (record, version, participants) => {
      const current = headOf(record, version);
      return isOlder(record)
        ? { ...current, ...deprecatedOfRecord(current.organizer_v2, participants) }
        : current;
    },
    session: (record, session, segments) => {
      const {
        segments: ownSegments,
        isTest,
        ...rest
      } = isOlder(record) ? withDeprecatedIdentity(session) : session;
      return {
        ...rest,
        ...(cloud.hasIsTest && { isTest }),
        ...(segments && { segments: ownSegments }),
      };
    },
    collection: (common, { record, path, expanded = [] }, page, items) => {
      const nextLink = link(common, record, page);
      return {
        '@odata.context': context(common, path),
        value: items.map((item) => selected(item, common.select, expanded)),
        ...(nextLink !== undefined && { '@odata.nextLink': nextLink }),
      };
    },
  };
};
