import { openDatabase, type StorePlace } from './database.ts';
import { createSqlStore } from './sql-store.ts';
import type { RecordStore } from './store.ts';

const MEGABYTE = 1024 * 1024;
/** A session with its segments takes about half a kilobyte packed: room for a quarter of a million. */
const MAX_MEMORY_BYTES = 128 * MEGABYTE;

/** The store at the place STORE names. Throws DirectoryTaken, or what the database says. */
export const openStore = async (place: StorePlace, now: () => number): Promise<RecordStore> => {
  const database = await openDatabase(place);
  return createSqlStore({ database, now, ...(place.kind === 'memory' && { maxBytes: MAX_MEMORY_BYTES }) });
};
