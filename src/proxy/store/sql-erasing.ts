import { sql, type Transaction } from 'kysely';
import type { JsonObject } from '../graph/json.ts';
import type { Database } from './database.ts';
import { packJson, unpackJson } from './packed-json.ts';
import type { Erase, RecordStore } from './store.ts';
import type { Tables } from './tables.ts';

type RecordColumns = { readonly graph_version: string; readonly record_id: string };

/**
 * Erasing and forgetting. A record goes as a whole, with all its versions and collections, by the oldest that was
 * read of it: people who were told apart on one page stay told apart on all.
 */
export const createErasing = ({
  db,
  schema,
  isOurs,
}: Database): Pick<RecordStore, 'eraseIdentity' | 'forget'> => {
  const readBefore = async (
    instant: number,
    isErased: boolean | undefined,
  ): Promise<readonly RecordColumns[]> => {
    const of = (table: 'call_record' | 'collection') =>
      db
        .selectFrom(table)
        .select(['graph_version', 'record_id'])
        .where('read_at', '<', new Date(instant))
        .$if(isErased !== undefined, (query) => query.where('is_erased', '=', isErased === true));
    return of('call_record').union(of('collection')).execute();
  };

  const eraseRecord = async (
    within: Transaction<Tables>,
    record: RecordColumns,
    erase: Erase,
  ): Promise<void> => {
    const heads = await within
      .selectFrom('call_record')
      .select(['record_version', 'body'])
      .where((is) => is.and({ ...record, is_erased: false }))
      .orderBy('record_version')
      .forUpdate()
      .execute();
    for (const { record_version, body } of heads)
      await within
        .updateTable('call_record')
        .set({
          body: await packJson(erase('callRecord', record.record_id, await unpackJson<JsonObject>(body))),
          is_erased: true,
        })
        .where((is) => is.and({ ...record, record_version }))
        .execute();

    // One that is still being read would go on with pages unmasked; nobody has asked for it in weeks.
    await within
      .deleteFrom('collection')
      .where((is) => is.and(record))
      .where('next_kind', '!=', 'nothing')
      .execute();
    const collections = await within
      .selectFrom('collection')
      .select(['graph_version', 'record_id', 'record_version', 'collection'])
      .where((is) => is.and({ ...record, is_erased: false }))
      .orderBy('record_version')
      .orderBy('collection')
      .forUpdate()
      .execute();
    for (const collection of collections) {
      await erasePages(within, collection, erase);
      await within
        .updateTable('collection')
        .set({ is_erased: true })
        .where((is) => is.and(collection))
        .execute();
    }
  };

  return {
    eraseIdentity: async (before, erase) => {
      const records = await readBefore(before, false);
      for (const record of records)
        await db.transaction().execute((within) => eraseRecord(within, record, erase));
      return records.length;
    },

    forget: async (before) => {
      const records = await readBefore(before, undefined);
      for (const record of records) {
        await db
          .deleteFrom('call_record')
          .where((is) => is.and(record))
          .execute();
        await db
          .deleteFrom('collection')
          .where((is) => is.and(record))
          .execute();
      }
      await db
        .deleteFrom('lease')
        .where('held_until', '<', sql<Date>`clock_timestamp()`)
        .execute();
      // The embedded database has nobody who would clean up after us.
      if (isOurs && records.length > 0) await sql`vacuum ${sql.table(`${schema}.page`)}`.execute(db);
      return records.length;
    },
  };
};

type Collection = RecordColumns & { readonly record_version: string; readonly collection: string };

/** Page after page in their order, one in memory at a time. */
const erasePages = async (
  within: Transaction<Tables>,
  collection: Collection,
  erase: Erase,
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
    const body = await packJson(items.map((item) => erase(kind, collection.record_id, item)));
    await within
      .updateTable('page')
      .set({ body })
      .where((is) => is.and({ ...collection, first_item }))
      .execute();
  }
};
