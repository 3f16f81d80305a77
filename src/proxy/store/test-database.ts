import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Kysely, PGliteDialect } from 'kysely';
import { createPGlite } from './database.ts';
import type { Tables } from './tables.ts';

const CACHE = fileURLToPath(new URL('../../../.cache/', import.meta.url));

/** An empty database in memory for tests. To set one up takes ten times as long as to load one that was. */
export const openTestDatabase = async (): Promise<Kysely<Tables>> => {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(await readFile(new URL('../package.json', `file://${entry}`), 'utf8')) as {
    readonly version: string;
  };
  const file = `${CACHE}pglite-${version}.tar`;
  const dump = await readFile(file).catch(() => undefined);
  const pglite = await createPGlite('memory://', dump && new Blob([new Uint8Array(dump)]));
  if (dump === undefined) {
    const fresh = await pglite.dumpDataDir('none');
    await mkdir(CACHE, { recursive: true });
    // Several tests may be here at once: whoever comes last wins, and nobody reads half a file.
    await writeFile(`${file}.${process.pid}`, Buffer.from(await fresh.arrayBuffer()));
    await rename(`${file}.${process.pid}`, file);
  }
  return new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
};
