import type { Kysely } from 'kysely';
import { instantOf } from '#base/instant';
import type { JsonObject } from '../graph/json.ts';
import { packJson, unpackJson } from './packed-json.ts';
import type { RecordKey, RecordStore } from './store.ts';
import type { Tables } from './tables.ts';

type Options = {
  readonly db: Kysely<Tables>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Told when a record that was erased begins anew: pages of it at hand are no longer its. */
  readonly onAnew: () => void;
};

/** Call records without their collections. */
export const createHeads = ({
  db,
  now,
  onAnew,
}: Options): Pick<RecordStore, 'keepRecord' | 'newestRecord'> => ({
  keepRecord: async (key, json) => {
    const kept = {
      body: await packJson(json),
      read_at: new Date(now()),
      ended_at: endOf(json),
      is_erased: false,
    };
    /** Undefined where the very version was erased: then nothing is kept. */
    const keep = (within: Kysely<Tables>) =>
      within
        .insertInto('call_record')
        .values({ ...recordColumns(key), ...kept })
        .onConflict((conflict) =>
          conflict
            .columns(['record_id', 'graph_version', 'record_version'])
            .doUpdateSet(kept)
            .where('call_record.is_erased', '=', false),
        )
        .returning('record_id')
        .executeTakeFirst();
    const erased = { record_id: key.recordId, is_erased: true };
    const wasErased = await db
      .selectFrom('call_record')
      .select('record_id')
      .where((is) => is.and(erased))
      .limit(1)
      .executeTakeFirst();
    if (wasErased === undefined && (await keep(db)) !== undefined) return;
    await db.transaction().execute(async (within) => {
      await within
        .deleteFrom('call_record')
        .where((is) => is.and(erased))
        .execute();
      // Its people can no longer be told by their numbers, so nothing of it can stand beside what is read anew.
      await within.deleteFrom('collection').where('record_id', '=', key.recordId).execute();
      await keep(within);
    });
    onAnew();
  },

  newestRecord: async (version, recordId) => {
    const row = await db
      .selectFrom('call_record')
      .select(['record_version', 'body', 'is_erased', 'read_at'])
      .where((is) => is.and({ graph_version: version, record_id: recordId }))
      .orderBy('record_version', 'desc')
      .limit(1)
      .executeTakeFirst();
    return (
      row && {
        recordVersion: row.record_version,
        json: await unpackJson<JsonObject>(row.body),
        isErased: row.is_erased,
        readAt: row.read_at.getTime(),
      }
    );
  },
});

export const recordColumns = ({ version, recordId, recordVersion }: RecordKey) => ({
  graph_version: version,
  record_id: recordId,
  record_version: recordVersion,
});

const endOf = (json: JsonObject): Date | null => {
  const text = json['endDateTime'];
  const end = typeof text === 'string' ? instantOf(text) : undefined;
  return typeof end === 'number' ? new Date(end) : null;
};
