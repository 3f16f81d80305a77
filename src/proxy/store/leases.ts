import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { SECOND_MS } from '#base/units';
import type { Database } from './database.ts';
import type { Lease } from './store.ts';

export type Leases = {
  /** Undefined while another process has it. One process may claim a name more than once; it ends with the last. */
  readonly claim: (name: string) => Promise<Lease | undefined>;
  releaseAll(): Promise<void>;
};

type Held = { count: number; readonly lost: AbortController; readonly timer: NodeJS.Timeout };

/** A process that died holds its leases so long at most. */
const LEASE_MS = 15 * SECOND_MS;

/**
 * Rights to read something from Graph, one process each. The database's clock decides, for those of the proxies
 * may differ. A lease is renewed at a third of its length, and lost when that fails until it has run out.
 */
export const createLeases = ({ db }: Database, leaseMs: number = LEASE_MS): Leases => {
  const owner = randomUUID();
  const held = new Map<string, Held>();

  const write = async (name: string): Promise<boolean> => {
    const until = sql<Date>`clock_timestamp() + ${leaseMs} * interval '1 millisecond'`;
    const row = await db
      .insertInto('lease')
      .values({ name, owner, held_until: until })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ owner, held_until: until })
          .where((is) =>
            is.or([is('lease.owner', '=', owner), is('lease.held_until', '<', sql<Date>`clock_timestamp()`)]),
          ),
      )
      .returning('owner')
      .executeTakeFirst();
    return row !== undefined;
  };

  const erase = async (name: string): Promise<void> => {
    await db.deleteFrom('lease').where('name', '=', name).where('owner', '=', owner).execute();
  };

  const lose = (name: string): void => {
    const entry = held.get(name);
    if (entry === undefined) return;
    clearInterval(entry.timer);
    held.delete(name);
    entry.lost.abort(new Error('The lease was lost'));
  };

  const keepAlive = (name: string): NodeJS.Timeout => {
    let goodUntil = performance.now() + leaseMs;
    const timer = setInterval(() => {
      const asked = performance.now();
      write(name)
        .then((isOurs) => {
          if (isOurs) goodUntil = asked + leaseMs;
          else lose(name);
        })
        .catch(() => {
          if (performance.now() > goodUntil) lose(name);
        });
    }, leaseMs / 3);
    timer.unref();
    return timer;
  };

  const hold = (name: string): Lease => {
    const entry = held.get(name) ?? { count: 0, lost: new AbortController(), timer: keepAlive(name) };
    held.set(name, entry);
    entry.count += 1;
    let isReleased = false;
    return {
      lost: entry.lost.signal,
      release: () => {
        if (isReleased || held.get(name) !== entry) return;
        isReleased = true;
        entry.count -= 1;
        if (entry.count > 0) return;
        clearInterval(entry.timer);
        held.delete(name);
        // Should this fail, the lease runs out by itself.
        erase(name).catch(() => undefined);
      },
    };
  };

  return {
    claim: async (name) => (held.has(name) || (await write(name)) ? hold(name) : undefined),
    releaseAll: async () => {
      for (const { timer } of held.values()) clearInterval(timer);
      held.clear();
      await db.deleteFrom('lease').where('owner', '=', owner).execute();
    },
  };
};
