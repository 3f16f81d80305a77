import { useSyncExternalStore } from 'react';

const query = '(pointer: coarse)';

const subscribe = (changed: () => void) => {
  const media = matchMedia(query);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
};

/** Whether fingers rather than a mouse: rows are 44 px high then, as the tokens say. */
export const useCoarsePointer = (): boolean =>
  useSyncExternalStore(subscribe, () => matchMedia(query).matches);
