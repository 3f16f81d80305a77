import type { GraphVersion } from '#contract/routes';
import { ProxyError } from '../errors.ts';
import type { Ask } from '../graph/ask.ts';
import type { CallRecords } from './call-records.ts';
import { nameOf, type CollectionKey, type RecordStore } from './store.ts';
import { createWalk, type Walk } from './walk.ts';
import { createWalkStep } from './walk-step.ts';

/** The walks of this process, one for each collection of a record's version. */
export type Walks = {
  /** The walk of the version that Graph has now. */
  openCurrent(
    version: GraphVersion,
    recordId: string,
    collection: CollectionKey['collection'],
    signal: AbortSignal,
  ): Promise<{ readonly key: CollectionKey; readonly walk: Walk }>;
  /** The walk of a version that a reader is already in. */
  open(key: CollectionKey): Walk;
  stop(): void;
};

type Options = {
  readonly store: RecordStore;
  readonly ask: Ask;
  readonly callRecords: CallRecords;
  readonly graphBaseUrl: string;
  readonly now: () => number;
  readonly longestWaitMs: number;
};

const MAX_WALKS = 1_000;
/** A record that is rewritten all the time is read to the end all the same after this many restarts. */
const MAX_SUPERSEDED = 2;

export const createWalks = (options: Options): Walks => {
  const { store, ask, callRecords, graphBaseUrl, now, longestWaitMs } = options;
  const walks = new Map<string, Walk>();
  const superseded = new Map<string, number>();

  const isStillCurrent = async (key: CollectionKey, signal: AbortSignal): Promise<boolean> => {
    const record = `${key.version} ${key.recordId} ${key.collection}`;
    try {
      const { recordVersion } = await callRecords.get(key.version, key.recordId, {
        signal,
        notBefore: now(),
      });
      if (recordVersion === key.recordVersion) {
        superseded.delete(record);
        return true;
      }
      const times = (superseded.get(record) ?? 0) + 1;
      superseded.set(record, times);
      return times > MAX_SUPERSEDED;
    } catch (cause) {
      // The record has left Graph while it was read: there is no newer version, and what was read is all there is.
      if (cause instanceof ProxyError && cause.code === 'call-record-not-found') return true;
      throw cause;
    }
  };

  const makeRoom = (): void => {
    for (const [name, walk] of walks) {
      if (walks.size < MAX_WALKS) return;
      if (!walk.isRunning) walks.delete(name);
    }
  };

  const open = (key: CollectionKey): Walk => {
    const name = nameOf(key);
    const known = walks.get(name);
    if (known !== undefined) return known;
    makeRoom();
    const step = createWalkStep({
      key,
      store,
      ask,
      graphBaseUrl,
      isStillCurrent: (signal) => isStillCurrent(key, signal),
    });
    const walk = createWalk({ key, store, step, now, longestWaitMs });
    walks.set(name, walk);
    return walk;
  };

  return {
    open,
    openCurrent: async (version, recordId, collection, signal) => {
      const { recordVersion } = await callRecords.get(version, recordId, { signal });
      const key = { version, recordId, recordVersion, collection };
      return { key, walk: open(key) };
    },
    stop: () => {
      for (const walk of walks.values()) walk.stop();
    },
  };
};
