import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';

const COLLECTION_KEY: ['record_id', 'graph_version', 'record_version', 'collection'] = [
  'record_id',
  'graph_version',
  'record_version',
  'collection',
];

/**
 * Every change of the tables, in order; one that was published is never edited. Rows of a record share its id as
 * first part of their key, so that a cluster can be distributed by it.
 */
const migrationsOf = (schema: string): Record<string, Migration> => ({
  '0001-records': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('call_record')
        .addColumn('record_id', 'text', (column) => column.notNull())
        .addColumn('graph_version', 'text', (column) => column.notNull())
        .addColumn('record_version', 'bigint', (column) => column.notNull())
        .addColumn('body', 'bytea', (column) => column.notNull())
        .addColumn('read_at', 'timestamptz', (column) => column.notNull())
        .addColumn('is_erased', 'boolean', (column) => column.notNull().defaultTo(false))
        .addPrimaryKeyConstraint('call_record_key', ['record_id', 'graph_version', 'record_version'])
        .execute();
      await db.schema
        .createTable('collection')
        .addColumn('record_id', 'text', (column) => column.notNull())
        .addColumn('graph_version', 'text', (column) => column.notNull())
        .addColumn('record_version', 'bigint', (column) => column.notNull())
        .addColumn('collection', 'text', (column) => column.notNull())
        .addColumn('pages', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('items', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('bytes', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('next_kind', 'text', (column) => column.notNull().defaultTo('first-page'))
        .addColumn('next_url', 'text')
        .addColumn('restarts', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('read_at', 'timestamptz', (column) => column.notNull())
        .addColumn('is_erased', 'boolean', (column) => column.notNull().defaultTo(false))
        .addPrimaryKeyConstraint('collection_key', COLLECTION_KEY)
        .execute();
      await db.schema
        .createTable('page')
        .addColumn('record_id', 'text', (column) => column.notNull())
        .addColumn('graph_version', 'text', (column) => column.notNull())
        .addColumn('record_version', 'bigint', (column) => column.notNull())
        .addColumn('collection', 'text', (column) => column.notNull())
        .addColumn('first_item', 'integer', (column) => column.notNull())
        .addColumn('item_count', 'integer', (column) => column.notNull())
        .addColumn('body', 'bytea', (column) => column.notNull())
        .addPrimaryKeyConstraint('page_key', [...COLLECTION_KEY, 'first_item'])
        .addForeignKeyConstraint('page_of', COLLECTION_KEY, 'collection', COLLECTION_KEY, (key) =>
          key.onDelete('cascade'),
        )
        .execute();
      await db.schema
        .createTable('lease')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('owner', 'text', (column) => column.notNull())
        .addColumn('held_until', 'timestamptz', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('list_link')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('url', 'text', (column) => column.notNull())
        .addColumn('kept_until', 'timestamptz', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('secret')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('value', 'bytea', (column) => column.notNull())
        .execute();
      // Bodies are packed already: the database need not try.
      await sql`alter table ${sql.table(`${schema}.page`)} alter column body set storage external`.execute(
        db,
      );
      await sql`alter table ${sql.table(`${schema}.call_record`)} alter column body set storage external`.execute(
        db,
      );
    },
  },
  '0002-people-and-state': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('person_number')
        .addColumn('record_id', 'text', (column) => column.notNull())
        .addColumn('clue', 'text', (column) => column.notNull())
        .addColumn('word', 'text', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('person_number_key', ['record_id', 'clue'])
        .execute();
      await db.schema.alterTable('call_record').addColumn('ended_at', 'timestamptz').execute();
      await db.schema
        .alterTable('collection')
        .addColumn('problem', 'text')
        .addColumn('next_page_at', 'timestamptz')
        .execute();
    },
  },
  '0003-access': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('revocation')
        .addColumn('mark', 'text', (column) => column.primaryKey())
        .addColumn('held_until', 'timestamptz', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('opened_record')
        .addColumn('what', 'text', (column) => column.notNull())
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('record', 'text', (column) => column.notNull())
        .addColumn('opened_at', 'timestamptz', (column) => column.notNull())
        .addPrimaryKeyConstraint('opened_record_key', ['what', 'person', 'record'])
        .execute();
    },
  },
});

/** Brings the tables of a schema up to date. Several processes may do so at once; throws the database's error. */
export const migrate = async <Any>(db: Kysely<Any>, schema: string): Promise<void> => {
  const migrator = new Migrator({
    db: db.withSchema(schema),
    provider: { getMigrations: async () => migrationsOf(schema) },
    migrationTableSchema: schema,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
};
