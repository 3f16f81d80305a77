import { sql, type Kysely, type Transaction } from 'kysely';
import type { Numbering } from '#calls/numbering';
import type { JsonObject } from '../graph/json.ts';
import type { Database } from './database.ts';
import { packJson, unpackJson } from './packed-json.ts';
import { takeNumbering } from './sql-numbers.ts';
import type { Due, Erase, RecordStore } from './store.ts';
import type { Tables } from './tables.ts';

/**
 * Erasing and forgetting. A record goes as a whole, with all its versions and collections: people who were told apart on
 * one page stay told apart on all.
 */
export const createErasing = ({
  db,
  schema,
  isOurs,
}: Database): Pick<RecordStore, 'eraseIdentity' | 'forget'> => ({
  eraseIdentity: async (due, erase) => {
    const records = await findDue(db, due)
      .having(sql<boolean>`not bool_and(is_erased)`)
      .execute();
    for (const { record_id } of records)
      await db.transaction().execute((within) => eraseRecord(within, record_id, erase));
    return records.length;
  },

  forget: async (due) => {
    const records = await findDue(db, due).execute();
    for (const { record_id } of records)
      for (const table of ['call_record', 'collection', 'person_number'] as const)
        await db.deleteFrom(table).where('record_id', '=', record_id).execute();
    await db
      .deleteFrom('lease')
      .where('held_until', '<', sql<Date>`clock_timestamp()`)
      .execute();
    await db
      .deleteFrom('revocation')
      .where('held_until', '<', sql<Date>`clock_timestamp()`)
      .execute();
    // Longer than any limit counts.
    await db
      .deleteFrom('opened_record')
      .where('opened_at', '<', sql<Date>`clock_timestamp() - interval '1 day'`)
      .execute();
    // The embedded database has nobody who would clean up after us.
    if (isOurs && records.length > 0) await sql`vacuum ${sql.table(`${schema}.page`)}`.execute(db);
    return records.length;
  },
});

const findDue = (db: Kysely<Tables>, { endedBefore, readBefore }: Due) => {
  const parts = db
    .selectFrom('call_record')
    .select(['record_id', 'read_at', 'ended_at', 'is_erased'])
    .unionAll(
      db
        .selectFrom('collection')
        .select(['record_id', 'read_at', sql<Date | null>`null::timestamptz`.as('ended_at'), 'is_erased']),
    );
  return (
    db
      .selectFrom(parts.as('part'))
      .select('record_id')
      .groupBy('record_id')
      // Null counts for nothing here; no call ends after it was read.
      .having(sql<Date>`least(min(ended_at), min(read_at))`, '<', new Date(endedBefore))
      .having((is) => is.fn.max('read_at'), '<', new Date(readBefore))
  );
};

const eraseRecord = async (within: Transaction<Tables>, record_id: string, erase: Erase): Promise<void> => {
  const numbering = await takeNumbering(within, record_id);
  const heads = await within
    .selectFrom('call_record')
    .select(['graph_version', 'record_version', 'body'])
    .where((is) => is.and({ record_id, is_erased: false }))
    .orderBy('record_version')
    .forUpdate()
    .execute();
  for (const { body, ...version } of heads)
    await within
      .updateTable('call_record')
      .set({
        body: await packJson(erase('callRecord', await unpackJson<JsonObject>(body), numbering)),
        is_erased: true,
      })
      .where((is) => is.and({ record_id, ...version }))
      .execute();

  // One that is still being read would go on with pages unmasked; nobody has asked for it in a day.
  await within
    .deleteFrom('collection')
    .where('record_id', '=', record_id)
    .where('next_kind', '!=', 'nothing')
    .execute();
  const collections = await within
    .selectFrom('collection')
    .select(['graph_version', 'record_id', 'record_version', 'collection'])
    .where((is) => is.and({ record_id, is_erased: false }))
    .orderBy('record_version')
    .orderBy('collection')
    .forUpdate()
    .execute();
  for (const collection of collections) {
    await erasePages(within, collection, erase, numbering);
    await within
      .updateTable('collection')
      .set({ is_erased: true })
      .where((is) => is.and(collection))
      .execute();
  }
};

type Collection = {
  readonly graph_version: string;
  readonly record_id: string;
  readonly record_version: string;
  readonly collection: string;
};

/** Page after page in their order, one in memory at a time. */
const erasePages = async (
  within: Transaction<Tables>,
  collection: Collection,
  erase: Erase,
  numbering: Numbering,
): Promise<void> => {
  const kind = collection.collection === 'participants' ? 'participant' : 'session';
  const places = await within
    .selectFrom('page')
    .select('first_item')
    .where((is) => is.and(collection))
    .orderBy('first_item')
    .execute();
  for (const { first_item } of places) {
    const page = await within
      .selectFrom('page')
      .select('body')
      .where((is) => is.and({ ...collection, first_item }))
      .executeTakeFirstOrThrow();
    const items = await unpackJson<readonly JsonObject[]>(page.body);
    const body = await packJson(items.map((item) => erase(kind, item, numbering)));
    await within
      .updateTable('page')
      .set({ body })
      .where((is) => is.and({ ...collection, first_item }))
      .execute();
  }
};
