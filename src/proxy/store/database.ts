import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, types as pgliteTypes } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { lockDirectory } from './directory-lock.ts';
import { migrate } from './migrations.ts';
import type { Tables } from './tables.ts';

/** Where the store keeps its tables: STORE as read. */
export type StorePlace =
  | { readonly kind: 'memory' }
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: string };

export type Database = {
  readonly db: Kysely<Tables>;
  readonly schema: string;
  /** True when no other process can be at these tables. */
  readonly isOurs: boolean;
  close(): Promise<void>;
};

const SCHEMA = 'earshot';
/** PostgreSQL's int8 comes as text from one driver and as number from the other: text on both, for versions need it. */
const asText = (text: string): string => text;
const MAX_CONNECTIONS = 10;

/** Opens the place and brings its tables up to date. Throws DirectoryTaken, or what the database says. */
export const openDatabase = async (place: StorePlace): Promise<Database> => {
  switch (place.kind) {
    case 'memory':
      return openEmbedded('memory://', async () => undefined);
    case 'directory': {
      await mkdir(place.path, { recursive: true, mode: 0o700 });
      const unlock = await lockDirectory(place.path);
      return openEmbedded(join(place.path, 'postgres'), unlock).catch(async (cause: unknown) => {
        await unlock();
        throw cause;
      });
    }
    case 'postgres':
      return openServer(place.url);
  }
};

const openEmbedded = async (dataDir: string, unlock: () => Promise<void>): Promise<Database> => {
  const pglite = await createPGlite(dataDir);
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  // Through Kysely, which refuses whatever comes later: a transaction that finds PGlite closed would never settle.
  const close = async (): Promise<void> => {
    await db.destroy();
    await unlock();
  };
  await prepare(db, SCHEMA);
  return { db: db.withSchema(SCHEMA), schema: SCHEMA, isOurs: true, close };
};

/** PostgreSQL in this process; `from` is a dump of another to begin with. */
export const createPGlite = (dataDir: string, from?: Blob): Promise<PGlite> =>
  PGlite.create({
    dataDir,
    parsers: { [pgliteTypes.INT8]: asText },
    // PostgreSQL's own default of 128 MB would be taken from this process, which keeps pages at hand itself.
    postgresqlconf: ['shared_buffers=16MB'],
    ...(from === undefined ? {} : { loadDataDir: from }),
  });

const openServer = async (url: string): Promise<Database> => {
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    application_name: 'earshot',
    types: { getTypeParser: getTypeParser as typeof pg.types.getTypeParser },
  });
  // A connection that breaks while it is idle is replaced by the next query; without a listener it ends the process.
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await prepare(db, SCHEMA);
  } catch (cause) {
    await db.destroy();
    throw cause;
  }
  return { db: db.withSchema(SCHEMA), schema: SCHEMA, isOurs: false, close: () => db.destroy() };
};

/** Tables of their own in a database that is open already: for tests, which share one. */
export const prepare = async (db: Kysely<Tables>, schema: string): Promise<void> => {
  await db.schema.createSchema(schema).ifNotExists().execute();
  await migrate(db, schema);
};

const getTypeParser = (oid: number, format: 'text' | 'binary' = 'text'): unknown =>
  oid === pg.types.builtins.INT8 && format === 'text'
    ? asText
    : pg.types.getTypeParser(oid, format as 'text');
