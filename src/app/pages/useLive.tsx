import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';

type Live = {
  readonly get: () => ReactNode;
  readonly set: (node: ReactNode) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/** One and the same element that shows what is given at this very moment, inside of a page that follows more calmly. */
export const useLive = (node: ReactNode): ReactNode => {
  const [live] = useState(() => createLive(node));
  useEffect(() => live.set(node), [live, node]);
  return useMemo(() => <Now live={live} />, [live]);
};

const Now = ({ live }: { readonly live: Live }) => useSyncExternalStore(live.subscribe, live.get);

const createLive = (first: ReactNode): Live => {
  const listeners = new Set<() => void>();
  let node = first;
  return {
    get: () => node,
    set: (next) => {
      node = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
