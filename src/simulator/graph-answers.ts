import { DEPRECATED_UNTIL_MS, deprecatedOfRecord, withDeprecatedIdentity } from './deprecated-members.ts';
import type { FaultInjector } from './faults.ts';
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
};

/** A record as it stands at the moment of the request. */
type Found = {
  readonly record: SimulatedRecord;
  readonly version: number;
  readonly preferences: Preferences;
};

type TargetOf<Kind extends Target['kind']> = Extract<Target, { kind: Kind }>;

/** Bodies of Graph's answers as text. Whatever it refuses is thrown as a GraphError. */
export type Answers = {
  list(target: TargetOf<'list'>, preferences: Preferences): string;
  record(target: TargetOf<'record'>, found: Found): string;
  sessions(target: TargetOf<'sessions'>, found: Found): string;
  participants(target: TargetOf<'participants'>, found: Found): string;
};

export const createAnswers = (deps: AnswerDeps): Answers => {
  const page = createPager(deps.baseUrl);
  const older = (record: SimulatedRecord): boolean =>
    record.olderForm === true || deps.now() < DEPRECATED_UNTIL_MS;
  const context = ({ version }: Common, path: string): string =>
    `${deps.baseUrl()}/${version}/$metadata#communications/callRecords${path}`;

  const collection = (common: Common, path: string, value: readonly object[], nextLink?: string): object => ({
    '@odata.context': context(common, path),
    value,
    ...(nextLink !== undefined && { '@odata.nextLink': nextLink }),
  });

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

  const sessionsPage = (common: Common, { record, version }: Found, size: number): Page<GraphSession> =>
    page({
      common,
      size,
      collection: `sessions ${record.id}`,
      total: record.sessionCount,
      items: (from, count) => sessionsOf(record, version, from, count),
      leavesEmpty: (number) => deps.faults.leavesEmpty(record.id, number),
    });

  const participantsPage = (common: Common, { record }: Found, size: number): Page<GraphParticipant> =>
    page({
      common,
      size,
      collection: `participants ${record.id}`,
      total: record.participantCount,
      items: (from, count) => participantsOf(record, from, count),
    });

  return {
    list: ({ common, filter }, preferences) => {
      const now = deps.now();
      const listed = newestFirst(deps.records, now).filter((record) => passes(record, filter));
      const { items, nextLink } = page({
        common,
        size: pageSize(preferences, PAGE_SIZE.list),
        collection: `list ${JSON.stringify(common.kept)}`,
        total: listed.length,
        items: (from, count) => listed.slice(from, from + count),
      });
      const value = items.map((record) =>
        selected(head(record, versionAt(record, now), []), common.select, []),
      );
      return toJson(collection(common, '', value, nextLink), preferences);
    },

    record: ({ common, sessions, participants }, found) => {
      const { record, version } = found;
      const body: Record<string, unknown> = {
        '@odata.context': context(common, '/$entity'),
        ...selected(head(record, version, participantsOf(record, 0, 130)), common.select, []),
      };
      if (sessions !== 'none') {
        const kept: Common['kept'] = sessions === 'segments' ? [['$expand', 'segments']] : [];
        const first = sessionsPage(below(common, 'sessions', kept), found, PAGE_SIZE.sessions);
        body['sessions'] = first.items.map((session) =>
          dress(session, older(record), sessions === 'segments'),
        );
        if (first.nextLink !== undefined) body['sessions@odata.nextLink'] = first.nextLink;
      }
      if (participants) {
        const first = participantsPage(below(common, 'participants_v2', []), found, PAGE_SIZE.participants);
        body['participants_v2'] = first.items;
        if (first.nextLink !== undefined) body['participants_v2@odata.nextLink'] = first.nextLink;
      }
      return toJson(body, found.preferences);
    },

    sessions: ({ common, id, segments }, found) => {
      const { record, preferences } = found;
      const path = `('${id}')/sessions`;
      const { printed } = record;
      if (printed !== undefined && common.skipToken === PRINTED_SKIP_TOKEN) {
        return toJson(collection(common, path, []), preferences);
      }
      if (printed !== undefined && common.skipToken === undefined && common.select === undefined) {
        return segments ? printed.withSegments : printed.sessions;
      }
      const current = sessionsPage(common, found, pageSize(preferences, PAGE_SIZE.sessions));
      deps.faults.refuse(id, current.page);
      const value = current.items.map((session) =>
        selected(dress(session, older(record), segments), common.select, segments ? ['segments'] : []),
      );
      const nextLink = deps.faults.bend(id, current.page, current.nextLink);
      const body = toJson(collection(common, path, value, nextLink), preferences);
      return deps.faults.spoil(id, current.page, body);
    },

    participants: ({ common, id }, found) => {
      const size = pageSize(found.preferences, PAGE_SIZE.participants);
      const { items, nextLink } = participantsPage(common, found, size);
      const value = items.map((participant) => selected(participant, common.select, []));
      return toJson(collection(common, `('${id}')/participants_v2`, value, nextLink), found.preferences);
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

/** A session as it is sent: with the deprecated members where Graph still fills them, with or without segments. */
const dress = (session: GraphSession, older: boolean, segments: boolean): object => {
  const dressed = older ? withDeprecatedIdentity(session) : session;
  if (segments) return dressed;
  const { segments: _left, ...rest } = dressed;
  return rest;
};

/** Where an expanded collection goes on: at its own address. */
const below = (common: Common, collection: string, kept: Common['kept']): Common => ({
  ...common,
  path: `${common.path}/${collection}`,
  kept,
  skipToken: undefined,
});
