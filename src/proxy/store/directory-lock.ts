import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { SECOND_MS } from '#base/units';

/** The directory belongs to another process that is alive. */
class DirectoryTaken extends Error {
  constructor(path: string, holder: string) {
    super(`${path} is in use by another process (${holder})`);
    this.name = 'DirectoryTaken';
  }
}

type Holder = { readonly id: string; readonly pid: number; readonly host: string };

const TOUCH_MS = 5 * SECOND_MS;
/** A holder that has not touched its lock for so long is gone: after a crash in a container its number is no proof. */
const STALE_MS = 30 * SECOND_MS;
const heldHere = new Set<string>();

/**
 * Takes the directory for this process, since PGlite takes no lock of its own and two processes would corrupt it.
 * Gives the function that lets go. A lock left by a crash is recognised: by its process on this machine, else by age.
 */
export const lockDirectory = async (path: string): Promise<() => Promise<void>> => {
  const file = join(resolve(path), 'lock');
  const mine: Holder = { id: randomUUID(), pid: process.pid, host: hostname() };
  await takeAwayStale(path, file);
  await create(path, file, mine);
  heldHere.add(file);
  const timer = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined);
  }, TOUCH_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    heldHere.delete(file);
    if ((await readHolder(file))?.id === mine.id) await rm(file, { force: true });
  };
};

const create = async (path: string, file: string, mine: Holder): Promise<void> => {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(JSON.stringify(mine));
    await handle.close();
  } catch (cause) {
    if (!isCode(cause, 'EEXIST')) throw cause;
    throw new DirectoryTaken(path, describe(await readHolder(file)));
  }
  const holder = await readHolder(file);
  if (holder?.id !== mine.id) throw new DirectoryTaken(path, describe(holder));
};

const takeAwayStale = async (path: string, file: string): Promise<void> => {
  const holder = await readHolder(file);
  const touched = await stat(file).catch(() => undefined);
  if (touched === undefined) return;
  const isGone =
    holder?.host === hostname() ? !isAlive(holder.pid, file) : Date.now() - touched.mtimeMs > STALE_MS;
  if (!isGone) throw new DirectoryTaken(path, describe(holder));
  // Only one of two that come at once can rename it.
  const aside = `${file}.${randomUUID()}`;
  await rename(file, aside).catch(() => undefined);
  await rm(aside, { force: true });
};

/** A lock that bears our own number was left by a process before us that had it too, as the first of a container has. */
const isAlive = (pid: number, file: string): boolean => {
  if (pid === process.pid) return heldHere.has(file);
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return isCode(cause, 'EPERM');
  }
};

const readHolder = async (file: string): Promise<Holder | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Holder);
  } catch {
    return undefined;
  }
};

const describe = (holder: Holder | undefined): string =>
  holder === undefined ? 'unknown' : `${holder.pid} on ${holder.host}`;

const isCode = (cause: unknown, code: string): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === code;
