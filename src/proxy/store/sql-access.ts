import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { RecordStore } from './store.ts';

/** Who may no longer come in, and how much was opened by whom: what protects people holds at every proxy. */
export const createAccess = ({ db }: Database): Pick<RecordStore, 'revoke' | 'revoked' | 'open'> => ({
  revoke: async ({ mark, until }) => {
    const held_until = new Date(until);
    await db
      .insertInto('revocation')
      .values({ mark, held_until })
      .onConflict((conflict) =>
        conflict.column('mark').doUpdateSet({
          held_until: sql<Date>`greatest(revocation.held_until, excluded.held_until)`,
        }),
      )
      .execute();
  },

  revoked: async (at) => {
    const rows = await db
      .selectFrom('revocation')
      .selectAll()
      .where('held_until', '>', new Date(at))
      .execute();
    return rows.map(({ mark, held_until }) => ({ mark, until: held_until.getTime() }));
  },

  open: ({ what, person, record, at }, { most, since }) =>
    db.transaction().execute(async (within) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`${what} ${person}`}, 1))`.execute(within);
      const theirs = { what, person };
      await within
        .deleteFrom('opened_record')
        .where((is) => is.and(theirs))
        .where('opened_at', '<=', new Date(since))
        .execute();
      const opened = await within
        .selectFrom('opened_record')
        .select(['record', 'opened_at'])
        .where((is) => is.and(theirs))
        .orderBy('opened_at')
        .execute();
      const [oldest] = opened;
      if (oldest !== undefined && opened.length >= most && !opened.some((one) => one.record === record))
        return oldest.opened_at.getTime();
      const opened_at = new Date(at);
      await within
        .insertInto('opened_record')
        .values({ ...theirs, record, opened_at })
        .onConflict((conflict) => conflict.columns(['what', 'person', 'record']).doUpdateSet({ opened_at }))
        .execute();
      return undefined;
    }),
});
