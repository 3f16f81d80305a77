import { DEPRECATED_UNTIL_MS, deprecatedOfRecord, withDeprecatedIdentity } from './deprecated-members.ts';
import type { FaultInjector } from './faults.ts';
import { badRequest } from './graph-error.ts';
import { selected, toJson } from './graph-shape.ts';
import type { Preferences } from './graph-shape.ts';
import type { Common, ListFilter, Target } from './graph-target.ts';
import { headOf, KEPT_MS, participantsOf, sessionsOf, versionAt } from './record.ts';
import type { SimulatedRecord } from './record.ts';
import { createSkipTokens } from './skip-token.ts';
import type { GraphSession } from './wire.ts';

/** Most items of a page: 60 records or sessions, 130 participants. */
const PAGE_SIZE = { list: 60, sessions: 60, participants: 130 } as const;

export type AnswerDeps = {
  readonly records: ReadonlyMap<string, SimulatedRecord>;
  readonly faults: FaultInjector;
  readonly now: () => number;
  readonly baseUrl: () => string;
};

type TargetOf<Kind extends Target['kind']> = Extract<Target, { kind: Kind }>;

export type Answers = {
  list(target: TargetOf<'list'>, preferences: Preferences): string;
  record(target: TargetOf<'record'>, record: SimulatedRecord, version: number, prefer: Preferences): string;
  sessions(
    target: TargetOf<'sessions'>,
    record: SimulatedRecord,
    version: number,
    prefer: Preferences,
  ): string;
  participants(target: TargetOf<'participants'>, record: SimulatedRecord, preferences: Preferences): string;
};

/** The bodies of Graph's answers as text. Whatever it refuses is thrown as a GraphError. */
export const createAnswers = (deps: AnswerDeps): Answers => {
  const tokens = createSkipTokens();
  const context = (version: string, path: string): string =>
    `${deps.baseUrl()}/${version}/$metadata#communications/callRecords${path}`;

  /** One page of a collection, with the link to the next where there is more. */
  const page = <Item>(
    { common, size, collection, total }: PageRequest,
    items: (from: number, count: number) => readonly Item[],
  ): { readonly page: number; readonly nextLink: object; readonly items: readonly Item[] } => {
    const position = tokens.read(collection, common.skipToken);
    const next = { from: position.from + size, page: position.page + 1 };
    const nextLink = next.from < total && linkTo(deps.baseUrl(), common, tokens.write(collection, next));
    return {
      page: position.page,
      items: items(position.from, size),
      nextLink: nextLink === false ? {} : { '@odata.nextLink': nextLink },
    };
  };

  const older = (record: SimulatedRecord): boolean =>
    record.olderForm === true || deps.now() < DEPRECATED_UNTIL_MS;

  const dress = (record: SimulatedRecord, sessions: readonly GraphSession[], segments: boolean): object[] =>
    sessions.map((session) => {
      const dressed = older(record) ? withDeprecatedIdentity(session) : session;
      if (segments) return dressed;
      const { segments: _left, ...rest } = dressed;
      return rest;
    });

  const recordHead = (record: SimulatedRecord, version: number, participants: boolean): object => {
    const head = headOf(record, version);
    if (!older(record)) return head;
    const { organizer_v2: organizer } = head;
    return { ...head, ...deprecatedOfRecord(organizer, participants ? participantsOf(record, 0, 130) : []) };
  };

  return {
    list: ({ common, filter }, preferences) => {
      const now = deps.now();
      const found = [...deps.records.values()]
        .filter(
          (record) => now - record.start <= KEPT_MS && versionAt(record, now) > 0 && passes(record, filter),
        )
        .toSorted((one, other) => other.start - one.start);
      const size = pageSize(preferences, PAGE_SIZE.list);
      const { items, nextLink } = page(
        { common, size, collection: `list ${JSON.stringify(common.kept)}`, total: found.length },
        (from, count) => found.slice(from, from + count),
      );
      const value = items.map((record) =>
        selected(recordHead(record, versionAt(record, now), false), common.select, []),
      );
      return toJson({ '@odata.context': context(common.version, ''), value, ...nextLink }, preferences);
    },

    record: ({ common, sessions, participants, id }, record, version, preferences) => {
      const body: Record<string, unknown> = {
        '@odata.context': context(common.version, '/$entity'),
        ...selected(recordHead(record, version, true), common.select, []),
      };
      if (sessions !== 'none') {
        const path = `${common.path}/sessions`;
        const kept: Common['kept'] = sessions === 'segments' ? [['$expand', 'segments']] : [];
        const first = page(
          {
            common: { ...common, path, kept, skipToken: undefined },
            size: PAGE_SIZE.sessions,
            collection: `sessions ${id}`,
            total: record.sessionCount,
          },
          (from, count) => sessionsOf(record, version, from, count),
        );
        body['sessions'] = dress(record, first.items, sessions === 'segments');
        addLink(body, 'sessions', first.nextLink);
      }
      if (participants) {
        const path = `${common.path}/participants_v2`;
        const first = page(
          {
            common: { ...common, path, kept: [], skipToken: undefined },
            size: PAGE_SIZE.participants,
            collection: `participants ${id}`,
            total: record.participantCount,
          },
          (from, count) => participantsOf(record, from, count),
        );
        body['participants_v2'] = first.items;
        addLink(body, 'participants_v2', first.nextLink);
      }
      return toJson(body, preferences);
    },

    sessions: ({ common, id, segments }, record, version, preferences) => {
      const { printed } = record;
      if (printed !== undefined && common.skipToken === undefined && common.select === undefined) {
        return segments ? printed.withSegments : printed.sessions;
      }
      const size = pageSize(preferences, PAGE_SIZE.sessions);
      const path = `('${id}')/sessions`;
      if (printed !== undefined && common.skipToken === PRINTED_SKIP_TOKEN) {
        return toJson({ '@odata.context': context(common.version, path), value: [] }, preferences);
      }
      const {
        items,
        nextLink,
        page: number,
      } = page({ common, size, collection: `sessions ${id}`, total: record.sessionCount }, (from, count) =>
        sessionsOf(record, version, from, count),
      );
      deps.faults.refuse(id, number);
      const value = dress(record, items, segments).map((session) =>
        selected(session, common.select, segments ? ['segments'] : []),
      );
      const body = toJson(
        { '@odata.context': context(common.version, path), value, ...nextLink },
        preferences,
      );
      return deps.faults.spoil(id, number, body);
    },

    participants: ({ common, id }, record, preferences) => {
      const size = pageSize(preferences, PAGE_SIZE.participants);
      const { items, nextLink } = page(
        { common, size, collection: `participants ${id}`, total: record.participantCount },
        (from, count) => participantsOf(record, from, count),
      );
      const value = items.map((participant) => selected(participant, common.select, []));
      const path = `('${id}')/participants_v2`;
      return toJson({ '@odata.context': context(common.version, path), value, ...nextLink }, preferences);
    },
  };
};

/** The skip token in the documentation's malformed link; rebuilt by a client it leads to an empty last page. */
const PRINTED_SKIP_TOKEN = 'abc';

type PageRequest = {
  readonly common: Common;
  readonly size: number;
  readonly collection: string;
  readonly total: number;
};

const linkTo = (baseUrl: string, { path, kept }: Common, token: string): string => {
  const options = [...kept, ['$skiptoken', token] as const];
  return `${baseUrl}${path}?${options.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
};

const addLink = (body: Record<string, unknown>, collection: string, links: object): void => {
  for (const [name, link] of Object.entries(links)) body[`${collection}${name}`] = link;
};

const pageSize = ({ maxPageSize }: Preferences, most: number): number => {
  if (maxPageSize === undefined) return most;
  if (Number.isInteger(maxPageSize) && maxPageSize >= 1 && maxPageSize <= most) return maxPageSize;
  throw badRequest(`The page size must lie between 1 and ${most}.`);
};

const passes = (record: SimulatedRecord, { starts, participants }: ListFilter): boolean =>
  starts.every(({ operator, at }) => comparisons[operator](record.start, at)) &&
  participants.every((id) => idsOf(record).has(id));

const comparisons = {
  lt: (start: number, at: number): boolean => start < at,
  le: (start: number, at: number): boolean => start <= at,
  gt: (start: number, at: number): boolean => start > at,
  ge: (start: number, at: number): boolean => start >= at,
} as const;

const participantIds = new WeakMap<SimulatedRecord, ReadonlySet<string>>();

/** Made once for each record, when a list is first narrowed to a person. */
const idsOf = (record: SimulatedRecord): ReadonlySet<string> => {
  const known = participantIds.get(record);
  if (known !== undefined) return known;
  const ids = new Set(participantsOf(record).map(({ id }) => id.toLowerCase()));
  participantIds.set(record, ids);
  return ids;
};
