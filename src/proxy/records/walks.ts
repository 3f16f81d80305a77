import { SECOND_MS } from '#base/units';
import type { GraphVersion } from '#contract/routes';
import { ProxyError } from '../errors.ts';
import type { Ask } from '../graph/ask.ts';
import type { CallRecords, Stale } from './call-records.ts';
import { createFirstPages } from './first-pages.ts';
import { orAborted } from './shared.ts';
import { leaseNameOf, nameOf, type CollectionKey, type RecordStore } from '../store/store.ts';
import { createWalk, type Walk } from './walk.ts';
import { createWalkStep, targetOf, type Most } from './walk-step.ts';

type OpenedWalk = {
  readonly key: CollectionKey;
  readonly walk: Walk;
  readonly stale: Stale | undefined;
};

/** The walks of this process, one for each collection of a record's version. */
export type Walks = {
  /** The walk of the version that Graph has now. */
  openCurrent(
    version: GraphVersion,
    recordId: string,
    collection: CollectionKey['collection'],
    signal: AbortSignal,
  ): Promise<OpenedWalk>;
  /** The walk of a version that a reader is already in. */
  open(key: CollectionKey): Walk;
  end(): void;
};

type Options = {
  readonly store: RecordStore;
  readonly ask: Ask;
  readonly callRecords: CallRecords;
  readonly graphBaseUrl: string;
  readonly pageSize: number | undefined;
  /** What is read of a collection at most, if less than the limits. */
  readonly most?: Most | undefined;
  readonly now: () => number;
  readonly longestWaitMs: number;
  /** 1 in earnest; 60 makes a minute of Graph's last a second. */
  readonly timeScale: number;
};

const MAX_WALKS = 1_000;
/** A version learned so shortly before the last page is taken for that page's. */
const TRUSTED_MS = 30 * SECOND_MS;
const ENDLESS = new AbortController().signal;
/** A record that is rewritten all the time is read to the end all the same after this many restarts. */
const MAX_SUPERSEDED = 2;

export const createWalks = (options: Options): Walks => {
  const { store, ask, callRecords, graphBaseUrl, pageSize, most, now, longestWaitMs, timeScale } = options;
  const firstPages = createFirstPages({ ask, store, graphBaseUrl, pageSize, now });
  const walks = new Map<string, Walk>();
  const superseded = new Map<string, number>();

  const look = ({ version, recordId }: CollectionKey) =>
    callRecords.get(version, recordId, { signal: ENDLESS, notBefore: now() });

  const trustsVersion = (key: CollectionKey): boolean => {
    const known = callRecords.lastKnown(key.version, key.recordId);
    if (known?.recordVersion !== key.recordVersion) return false;
    if (known.askedAt + TRUSTED_MS / timeScale <= now()) return false;
    // Nobody waits for the look after a short walk: it is for whoever opens the record next.
    look(key).catch(() => undefined);
    return true;
  };

  const isStillCurrent = async (key: CollectionKey, signal: AbortSignal): Promise<boolean> => {
    const record = `${key.version} ${key.recordId} ${key.collection}`;
    try {
      const { recordVersion } = await orAborted(look(key), signal);
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
      pageSize,
      firstPages,
      most,
      trustsVersion: () => trustsVersion(key),
      isStillCurrent: (signal) => isStillCurrent(key, signal),
    });
    const walk = createWalk({ key, store, step, now, longestWaitMs, refusal: ask.refusal });
    walks.set(name, walk);
    return walk;
  };

  /** Whether some version of the collection is being read or has been: then it is likely to be the current one. */
  const hasWalk = (version: GraphVersion, recordId: string, collection: string): boolean =>
    [...walks.keys()].some(
      (name) => name.startsWith(`${version} ${recordId} `) && name.endsWith(` ${collection}`),
    );

  return {
    open,
    openCurrent: async (version, recordId, collection, signal) => {
      const isKnown =
        callRecords.lastKnown(version, recordId) !== undefined ||
        hasWalk(version, recordId, collection) ||
        (await store.newestRecord(version, recordId)) !== undefined;
      const which = { version, recordId, collection };
      const forget = isKnown ? undefined : firstPages.askAhead(targetOf(which), leaseNameOf(which));
      try {
        const { recordVersion, stale } = await callRecords.get(version, recordId, { signal });
        const key = { ...which, recordVersion };
        return { key, walk: open(key), stale };
      } catch (cause) {
        forget?.();
        throw cause;
      }
    },
    end: () => {
      for (const walk of walks.values()) walk.end();
    },
  };
};
