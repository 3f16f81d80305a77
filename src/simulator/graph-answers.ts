import { bentLink } from './bent-link.ts';
import type { Cloud } from './clouds.ts';
import { DEPRECATED_UNTIL_MS, deprecatedOfRecord, withDeprecatedIdentity } from './deprecated-members.ts';
import { isBent } from './faults.ts';
import type { Fault, FaultInjector } from './faults.ts';
import { selected, toJson } from './graph-shape.ts';
import type { Preferences } from './graph-shape.ts';
import type { Common, Target } from './graph-target.ts';
import { passes } from './list-filter.ts';
import { createPager, PAGE_SIZE, pageSize } from './paging.ts';
import type { Page } from './paging.ts';
import { headOf, KEPT_MS, participantsOf, sessionsOf, versionAt } from './record.ts';
import type { SimulatedRecord } from './record.ts';
import type { GraphParticipant, GraphSession } from './wire.ts';

export type AnswerDeps = {
  readonly records: ReadonlyMap<string, SimulatedRecord>;
  readonly faults: FaultInjector;
  readonly now: () => number;
  readonly baseUrl: () => string;
  readonly cloud: Cloud;
};

/** A record as it stands at the moment of the request. */
type Found = {
  readonly record: SimulatedRecord;
  readonly version: number;
  readonly preferences: Preferences;
};

type TargetOf<Kind extends Target['kind']> = Extract<Target, { kind: Kind }>;

/** A body as text, and what goes wrong with it on its way. */
export type Answer = { readonly body: string; readonly fault: Fault | undefined };

/** Graph's answers. Whatever it refuses is thrown as a GraphError. */
export type Answers = {
  list(target: TargetOf<'list'>, preferences: Preferences): Answer;
  record(target: TargetOf<'record'>, found: Found): Answer;
  sessions(target: TargetOf<'sessions'>, found: Found): Answer;
  participants(target: TargetOf<'participants'>, found: Found): Answer;
};

type Strike = (page: number) => Fault | undefined;

export const createAnswers = (deps: AnswerDeps): Answers => {
  const page = createPager(deps.baseUrl);
  const older = (record: SimulatedRecord): boolean =>
    record.olderForm === true || deps.now() < DEPRECATED_UNTIL_MS;
  const context = ({ version }: Common, path: string): string =>
    `${deps.baseUrl()}/${version}/$metadata#communications/callRecords${path}`;

  const collection = (
    common: Common,
    path: string,
    value: readonly object[],
    nextLink?: unknown,
  ): object => ({
    '@odata.context': context(common, path),
    value,
    ...(nextLink !== undefined && { '@odata.nextLink': nextLink }),
  });

  /** The link of a page as it is sent: bent where a fault says so. */
  const linkOf = (common: Common, record: string, { nextLink, fault }: Page<unknown>): unknown =>
    nextLink !== undefined && fault !== undefined && isBent(fault.kind)
      ? bentLink(fault.kind, {
          baseUrl: deps.baseUrl(),
          version: common.version,
          record,
          requestUrl: common.url,
          link: nextLink,
        })
      : nextLink;

  const head = (
    record: SimulatedRecord,
    version: number,
    participants: readonly GraphParticipant[],
  ): object => {
    const current = headOf(record, version);
    return older(record)
      ? { ...current, ...deprecatedOfRecord(current.organizer_v2, participants) }
      : current;
  };

  /** A session as it is sent: with the deprecated members where Graph still fills them, with or without segments. */
  const dress = (record: SimulatedRecord, session: GraphSession, segments: boolean): object => {
    const {
      segments: ownSegments,
      isTest,
      ...rest
    } = older(record) ? withDeprecatedIdentity(session) : session;
    return {
      ...rest,
      ...(deps.cloud.hasIsTest && { isTest }),
      ...(segments && { segments: ownSegments }),
    };
  };

  const sessionsPage = (
    common: Common,
    { record, version }: Found,
    size: number,
    strike: Strike,
  ): Page<GraphSession> =>
    page({
      common,
      size,
      collection: `sessions ${record.id}`,
      total: record.sessionCount,
      items: (from, count) => sessionsOf(record, version, from, count),
      strike,
    });

  const participantsPage = (
    common: Common,
    { record }: Found,
    size: number,
    strike: Strike,
  ): Page<GraphParticipant> =>
    page({
      common,
      size,
      collection: `participants ${record.id}`,
      total: record.participantCount,
      items: (from, count) => participantsOf(record, from, count),
      strike,
    });

  return {
    list: ({ common, filter }, preferences) => {
      const now = deps.now();
      const listed = newestFirst(deps.records, now).filter((record) => passes(record, filter));
      const current = page({
        common,
        size: pageSize(preferences, PAGE_SIZE.list),
        collection: `list ${JSON.stringify(common.kept)}`,
        total: listed.length,
        items: (from, count) => listed.slice(from, from + count),
        strike: (number) => deps.faults.strike({ record: 'list', of: 'list', page: number }),
      });
      const value = current.items.map((record) =>
        selected(
          head(record, versionAt(record, now) + deps.faults.newVersions(record.id), []),
          common.select,
          [],
        ),
      );
      const body = toJson(collection(common, '', value, linkOf(common, 'list', current)), preferences);
      return { body, fault: current.fault };
    },

    record: ({ common, id, sessions, participants }, found) => {
      const { record, version } = found;
      const fault = deps.faults.strike({ record: id, of: 'record', page: 1 });
      const body: Record<string, unknown> = {
        '@odata.context': context(common, '/$entity'),
        ...selected(head(record, version, participantsOf(record, 0, 130)), common.select, []),
      };
      if (sessions !== 'none') {
        const kept: Common['kept'] = sessions === 'segments' ? [['$expand', 'segments']] : [];
        const there = below(common, 'sessions', kept);
        const first = sessionsPage(there, found, PAGE_SIZE.sessions, () => fault);
        const nextLink = linkOf(there, id, first);
        body['sessions'] = first.items.map((session) => dress(record, session, sessions === 'segments'));
        if (nextLink !== undefined) body['sessions@odata.nextLink'] = nextLink;
      }
      if (participants) {
        const there = below(common, 'participants_v2', []);
        const first = participantsPage(there, found, PAGE_SIZE.participants, () => fault);
        const nextLink = linkOf(there, id, first);
        body['participants_v2'] = first.items;
        if (nextLink !== undefined) body['participants_v2@odata.nextLink'] = nextLink;
      }
      return { body: toJson(body, found.preferences), fault };
    },

    sessions: ({ common, id, segments }, found) => {
      const { record, preferences } = found;
      const path = `('${id}')/sessions`;
      const { printed } = record;
      if (printed !== undefined && common.skipToken === PRINTED_SKIP_TOKEN) {
        return { body: toJson(collection(common, path, []), preferences), fault: undefined };
      }
      if (printed !== undefined && common.skipToken === undefined && common.select === undefined) {
        return { body: segments ? printed.withSegments : printed.sessions, fault: undefined };
      }
      const size = pageSize(preferences, PAGE_SIZE.sessions);
      const current = sessionsPage(common, found, size, (number) =>
        deps.faults.strike({ record: id, of: 'sessions', page: number }),
      );
      const value = current.items.map((session) =>
        selected(dress(record, session, segments), common.select, segments ? ['segments'] : []),
      );
      const body = collection(common, path, value, linkOf(common, id, current));
      return { body: toJson(body, preferences), fault: current.fault };
    },

    participants: ({ common, id }, found) => {
      const size = pageSize(found.preferences, PAGE_SIZE.participants);
      const current = participantsPage(common, found, size, (number) =>
        deps.faults.strike({ record: id, of: 'participants', page: number }),
      );
      const value = current.items.map((participant) => selected(participant, common.select, []));
      const body = collection(common, `('${id}')/participants_v2`, value, linkOf(common, id, current));
      return { body: toJson(body, found.preferences), fault: current.fault };
    },
  };
};

/** The skip token in the documentation's malformed link; rebuilt by a client it leads to an empty last page. */
const PRINTED_SKIP_TOKEN = 'abc';

/** What Graph lists at a moment: written already, and not yet forgotten. */
const newestFirst = (
  records: ReadonlyMap<string, SimulatedRecord>,
  now: number,
): readonly SimulatedRecord[] =>
  [...records.values()]
    .filter((record) => now - record.start <= KEPT_MS && versionAt(record, now) > 0)
    .toSorted((one, other) => other.start - one.start);

/** Where an expanded collection goes on: at its own address. */
const below = (common: Common, collection: string, kept: Common['kept']): Common => ({
  ...common,
  path: `${common.path}/${collection}`,
  kept,
  skipToken: undefined,
});
