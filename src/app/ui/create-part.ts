import { useEffect, useSyncExternalStore } from 'react';

/** A part of a page whose code comes apart from it. */
export type Part<Module> = {
  /** Fetches it before it is needed. */
  readonly fetch: () => void;
  /** Fetches it and gives it; undefined while it is not there. */
  readonly use: () => Module | undefined;
};

/**
 * For what stands on the page from its first sight on, as soon as one knows that it is needed: React's `lazy` waits for
 * code even when it is there, and then keeps its fallback for 300 ms.
 */
export const createPart = <Module>(load: () => Promise<Module>): Part<Module> => {
  let module: Module | undefined;
  const listeners = new Set<() => void>();

  const fetch = (): void => {
    if (module !== undefined) return;
    load().then(
      (loaded) => {
        module = loaded;
        for (const listener of listeners) listener();
      },
      // Without a connection it stays away; what needs it later asks again.
      () => undefined,
    );
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  return {
    fetch,
    use: () => {
      useEffect(fetch, []);
      return useSyncExternalStore(subscribe, () => module);
    },
  };
};
