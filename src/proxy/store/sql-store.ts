import { randomBytes } from 'node:crypto';
import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import { MINUTE_MS } from '#base/units';
import type { ProblemCode } from '#contract/problem';
import type { JsonObject } from '../graph/json.ts';
import type { Database } from './database.ts';
import { createLeases } from './leases.ts';
import { createPageCache } from './page-cache.ts';
import { packJson, unpackJson } from './packed-json.ts';
import { createAccess } from './sql-access.ts';
import { createErasing } from './sql-erasing.ts';
import { createHeads, recordColumns } from './sql-heads.ts';
import { createNumbers } from './sql-numbers.ts';
import {
  nameOf,
  NOTHING_READ,
  type CollectionKey,
  type NextStep,
  type Progress,
  type RecordStore,
} from './store.ts';
import type { Tables } from './tables.ts';

type Options = {
  readonly database: Database;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Packed bytes of pages to hold at most; those read longest ago go, for a store that would not end otherwise. */
  readonly maxBytes?: number;
  readonly leaseMs?: number;
};

const COLLECTION_KEY = ['record_id', 'graph_version', 'record_version', 'collection'] as const;
const PROGRESS = ['pages', 'items', 'next_kind', 'next_url', 'restarts', 'problem', 'next_page_at'] as const;
/** How far past its size the store may go while nothing but unfinished collections is in it. */
const NEED = 2;
const SECRET_BYTES = 32;
const CACHE_BYTES = 64 * 1024 * 1024;
/** Another process may have erased or deleted a page meanwhile: for so long it is still given. */
const CACHE_MS = 10 * MINUTE_MS;

/** The store over PostgreSQL's tables, embedded or on a server. */
export const createSqlStore = ({ database, now, maxBytes, leaseMs }: Options): RecordStore => {
  const { db } = database;
  const leases = createLeases(database, leaseMs);
  const erasing = createErasing(database);
  const cache = createPageCache({ maxBytes: CACHE_BYTES, keepMs: CACHE_MS, now });
  /** The page that came last is what those who wait for it will read next. */
  let newest: { readonly body: Uint8Array; readonly items: readonly JsonObject[] } | undefined;
  const letGo = (): void => {
    cache.forget();
    newest = undefined;
  };
  const itemsOf = async (body: Uint8Array): Promise<readonly JsonObject[]> =>
    body === newest?.body ? newest.items : unpackJson<readonly JsonObject[]>(body);

  const progressIn = async (within: Kysely<Tables>, key: CollectionKey): Promise<Progress> => {
    const row = await within
      .selectFrom('collection')
      .select(PROGRESS)
      .where((is) => is.and(columnsOf(key)))
      .executeTakeFirst();
    return row === undefined ? NOTHING_READ : toProgress(row);
  };

  const begin = (within: Transaction<Tables>, key: CollectionKey) =>
    within
      .insertInto('collection')
      .values({ ...columnsOf(key), read_at: new Date(now()) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();

  /** Counts the page and puts it beside, in one statement: whoever opens a call waits for each way to the database. */
  const addPage = (
    key: CollectionKey,
    after: number,
    count: number,
    body: Buffer | undefined,
    next: NextStep,
  ) => {
    const first = { pages: 1, items: count, bytes: body?.length ?? 0, ...nextColumns(next) };
    const more = sql.table('collection');
    const counted = {
      ...nextColumns(next),
      pages: sql<number>`${more}.pages + 1`,
      items: sql<number>`${more}.items + ${count}`,
      bytes: sql<number>`${more}.bytes + ${first.bytes}`,
    };
    const { record_id, graph_version, record_version, collection } = columnsOf(key);
    const statement = db
      .with('kept', (within) =>
        after === 0
          ? within
              .insertInto('collection')
              .values({ ...columnsOf(key), read_at: new Date(now()), ...first })
              .onConflict((conflict) =>
                conflict.columns(COLLECTION_KEY).doUpdateSet(counted).where('collection.items', '=', 0),
              )
              .returning(PROGRESS)
          : within
              .updateTable('collection')
              .set(counted)
              .where((is) => is.and({ ...columnsOf(key), items: after }))
              .returning(PROGRESS),
      )
      .with('added', (within) =>
        within
          .insertInto('page')
          .columns([...COLLECTION_KEY, 'first_item', 'item_count', 'body'])
          .expression(
            sql`select ${record_id}::text, ${graph_version}::text, ${record_version}::bigint,
              ${collection}::text, ${after}::int, ${count}::int, body.of
              from kept, (select ${body ?? null}::bytea as of) as body where body.of is not null`,
          ),
      );
    return statement.selectFrom('kept').select(PROGRESS).executeTakeFirst();
  };

  /** Walks that drop each other's pages would never end, so what is still being read goes only in real need. */
  const makeRoom = async (most: number, inUse: CollectionKey): Promise<void> => {
    const table = sql.table(`${database.schema}.collection`);
    const isInUse = sql<boolean>`(record_id = ${inUse.recordId} and graph_version = ${inUse.version}
      and record_version = ${inUse.recordVersion} and collection = ${inUse.collection})`;
    const { numAffectedRows = 0n } = await sql`
      delete from ${table} as c using (
        select record_id, graph_version, record_version, collection, next_kind = 'nothing' as is_finished,
          ${isInUse} as is_in_use,
          sum(bytes) over (order by ${isInUse} desc, next_kind = 'nothing', read_at desc, record_id) as total
        from ${table}
      ) as o
      where c.record_id = o.record_id and c.graph_version = o.graph_version
        and c.record_version = o.record_version and c.collection = o.collection and not o.is_in_use
        and (o.total > ${NEED * most} or (o.is_finished and o.total > ${most}))
    `.execute(db);
    // The embedded database has nobody who would clean up after us.
    if (numAffectedRows > 0n) await sql`vacuum ${sql.table(`${database.schema}.page`)}`.execute(db);
  };

  const pagesOf = (key: CollectionKey, from: number, count: number) =>
    db
      .selectFrom('page')
      .select((is) => [
        'first_item as first',
        'item_count as count',
        'body',
        is
          .selectFrom('collection')
          .select('is_erased')
          .where((its) => its.and(columnsOf(key)))
          .as('isErased'),
      ])
      .where((is) => is.and(columnsOf(key)))
      .where('first_item', '<', from + count)
      .where((is) => is(is('first_item', '+', is.ref('item_count')), '>', from))
      .orderBy('first_item')
      .execute();

  return {
    ...createNumbers(database),
    ...createAccess(database),
    isShared: !database.isOurs,
    eraseIdentity: (due, erase) => erasing.eraseIdentity(due, erase).finally(letGo),
    forget: (before) => erasing.forget(before).finally(letGo),
    claim: leases.claim,
    progress: (key) => progressIn(db, key),

    append: async (key, { after, items, next }) => {
      const body = items.length === 0 ? undefined : await packJson(items);
      if (after === 0) cache.forget(nameOf(key));
      const row = await addPage(key, after, items.length, body, next);
      const progress = row === undefined ? await progressIn(db, key) : toProgress(row);
      if (body !== undefined && progress.items === after + items.length) {
        cache.keep(nameOf(key), { first: after, count: items.length, body });
        newest = { body, items };
      }
      if (maxBytes !== undefined) await makeRoom(maxBytes, key);
      return progress;
    },

    setNext: (key, after, next) =>
      db.transaction().execute(async (within) => {
        if (after === 0) await begin(within, key);
        const row = await within
          .updateTable('collection')
          .set((is) => ({
            ...nextColumns(next),
            ...(next.kind === 'first-page' && { restarts: is('restarts', '+', 1) }),
          }))
          .where((is) => is.and({ ...columnsOf(key), items: after }))
          .returning(PROGRESS)
          .executeTakeFirst();
        return row === undefined ? progressIn(within, key) : toProgress(row);
      }),

    stand: (key, standstill) =>
      db.transaction().execute(async (within) => {
        if (standstill !== undefined) await begin(within, key);
        await within
          .updateTable('collection')
          .set({
            problem: standstill?.problem ?? null,
            next_page_at: standstill === undefined ? null : new Date(standstill.nextPageAt),
          })
          .where((is) => is.and(columnsOf(key)))
          .execute();
      }),

    read: async (key, from, count) => {
      const cached = cache.find(nameOf(key), from, count);
      const pages = cached ?? (await pagesOf(key, from, count));
      const areErased = pages.some((page) => 'isErased' in page && page.isErased === true);
      if (cached === undefined && !areErased) for (const page of pages) cache.keep(nameOf(key), page);
      const lists = await Promise.all(pages.map(({ body }) => itemsOf(body)));
      const start = from - (pages[0]?.first ?? 0);
      return { items: lists.flat().slice(start, start + count), areErased };
    },

    ...createHeads({ db, now, onAnew: letGo }),

    keepLink: async (name, url, until) => {
      const kept = { url, kept_until: new Date(until) };
      await db
        .insertInto('list_link')
        .values({ name, ...kept })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(kept))
        .execute();
    },

    findLink: async (name) => {
      const row = await db
        .selectFrom('list_link')
        .select('url')
        .where('name', '=', name)
        .where('kept_until', '>', new Date(now()))
        .executeTakeFirst();
      return row?.url;
    },

    secret: async (name) => {
      await db
        .insertInto('secret')
        .values({ name, value: randomBytes(SECRET_BYTES) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const query = db.selectFrom('secret').select('value').where('name', '=', name);
      return (await query.executeTakeFirstOrThrow()).value;
    },

    close: async () => {
      await leases.releaseAll().catch(() => undefined);
      await database.close();
    },
  };
};

const columnsOf = (key: CollectionKey) => ({ ...recordColumns(key), collection: key.collection });

const nextColumns = (next: NextStep) => ({
  next_kind: next.kind,
  next_url: next.kind === 'page' ? next.url : null,
});

type ProgressRow = Pick<Selectable<Tables['collection']>, (typeof PROGRESS)[number]>;

const toProgress = ({
  pages,
  items,
  restarts,
  next_kind,
  next_url,
  problem,
  next_page_at,
}: ProgressRow): Progress => ({
  pages,
  items,
  restarts,
  next: toNext(next_kind, next_url),
  // Written by one of us, so it is one of our codes.
  ...(problem !== null &&
    next_page_at !== null && {
      standstill: { problem: problem as ProblemCode, nextPageAt: next_page_at.getTime() },
    }),
});

const toNext = (kind: string, url: string | null): NextStep => {
  switch (kind) {
    case 'page':
      return { kind, url: url ?? '' };
    case 'check':
    case 'nothing':
      return { kind };
    default:
      return { kind: 'first-page' };
  }
};
