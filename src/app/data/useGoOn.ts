import { onlineManager } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { ApiError } from './ApiError.ts';
import { goOnReading, isPlaceLost, nextTryAt } from './go-on-reading.ts';

/** What this needs of a `useInfiniteQuery(…)`. */
export type PagedQuery = {
  readonly data: unknown;
  readonly error: Error | null;
  readonly errorUpdatedAt: number;
  readonly hasNextPage: boolean;
  readonly isRefetchError: boolean;
  readonly isFetching: boolean;
  readonly isPaused: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
  readonly refetch: () => Promise<unknown>;
};

/** A place that is lost over and over is a fault that reading again does not mend. */
const MOST_RESTARTS = 2;

/**
 * Keeps what the page promises after an error: a passing one is tried again at its time or when the connection is
 * back, and where the place is lost reading starts again. Returns whether it is about to do the latter.
 */
export const useGoOn = (query: PagedQuery): boolean => {
  const { error, errorUpdatedAt, isFetching, isPaused } = query;
  const [restarts, setRestarts] = useState(0);
  const startsAgain = isPlaceLost(error) && (isFetching || restarts < MOST_RESTARTS);
  const goOn = useEffectEvent(() => {
    if (startsAgain) setRestarts((count) => count + 1);
    void goOnReading(query);
  });
  useEffect(() => {
    const at = startsAgain ? errorUpdatedAt : nextTryAt(error, errorUpdatedAt);
    if (isFetching || isPaused || at === undefined) return undefined;
    const timer = setTimeout(() => goOn(), Math.max(0, at - Date.now()));
    const isOffline = error instanceof ApiError && error.code === 'offline';
    const unsubscribe = onlineManager.subscribe((isOnline) => {
      if (isOnline && isOffline) goOn();
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [error, errorUpdatedAt, isFetching, isPaused, startsAgain]);
  return startsAgain;
};
