import type { Cloud } from './clouds.ts';
import type { Fault, FaultInjector } from './faults.ts';
import { createBodies } from './graph-bodies.ts';
import { selected, toJson } from './graph-shape.ts';
import type { Preferences } from './graph-shape.ts';
import type { Common, Target } from './graph-target.ts';
import { passes } from './list-filter.ts';
import { createPager, PAGE_SIZE, pageSize } from './paging.ts';
import type { Page } from './paging.ts';
import { KEPT_MS, participantsOf, sessionsOf, versionAt } from './record.ts';
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

export const createAnswers = (deps: AnswerDeps): Answers => ({
  list: createList(deps),
  ...createRecordAnswers(deps),
});

const createList = (deps: AnswerDeps): Answers['list'] => {
  const page = createPager(deps.baseUrl);
  const bodies = createBodies(deps);
  return ({ common, filter }, preferences) => {
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
    const heads = current.items.map((record) =>
      bodies.head(record, versionAt(record, now) + deps.faults.newVersions(record.id), []),
    );
    const body = bodies.collection(common, { record: 'list', path: '' }, current, heads);
    return { body: toJson(body, preferences), fault: current.fault };
  };
};

type Strike = (page: number) => Fault | undefined;

/** Pages of the two collections of a record. */
const createRecordPages = ({ baseUrl }: AnswerDeps) => {
  const page = createPager(baseUrl);
  return {
    sessions: (
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
      }),
    participants: (common: Common, { record }: Found, size: number, strike: Strike): Page<GraphParticipant> =>
      page({
        common,
        size,
        collection: `participants ${record.id}`,
        total: record.participantCount,
        items: (from, count) => participantsOf(record, from, count),
        strike,
      }),
  };
};

const createRecordAnswers = (deps: AnswerDeps): Omit<Answers, 'list'> => {
  const bodies = createBodies(deps);
  const pages = createRecordPages(deps);
  const { faults } = deps;

  /** What a record's own answer holds of a collection that was expanded: its first page, and where the rest is. */
  const expansion = (name: string, items: readonly object[], nextLink: unknown): object => ({
    [name]: items,
    ...(nextLink !== undefined && { [`${name}@odata.nextLink`]: nextLink }),
  });

  const expandedSessions = (
    { common, id, sessions }: TargetOf<'record'>,
    found: Found,
    strike: Strike,
  ): object => {
    if (sessions === 'none') return {};
    const hasSegments = sessions === 'segments';
    const there = below(common, 'sessions', hasSegments ? [['$expand', 'segments']] : []);
    const first = pages.sessions(there, found, PAGE_SIZE.sessions, strike);
    const items = first.items.map((session) => bodies.session(found.record, session, hasSegments));
    return expansion('sessions', items, bodies.link(there, id, first));
  };

  const expandedParticipants = (
    { common, id, participants }: TargetOf<'record'>,
    found: Found,
    strike: Strike,
  ): object => {
    if (!participants) return {};
    const there = below(common, 'participants_v2', []);
    const first = pages.participants(there, found, PAGE_SIZE.participants, strike);
    return expansion('participants_v2', first.items, bodies.link(there, id, first));
  };

  return {
    record: (target, found) => {
      const { common, id } = target;
      const { record, version, preferences } = found;
      const fault = faults.strike({ record: id, of: 'record', page: 1 });
      const body = {
        '@odata.context': bodies.context(common, '/$entity'),
        ...selected(bodies.head(record, version, participantsOf(record, 0, 130)), common.select, []),
        ...expandedSessions(target, found, () => fault),
        ...expandedParticipants(target, found, () => fault),
      };
      return { body: toJson(body, preferences), fault };
    },

    sessions: ({ common, id, segments }, found) => {
      const { record, preferences } = found;
      const at = { record: id, path: `('${id}')/sessions`, expanded: segments ? ['segments'] : [] };
      if (record.printed !== undefined && common.skipToken === PRINTED_SKIP_TOKEN) {
        const nothing = bodies.collection(common, at, NOTHING, []);
        return { body: toJson(nothing, preferences), fault: undefined };
      }
      if (record.printed !== undefined && common.skipToken === undefined && common.select === undefined) {
        const { withSegments, sessions } = record.printed;
        return { body: segments ? withSegments : sessions, fault: undefined };
      }
      const current = pages.sessions(common, found, pageSize(preferences, PAGE_SIZE.sessions), (page) =>
        faults.strike({ record: id, of: 'sessions', page }),
      );
      const items = current.items.map((session) => bodies.session(record, session, segments));
      return {
        body: toJson(bodies.collection(common, at, current, items), preferences),
        fault: current.fault,
      };
    },

    participants: ({ common, id }, found) => {
      const { preferences } = found;
      const current = pages.participants(
        common,
        found,
        pageSize(preferences, PAGE_SIZE.participants),
        (page) => faults.strike({ record: id, of: 'participants', page }),
      );
      const at = { record: id, path: `('${id}')/participants_v2` };
      const body = bodies.collection(common, at, current, current.items);
      return { body: toJson(body, preferences), fault: current.fault };
    },
  };
};

const NOTHING: Page<never> = { page: 1, items: [], nextLink: undefined, fault: undefined };

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
