import { useMemo, useSyncExternalStore } from 'react';

export const useMediaQuery = (query: string): boolean => {
  const list = useMemo(() => listOf(query), [query]);
  return useSyncExternalStore(list.subscribe, list.matches);
};

/** One list for all renders: to make one costs more than whatever asks it. */
const listOf = (query: string) => {
  const list = matchMedia(query);
  return {
    matches: () => list.matches,
    subscribe: (listener: () => void) => {
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
  };
};
